// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A word that stands for hosts, taken apart: user, host and port. Ranges and patterns are targetword.cpp's.
#include "core/targets/targetword.h"

#include <QUrl>

#include <algorithm>

namespace rollcall {

namespace {

Result<quint16> readPort(const QString& piece, QStringView text)
{
    const bool isDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const uint port = text.toUInt(&ok);
    if (!ok || !isDigits || port == 0 || port > 65535)
        return targetSyntax(piece, TargetText::tr("a port is a number from 1 to 65535"));
    return static_cast<quint16>(port);
}

// "[2001:db8::1]" or "[2001:db8::1]:2222"
Result<HostWord> splitBracketed(const WordText& word, HostWord result)
{
    const qsizetype close = word.indexOf(u']');
    const QString inside = word.text.mid(1, close - 1);
    const QString after = word.text.mid(close + 1);
    if (!isIpv6Literal(inside) || (!after.isEmpty() && !after.startsWith(u':')))
        return targetSyntax(word.text, TargetText::tr("a range is written [1-3], an IPv6 address [2001:db8::1]:22"));
    result.host = word.mid(1, close - 1);
    if (after.isEmpty())
        return result;
    const Result<quint16> port = readPort(word.text, QStringView(after).sliced(1));
    if (!port)
        return port.error();
    result.port = *port;
    return result;
}

} // namespace

namespace {

/// "ssh://user;more@host:port/" without what a URL has around the word.
WordText withoutScheme(const WordText& word, bool& isUrl)
{
    constexpr QLatin1StringView scheme("ssh://");
    isUrl = word.text.startsWith(scheme, Qt::CaseInsensitive) && !word.quoted.first(scheme.size()).contains(true);
    if (!isUrl)
        return word;
    const WordText rest = word.mid(scheme.size());
    return rest.text.endsWith(u'/') ? rest.mid(0, rest.text.size() - 1) : rest;
}

/// In a range it is a step.
bool hasSlash(const WordText& word)
{
    bool inRange = false;
    for (qsizetype i = 0; i < word.text.size(); ++i) {
        inRange = word.isSign(i, u'[') || (inRange && !word.isSign(i, u']'));
        if (!inRange && word.isSign(i, u'/'))
            return true;
    }
    return false;
}

} // namespace

Result<HostWord> splitHostWord(const WordText& word)
{
    HostWord result;
    WordText rest = withoutScheme(word, result.url);
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        result.user = rest.text.left(at);
        if (result.url)
            result.user = QUrl::fromPercentEncoding(result.user.section(u';', 0, 0).toUtf8());
        rest = rest.mid(at + 1);
        if (result.user.isEmpty())
            return targetSyntax(word.text, TargetText::tr("there is no user before the @"));
    }
    const qsizetype close = rest.indexOf(u']');
    const bool bracketed = !rest.text.isEmpty() && rest.isSign(0, u'[') && close > 0;
    if (bracketed && QStringView(rest.text).left(close).contains(u':'))
        return splitBracketed(rest, result);

    const qsizetype colon = rest.lastIndexOf(u':');
    if (colon >= 0 && colon > close && !isIpv6Literal(rest.text)) {
        const Result<quint16> port = readPort(word.text, QStringView(rest.text).sliced(colon + 1));
        if (!port)
            return port.error();
        result.port = *port;
        rest = rest.mid(0, colon);
    }
    if (rest.text.isEmpty())
        return targetSyntax(word.text, TargetText::tr("there is no host name"));
    if (hasSlash(rest))
        return targetSyntax(word.text, TargetText::tr("a host's name has no /"));
    result.host = rest;
    return result;
}

} // namespace rollcall
