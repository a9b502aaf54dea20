// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

// One word of a target expression, taken apart: quotes undone, ranges multiplied out, user and port split
// off. Used by core/targets/target.cpp and core/targets/targettext.cpp. Pure; any thread.
namespace rollcall {

/// A word's characters with the quotes undone; each remembers whether it stood in quotes (then it is no
/// sign).
struct WordText
{
    QString text;
    QList<bool> quoted;

    static WordText of(QStringView word);
    bool isSign(qsizetype index, char16_t sign) const
    {
        return index < text.size() && text[index] == sign && !quoted[index];
    }
    qsizetype indexOf(char16_t sign, qsizetype from = 0) const;
    qsizetype lastIndexOf(char16_t sign) const;
    WordText mid(qsizetype position, qsizetype length = -1) const;
    bool hasGlob() const;
};

/// "root@web[1-3]:2222" -> root, web[1-3], 2222; an IPv6 literal loses its brackets, a URL its "ssh://".
struct HostWord
{
    QString user;
    WordText host;
    quint16 port = 0;
    bool url = false; // it began with "ssh://"
};
Result<HostWord> splitHostWord(const WordText& word);

/// Every text the ranges stand for, in order. TargetSyntax where a range cannot be read, where there are too many, or
/// where one is longer than a name can be; then little was worked out.
Result<QList<WordText>> expandRanges(const WordText& word, qsizetype limit);

bool isIpLiteral(QStringView text); // with an optional %zone behind an IPv6 one
bool isIpv6Literal(QStringView text);
/// `*` and `?` not in quotes; everything else literally, upper and lower case alike.
bool globMatches(const WordText& pattern, QStringView name);

/// "character 4 is U+200B", of each that does not show or passes for another one; empty: there is none.
QString hiddenPlaces(const QString& text);
/// Why a name that nothing knows is no host's, by the signs that stand in it outside quotes; empty where it can be
/// one. Without any word of it.
QString whyNoHost(const WordText& name);
/// What was meant by a shell's braces: "web-{01..03}" as "web-[01-03]"; empty where there are none.
QString withBrackets(const QString& piece);
/// Of a piece that is none for that reason, or as it should have been written.
Error noHost(const QString& piece, const QString& why);

/// What is wrong with a piece of a target.
struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(Target)
};

Error targetSyntax(const QString& piece, const QString& detail);
Error tooManyHosts(const QString& piece);

} // namespace rollcall
