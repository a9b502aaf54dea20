// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/hostspec.h"

#include <arpa/inet.h>

#include <array>
#include <functional>

namespace rollcall {

namespace {

QStringList wayTo(const HostSpec& host, const std::function<QString(const QString&)>& spelling)
{
    QStringList way;
    if (const QString command = proxyCommandOf(host); !command.isEmpty())
        way.append(QStringLiteral("ProxyCommand ") + command);
    for (const HostSpec* jump : jumpsOf(host))
        way.append(loginText(jump->user, spelling(jump->address), jump->port));
    return way;
}

} // namespace

QString oneSpelling(const QString& address)
{
    const QByteArray text = address.toLatin1();
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> shortest{};
    for (const int family : {AF_INET, AF_INET6}) {
        if (inet_pton(family, text.constData(), bytes.data()) == 1 &&
            inet_ntop(family, bytes.data(), shortest.data(), shortest.size()))
            return QString::fromLatin1(shortest.data());
    }
    const QString name = address.toLower();
    return name.size() > 1 && name.endsWith(u'.') ? name.chopped(1) : name;
}

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
    return wayTo(host, [](const QString& address) { return address; });
}

MachineKey machineKey(const HostSpec& host)
{
    return {oneSpelling(host.address), host.port, wayTo(host, oneSpelling)};
}

QString machineAddress(const HostSpec& host)
{
    return host.address + u':' + QString::number(host.port);
}

LoginKey loginKey(const HostSpec& host)
{
    return {machineKey(host), host.user};
}

} // namespace rollcall
