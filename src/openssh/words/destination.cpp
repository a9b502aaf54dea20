// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/words/destination.h"

#include "core/base/error.h"

#include <QStringList>
#include <QStringView>
#include <QUrl>

#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

Error bad(const QString& text)
{
    return {ErrorKind::BadValue, text, u"[user@]host[:port]"_s, {}, 0};
}

bool isCleanWord(const QString& word)
{
    return !word.isEmpty() && !word.startsWith(u'-') &&
           std::none_of(word.begin(), word.end(), [](QChar c) { return c.unicode() <= u' ' || c.unicode() == 127; });
}

bool readPort(QStringView text, quint16& port)
{
    const std::optional<quint16> number = portOf(text.toString());
    port = number.value_or(0);
    return number.has_value();
}

// "host", "host:port", "[v6]", "[v6]:port"
bool readHostAndPort(QStringView text, Destination& destination)
{
    QStringView host = text;
    QStringView port;
    bool hasPort = false;
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(u']');
        if (close < 0)
            return false;
        host = text.mid(1, close - 1);
        const QStringView rest = text.mid(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return false;
        hasPort = !rest.isEmpty();
        port = rest.mid(1);
    } else if (const qsizetype colon = text.indexOf(u':'); colon >= 0) {
        host = text.first(colon);
        hasPort = true;
        port = text.mid(colon + 1);
    }
    destination.host = host.toString();
    return isSafeInCommands(destination.host) && (!hasPort || readPort(port, destination.port));
}

std::optional<quint16> serviceNamed(const QByteArray& name)
{
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (::getaddrinfo(nullptr, name.constData(), &hints, &list) != 0 || !list)
        return std::nullopt;
    sockaddr_in address{};
    std::memcpy(&address, list->ai_addr, sizeof address);
    ::freeaddrinfo(list);
    return address.sin_port == 0 ? std::nullopt : std::optional<quint16>(ntohs(address.sin_port));
}

} // namespace

std::optional<quint16> portOf(const QString& text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || std::all_of(text.begin(), text.end(), isDigit)) {
        bool ok = false;
        const quint16 port = text.toUShort(&ok);
        return ok && port != 0 ? std::optional(port) : std::nullopt;
    }
    // A number with a sign or blanks before it would be one for the resolver.
    return text.front().isLetter() ? serviceNamed(text.toLatin1()) : std::nullopt;
}

bool isSafeInCommands(const QString& name)
{
    static const QString refused = u"/'`\"$\\;&<>|(){},"_s;
    return isCleanWord(name) && std::none_of(name.begin(), name.end(), [](QChar c) { return refused.contains(c); });
}

Result<Destination> parseDestination(const QString& text)
{
    const QString trimmed = text.trimmed();
    QStringView rest(trimmed);
    const bool uri = rest.startsWith("ssh://"_L1, Qt::CaseInsensitive);
    if (uri) {
        rest = rest.mid(6);
        if (rest.endsWith(u'/'))
            rest.chop(1);
    }
    Destination destination;
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        QStringView user = rest.first(at);
        if (const qsizetype parameters = user.indexOf(u';'); uri && parameters >= 0)
            user = user.first(parameters); // ";fingerprint=…" means nothing to ssh
        destination.user = uri ? QUrl::fromPercentEncoding(user.toUtf8()) : user.toString();
        if (!isCleanWord(destination.user))
            return bad(text);
        rest = rest.mid(at + 1);
    }
    if (!readHostAndPort(rest, destination))
        return bad(text);
    return destination;
}

Result<QList<Destination>> parseProxyJump(const QString& text)
{
    QList<Destination> hops;
    const QString list = text.trimmed();
    if (list.compare("none"_L1, Qt::CaseInsensitive) == 0)
        return hops;
    const QStringList pieces = list.split(u',');
    for (const QString& piece : pieces) {
        auto hop = parseDestination(piece);
        if (!hop)
            return hop.error();
        hops.append(*std::move(hop));
    }
    return hops;
}

} // namespace rollcall::openssh
