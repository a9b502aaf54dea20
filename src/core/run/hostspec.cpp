// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/hostspec.h"

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

QString loginText(const QString& user, const QString& address, quint16 port)
{
    const QString bracketed = address.contains(u':') ? u'[' + address + u']' : address;
    return user + u'@' + bracketed + u':' + QString::number(port);
}

QStringList wayTo(const HostSpec& host)
{
    QStringList way;
    if (const QString command = proxyCommandOf(host); !command.isEmpty())
        way.append(QStringLiteral("ProxyCommand ") + command);
    for (const HostSpec* jump : jumpsOf(host))
        way.append(loginText(jump->user, jump->address, jump->port));
    return way;
}

MachineKey machineKey(const HostSpec& host)
{
    return {host.address, host.port, wayTo(host)};
}

LoginKey loginKey(const HostSpec& host)
{
    return {machineKey(host), host.user};
}

} // namespace rollcall
