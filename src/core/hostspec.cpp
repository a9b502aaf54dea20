// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hostspec.h"

namespace rollcall {

QList<const HostSpec*> jumpsOf(const HostSpec& host)
{
    QList<const HostSpec*> jumps;
    for (const HostSpec* jump = host.jump.get(); jump; jump = jump->jump.get())
        jumps.prepend(jump);
    return jumps;
}

QString proxyCommandOf(const HostSpec& host)
{
    const QList<const HostSpec*> jumps = jumpsOf(host);
    return jumps.isEmpty() ? host.proxyCommand : jumps.constFirst()->proxyCommand;
}

} // namespace rollcall
