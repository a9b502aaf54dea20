// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/words/algorithms.h"

#include "openssh/words/patterns.h"

#include <algorithm>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool provesOneOf(const QString& algorithm, const QStringList& keyTypes)
{
    return std::any_of(keyTypes.begin(), keyTypes.end(),
                       [&](const QString& type) { return algorithmsOfKeyType(type).contains(algorithm); });
}

} // namespace

QStringList applyAlgorithms(const QString& setting, const QStringList& defaults)
{
    if (setting.isEmpty())
        return defaults;
    const QChar mode = setting.at(0);
    const bool modified = mode == u'+' || mode == u'-' || mode == u'^';
    QStringList named = (modified ? setting.mid(1) : setting).split(u',', Qt::SkipEmptyParts);
    named.removeDuplicates();
    const auto isNamed = [&named](const QString& algorithm) {
        return std::any_of(named.begin(), named.end(),
                           [&](const QString& pattern) { return matchesPattern(algorithm, pattern); });
    };
    if (mode == u'-') {
        QStringList kept = defaults;
        kept.removeIf(isNamed);
        return kept;
    }
    QStringList list = named;
    if (mode == u'+')
        list = defaults + named;
    else if (mode == u'^')
        list = named + defaults;
    list.removeDuplicates();
    return list;
}

QStringList algorithmsOfKeyType(const QString& keyType)
{
    if (keyType == u"ssh-rsa"_s)
        return {u"rsa-sha2-512"_s, u"rsa-sha2-256"_s, u"ssh-rsa"_s};
    return {keyType};
}

QStringList preferKnown(const QStringList& algorithms, const QStringList& knownKeyTypes)
{
    QStringList ordered = algorithms;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](const QString& algorithm) { return provesOneOf(algorithm, knownKeyTypes); });
    return ordered;
}

QStringList restrictTo(const QStringList& algorithms, const QStringList& keyTypes)
{
    QStringList kept = algorithms;
    kept.removeIf([&](const QString& algorithm) { return !provesOneOf(algorithm, keyTypes); });
    return kept;
}

} // namespace rollcall::openssh
