// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/knownhostsline.h"

#include "openssh/words/base64.h"
#include "openssh/words/publickey.h"

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

void skipBlanks(QByteArrayView& rest)
{
    qsizetype at = 0;
    while (at < rest.size() && isBlank(rest[at]))
        ++at;
    rest = rest.sliced(at);
}

QByteArrayView takeWord(QByteArrayView& rest)
{
    qsizetype end = 0;
    while (end < rest.size() && !isBlank(rest[end]))
        ++end;
    const QByteArrayView word = rest.first(end);
    rest = rest.sliced(end);
    skipBlanks(rest);
    return word;
}

bool readHashedName(QByteArrayView names, KnownHostsLine& line)
{
    if (!names.startsWith("|1|"))
        return false;
    const QByteArrayView rest = names.sliced(3);
    const qsizetype bar = rest.indexOf('|');
    if (bar < 0)
        return false;
    const auto salt = strictBase64(rest.first(bar));
    const auto hash = strictBase64(rest.sliced(bar + 1));
    if (!salt || !hash || salt->size() != 20 || hash->size() != 20)
        return false;
    line.salt = *salt;
    line.hash = *hash;
    return true;
}

// False if there is a marker that means nothing (OpenSSH skips such a line, it does not guess).
bool readMarker(QByteArrayView& rest, Marker& marker)
{
    if (!rest.startsWith('@'))
        return true;
    const QByteArrayView word = takeWord(rest);
    if (word == "@cert-authority")
        marker = Marker::CertAuthority;
    else if (word == "@revoked")
        marker = Marker::Revoked;
    else
        return false;
    return !rest.startsWith('@');
}

ParsedLine wrong(const QString& expected)
{
    return {std::nullopt, LineProblem{expected}};
}

} // namespace

ParsedLine parseKnownHostsLine(QByteArrayView text)
{
    skipBlanks(text);
    if (text.endsWith('\r')) // written by an editor on Windows
        text.chop(1);
    if (text.isEmpty() || text.startsWith('#'))
        return {};
    KnownHostsLine line;
    if (!readMarker(text, line.marker))
        return wrong(u"@revoked or @cert-authority"_s);
    const QByteArrayView names = takeWord(text);
    if (names.startsWith('|')) {
        if (!readHashedName(names, line))
            return wrong(u"|1|salt|hash"_s);
    } else {
        line.names = names.toByteArray().toLower();
    }
    const QByteArrayView type = takeWord(text);
    const QByteArrayView key = takeWord(text);
    if (line.names.isEmpty() && line.salt.isEmpty())
        return wrong(u"host names"_s);
    if (type.isEmpty() || type.startsWith('#'))
        return wrong(u"a key type"_s);
    auto blob = strictBase64(key);
    if (!blob || !isHostKey(type, *blob))
        return wrong(u"a key of type %1"_s.arg(QString::fromLatin1(type.first(qMin<qsizetype>(type.size(), 64)))));
    line.keyType = type.toByteArray();
    line.keyBlob = *std::move(blob);
    return {std::move(line), std::nullopt};
}

} // namespace rollcall::openssh
