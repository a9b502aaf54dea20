// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"

namespace rollcall {

QString askerName(const Question& question)
{
    const QString login = question.user + u'@';
    return question.user.isEmpty() || question.host.startsWith(login) ? question.host : login + question.host;
}

QString addressText(const HostKeyCandidate& key)
{
    const qsizetype port = key.lookup.startsWith(u'[') ? key.lookup.lastIndexOf(QLatin1String("]:")) : -1;
    if (port < 0)
        return key.address;
    const QString address = key.address.contains(u':') ? u'[' + key.address + u']' : key.address;
    return QString(address + key.lookup.mid(port + 1));
}

} // namespace rollcall
