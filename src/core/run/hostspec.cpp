// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/hostspec.h"

#include <QHash>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <functional>
#include <optional>

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

QString shortest(int family, const void* bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    return QString::fromLatin1(inet_ntop(family, bytes, text.data(), text.size()));
}

/// Who connects to no address at all comes to the loopback device.
QString shortest(in_addr bytes)
{
    if (bytes.s_addr == htonl(INADDR_ANY))
        bytes.s_addr = htonl(INADDR_LOOPBACK);
    return shortest(AF_INET, &bytes);
}

std::optional<QString> literalSpelling(const QByteArray& text)
{
    in_addr four{};
    const bool numbers = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char each) {
        return isxdigit(static_cast<unsigned char>(each)) != 0 || each == 'x' || each == '.';
    }); // what stands behind a blank is passed over by inet_aton()
    if (numbers && inet_aton(text.constData(), &four) != 0)
        return shortest(four);
    in6_addr six{};
    if (inet_pton(AF_INET6, text.constData(), &six) != 1)
        return std::nullopt;
    if (IN6_IS_ADDR_UNSPECIFIED(&six))
        return shortest(AF_INET6, &in6addr_loopback);
    if (!IN6_IS_ADDR_V4MAPPED(&six))
        return shortest(AF_INET6, &six);
    std::memcpy(&four, &six.s6_addr[12], sizeof(four));
    return shortest(four);
}

bool isOfALink(const in6_addr& address)
{
    return IN6_IS_ADDR_LINKLOCAL(&address) || IN6_IS_ADDR_MC_LINKLOCAL(&address);
}

/// A device goes by its number, where there is one of that name. Where an address needs none, none but a number is taken,
/// and it means nothing.
std::optional<QString> scopedSpelling(const QByteArray& text, const QString& scope)
{
    in6_addr six{};
    if (inet_pton(AF_INET6, text.constData(), &six) != 1)
        return std::nullopt;
    bool isNumber = false;
    unsigned int device = scope.toUInt(&isNumber);
    isNumber = isNumber && scope.front().isDigit();
    if (!isOfALink(six))
        return isNumber ? literalSpelling(text) : std::nullopt;
    if (const unsigned int named = if_nametoindex(scope.toLocal8Bit().constData()); named != 0 || !isNumber)
        device = named;
    return shortest(AF_INET6, &six) + u'%' + (device != 0 ? QString::number(device) : scope);
}

} // namespace

QStringList namesApart(const QList<const RunHost*>& hosts)
{
    QHash<QString, int> namesakes;
    QHash<QString, int> ofOneWord;
    for (const RunHost* const host : hosts) {
        ++namesakes[host->name];
        ++ofOneWord[host->word];
    }
    QStringList names;
    names.reserve(hosts.size());
    for (const RunHost* const host : hosts) {
        const bool alone = namesakes.value(host->name) == 1 || host->word.isEmpty();
        const bool toldByWord = alone || ofOneWord.value(host->word) == 1 || host->library.isEmpty();
        names.append(alone        ? host->name
                     : toldByWord ? host->word
                                  : host->word + QStringLiteral(" (") + host->library + u')');
    }
    return names;
}

// As getaddrinfo(3) reads it, whatever a name would mean to a name server: 127.1 and 0x7f000001 are 127.0.0.1.
QString oneSpelling(const QString& address)
{
    if (const qsizetype scope = address.indexOf(u'%'); scope >= 0 && scope + 1 < address.size()) {
        const auto scoped = scopedSpelling(address.left(scope).toLatin1(), address.mid(scope + 1));
        if (scoped)
            return *scoped;
    }
    QString name = address.toLower();
    if (name.size() > 1 && name.endsWith(u'.'))
        name.chop(1);
    if (name == u"localhost" || name.endsWith(u".localhost"))
        return QStringLiteral("127.0.0.1");
    const std::optional<QString> literal = literalSpelling(name.toLatin1());
    return literal.value_or(name);
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
