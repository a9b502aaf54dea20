// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way.h"

namespace rollcall::app {

using namespace Qt::StringLiterals;

QString loginText(const HostSpec& host)
{
    const QString address = host.address.contains(u':') ? u'[' + host.address + u']' : host.address;
    return host.user + u'@' + address + u':' + QString::number(host.port);
}

QStringList wayTo(const HostSpec& host)
{
    QStringList way;
    if (const QString command = proxyCommandOf(host); !command.isEmpty())
        way.append(u"ProxyCommand "_s + command);
    for (const HostSpec* jump : jumpsOf(host))
        way.append(loginText(*jump));
    return way;
}

} // namespace rollcall::app
