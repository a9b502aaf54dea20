// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targetterm.h"

#include <QVersionNumber>

#include <algorithm>
#include <array>
#include <optional>

namespace rollcall {

namespace {

struct Prefix
{
    QLatin1String text;
    TargetTerm::Kind kind;
    bool isNamed; // NAME and a comparison follow
};

constexpr std::array prefixes{
    Prefix{QLatin1String("tag:"), TargetTerm::Kind::Tag, false},
    Prefix{QLatin1String("os:"), TargetTerm::Kind::Os, false},
    Prefix{QLatin1String("var."), TargetTerm::Kind::Variable, true},
    Prefix{QLatin1String("fact."), TargetTerm::Kind::Fact, true},
};

qsizetype signOfComparison(const WordText& word, qsizetype from)
{
    for (qsizetype i = from; i < word.text.size(); ++i) {
        if (word.isSign(i, u'=') || word.isSign(i, u'<') || word.isSign(i, u'>'))
            return i;
    }
    return -1;
}

const Prefix* prefixOf(const WordText& word)
{
    const auto found = std::find_if(prefixes.begin(), prefixes.end(), [&](const Prefix& prefix) {
        const qsizetype size = prefix.text.size();
        return word.text.startsWith(prefix.text, Qt::CaseInsensitive) && !word.quoted.first(size).contains(true) &&
               (!prefix.isNamed || signOfComparison(word, size) > size);
    });
    return found == prefixes.end() ? nullptr : &*found;
}

bool isNumber(const QString& text)
{
    qsizetype end = 0;
    return !QVersionNumber::fromString(text, &end).isNull() && end == text.size();
}

/// Takes the comparison off the front of `rest`.
TargetTerm::Comparison takeComparison(WordText& rest)
{
    using Comparison = TargetTerm::Comparison;
    const bool less = rest.isSign(0, u'<');
    const bool greater = rest.isSign(0, u'>');
    const bool orEqual = (less || greater) && rest.text.size() > 1 && rest.isSign(1, u'=');
    rest = rest.mid(orEqual ? 2 : 1);
    if (less)
        return orEqual ? Comparison::AtMost : Comparison::Less;
    if (greater)
        return orEqual ? Comparison::AtLeast : Comparison::Greater;
    return Comparison::Equal;
}

} // namespace

bool isTerm(const WordText& word)
{
    return prefixOf(word) != nullptr;
}

Result<TargetTerm> readTerm(const WordText& word)
{
    const Prefix* const prefix = prefixOf(word);
    if (!prefix)
        return targetSyntax(word.text, TargetText::tr("a term is written tag:x, os:x, var.NAME=x or fact.NAME>=x"));
    TargetTerm term;
    term.kind = prefix->kind;
    term.value = word.mid(prefix->text.size());
    if (prefix->isNamed) {
        const qsizetype sign = signOfComparison(term.value, 0);
        term.name = term.value.text.left(sign);
        term.value = term.value.mid(sign);
        term.comparison = takeComparison(term.value);
    }
    const bool bySize = term.comparison != TargetTerm::Comparison::Equal;
    if (term.value.text.isEmpty())
        return targetSyntax(word.text, TargetText::tr("a value is missing"));
    if (bySize && term.kind == TargetTerm::Kind::Variable)
        return targetSyntax(word.text, TargetText::tr("a variable is compared with = only"));
    if (bySize && !isNumber(term.value.text))
        return targetSyntax(word.text, TargetText::tr("only a number can be compared so"));
    return term;
}

bool fulfils(const Host& host, const TargetTerm& term, const WordText& value)
{
    switch (term.kind) {
    case TargetTerm::Kind::Tag:
        return std::any_of(host.tags.begin(), host.tags.end(),
                           [&](const QString& tag) { return globMatches(value, tag); });
    case TargetTerm::Kind::Variable: {
        const auto variable = host.variables.constFind(term.name);
        return variable != host.variables.constEnd() && globMatches(value, *variable);
    }
    case TargetTerm::Kind::Os:
    case TargetTerm::Kind::Fact:
        break; // no library says that
    }
    return false;
}

} // namespace rollcall
