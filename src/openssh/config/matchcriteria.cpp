// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/matchcriteria.h"

#include "openssh/words/patterns.h"

#include <algorithm>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool standsAlone(const QString& name)
{
    return name == u"all"_s || name == u"final"_s || name == u"canonical"_s;
}

bool takesArgument(const QString& name)
{
    static const QStringList names{u"host"_s,   u"originalhost"_s, u"user"_s,    u"localuser"_s, u"exec"_s,
                                   u"tagged"_s, u"localnetwork"_s, u"command"_s, u"version"_s,   u"sessiontype"_s};
    return names.contains(name);
}

// "name=argument" is two words; a lone or leading '=' is none.
QStringList splitAtEquals(const QStringList& words)
{
    QStringList split;
    bool expectArgument = false;
    for (QString word : words) {
        if (expectArgument) {
            if (word.startsWith(u'='))
                word.remove(0, 1);
            if (word.isEmpty())
                continue;
            split.append(word);
            expectArgument = false;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.first(equals < 0 ? word.size() : equals);
        split.append(name);
        expectArgument = !standsAlone(name.startsWith(u'!') ? name.mid(1).toLower() : name.toLower());
        if (equals >= 0 && equals + 1 < word.size()) {
            split.append(word.mid(equals + 1));
            expectArgument = false;
        }
    }
    return split;
}

// Nothing: the criterion cannot be decided here.
std::optional<bool> decideOne(const MatchCriterion& criterion, const MatchSubject& subject)
{
    const QString& name = criterion.name;
    const QString& list = criterion.argument;
    const auto about = [&](const QString& host) {
        const bool said = criterion.negated || !subject.anyHost || isAboutAnyHost(list.split(u','));
        return said && matchesList(host.toLower(), list.toLower());
    };
    if (name == u"all"_s)
        return true;
    if (name == u"final"_s || name == u"canonical"_s)
        return subject.finalPass;
    if (name == u"host"_s)
        return about(subject.host);
    if (name == u"originalhost"_s)
        return about(subject.originalHost);
    if (name == u"user"_s)
        return matchesList(subject.user, list);
    if (name == u"localuser"_s)
        return matchesList(subject.localUser, list);
    if (name == u"tagged"_s)
        return matchesList(subject.tag, list);
    if (name == u"sessiontype"_s)
        return matchesList(u"exec"_s, list);
    return std::nullopt;
}

} // namespace

ParsedCriteria parseCriteria(const QStringList& words)
{
    const QStringList split = splitAtEquals(words);
    ParsedCriteria parsed;
    for (qsizetype at = 0; at < split.size(); ++at) {
        MatchCriterion criterion;
        criterion.negated = split.at(at).startsWith(u'!');
        criterion.name = split.at(at).mid(criterion.negated ? 1 : 0).toLower();
        if (criterion.name == u"all"_s && (parsed.criteria.size() > 1 || at + 1 < split.size()))
            return ParsedCriteria{{}, u"Match all"_s};
        if (takesArgument(criterion.name)) {
            if (++at == split.size())
                return ParsedCriteria{{}, u"Match %1 …"_s.arg(criterion.name)};
            criterion.argument = split.at(at);
        } else if (!standsAlone(criterion.name)) {
            return ParsedCriteria{{}, u"all, canonical, exec, final, host, localuser, originalhost, tagged, user"_s};
        }
        parsed.criteria.append(criterion);
    }
    if (parsed.criteria.isEmpty())
        parsed.expected = u"Match all"_s;
    return parsed;
}

MatchVerdict decideMatch(const QList<MatchCriterion>& criteria, const MatchSubject& subject)
{
    MatchVerdict verdict{MatchState::Yes, {}};
    for (const MatchCriterion& criterion : criteria) {
        const std::optional<bool> decided = decideOne(criterion, subject);
        if (!decided)
            verdict = {MatchState::Undecided, u"Match "_s + criterion.name};
        else if (*decided == criterion.negated)
            return {MatchState::No, {}};
    }
    return verdict;
}

bool matchesHostLine(const QStringList& patterns, const QString& host)
{
    bool matched = false;
    for (const QString& pattern : patterns) {
        const bool negated = pattern.startsWith(u'!');
        if (matchesPattern(host, QStringView(pattern).sliced(negated ? 1 : 0))) {
            if (negated)
                return false;
            matched = true;
        }
    }
    return matched;
}

bool isAboutAnyHost(const QStringList& patterns)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [](const QString& pattern) { return !pattern.isEmpty() && !hasLiteral(pattern); });
}

} // namespace rollcall::openssh
