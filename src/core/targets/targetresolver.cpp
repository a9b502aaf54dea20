// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targetresolver.h"

#include "core/targets/host.h"
#include "core/targets/members.h"
#include "core/targets/namepatterns.h"
#include "core/targets/targetterm.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace rollcall {

namespace {

// What costs more than a comparison, in comparisons.
constexpr qsizetype stepsOfKeeping = 4; // for each host of a set
constexpr qsizetype stepsOfFailing = 500;

/// That nothing is known of it, or that it cannot be read: because of what does not show in it, where there is such.
bool isAboutAWord(ErrorKind kind)
{
    return kind == ErrorKind::UnknownHost || kind == ErrorKind::UnknownPattern || kind == ErrorKind::UnknownGroup ||
           kind == ErrorKind::UnknownTerm || kind == ErrorKind::TargetSyntax;
}

} // namespace

void TargetResolver::fail(Error error, const TargetPiece& piece, const TargetScope& scope, const QString& cure)
{
    constexpr qsizetype longestShown = 200;
    spend(stepsOfFailing);
    if (m_silent && m_why)
        return;
    if (const QString hidden = hiddenPlaces(error.subject); !hidden.isEmpty() && isAboutAWord(error.kind))
        return fail({ErrorKind::HiddenInName, error.subject, hidden, {}, 0}, piece, scope);
    if (error.subject.size() > longestShown)
        error.subject = error.subject.left(longestShown - 1) + QChar(0x2026);
    if (!scope.group.isEmpty() && error.kind != ErrorKind::ClosedSet && error.kind != ErrorKind::GroupCycle)
        error.detail = error.detail.isEmpty() ? TargetText::tr("in the group %1").arg(scope.group)
                                              : TargetText::tr("%1; in the group %2").arg(error.detail, scope.group);
    if (!m_why)
        m_why = error;
    if (m_silent)
        return;
    const TargetPiece& at = scope.blamed ? *scope.blamed : piece;
    const TargetError found{std::move(error), at.position, at.length, scope.blamed ? QString() : cure};
    const QString told =
        QStringList{QString::number(static_cast<int>(found.error.kind)), QString::number(found.position),
                    found.error.subject, found.error.detail, found.error.file}
            .join(u'\n');
    if (m_told.contains(told))
        return;
    m_told.insert(told);
    m_errors.append(found);
}

bool TargetResolver::failIfClosed(const QList<ClosedName>& names, const WordText* pattern, const QString& what,
                                  const TargetPiece& piece, const TargetScope& scope)
{
    spend(names.size());
    for (const ClosedName& closed : names) {
        if (pattern && !closed.name.isEmpty() && !globMatches(*pattern, closed.name))
            continue;
        if (closed.byNewer)
            fail(closed.errorFor(what), piece, scope);
        else
            fail({ErrorKind::ClosedSet, what, closed.name, closed.file, 0}, piece, scope);
        return true;
    }
    return false;
}

// However many groups hold each other: what is nested deeper than anybody means costs nothing.
bool TargetResolver::mayNest(const DirectoryGroup& group, const TargetScope& scope, const TargetPiece& piece)
{
    constexpr qsizetype deepest = 16;
    const QString& name = group.group->name;
    if (const qsizetype begin = m_path.indexOf(GroupKey(group.library, name)); begin >= 0) {
        QStringList cycle;
        for (const GroupKey& each : m_path.sliced(begin))
            cycle.append(each.second);
        fail({ErrorKind::GroupCycle, name, (cycle + QStringList{name}).join(QStringLiteral(" → ")), {}, 0}, piece,
             scope);
        return false;
    }
    if (m_path.size() < deepest)
        return true;
    m_cut = true;
    fail(targetSyntax(piece.text, TargetText::tr("groups are nested more than %1 deep").arg(deepest)), piece, scope);
    return false;
}

// What was cut off once is worked out again where less is around it: it is no less in production for that.
const TargetSet& TargetResolver::members(const DirectoryGroup& group, const TargetScope& scope,
                                         const TargetPiece& piece)
{
    static const TargetSet nothing;
    const GroupKey key(group.library, group.group->name);
    const auto known = m_groups.find(key);
    if (known != m_groups.end() && known->second.cutAt <= m_path.size()) {
        m_cut = m_cut || known->second.cutAt >= 0;
        m_why = m_why ? m_why : known->second.why;
        return known->second.set;
    }
    if (!mayNest(group, scope, piece))
        return nothing;
    const bool cutAround = std::exchange(m_cut, false);
    const std::optional<Error> whyAround = std::exchange(m_why, std::nullopt);
    m_path.append(key);
    const TargetScope inner{group.library, scope.blamed ? scope.blamed : &piece, group.group->name, true};
    TargetSet set = evaluate(membersExpression(group.group->members), inner);
    set.passThrough(group, m_directory.isOwn(group.library));
    m_path.removeLast();
    Members& found = m_groups[key];
    found = {std::move(set), m_cut ? m_path.size() : -1, m_why};
    m_cut = m_cut || cutAround;
    m_why = whyAround ? whyAround : m_why;
    return found.set;
}

bool TargetResolver::addGroup(const QString& library, const QString& name, const QString& label,
                              const TargetScope& scope, const TargetPiece& piece, TargetSet& set)
{
    if (library.isEmpty() && m_names.takesAll(scope)) {
        for (const DirectoryGroup& each : m_directory.findGroups(name))
            set.unite(members(each, scope, piece));
    }
    if (const QStringList words = m_names.groupsMeant(library, name, scope); !words.isEmpty()) {
        fail({ErrorKind::AmbiguousGroup, name, words.join(QStringLiteral(", ")), {}, 0}, piece, scope);
        return true;
    }
    const DirectoryGroup group = m_names.group(library, name, scope);
    if (!group) {
        const std::optional<ClosedName> closed = m_names.closedGroup(library, name, scope);
        if (closed)
            fail(closed->errorFor(label), piece, scope);
        const bool person = scope.library.isEmpty() ? !scope.members : m_directory.isOwn(scope.library);
        const bool asked = !closed && !library.isEmpty() && person; // no group of others says whose a host is
        const DirectoryHost host = asked ? m_directory.findHost(library, name) : DirectoryHost();
        if (host)
            set.add(TargetSet::Entry::of(host));
        return closed.has_value() || host;
    }
    TargetSet found = members(group, scope, piece);
    if (!spend(found.size()))
        return true;
    if (!scope.blamed) // written in the target itself
        found.label(label);
    set.unite(found);
    return true;
}

void TargetResolver::addEveryHost(const QString& library, const TargetPiece& piece, const TargetScope& scope,
                                  TargetSet& set)
{
    (void)failIfClosed(m_directory.closedHosts(library), nullptr, piece.text, piece, scope);
    const QList<DirectoryHost> hosts = m_directory.allHosts(library);
    if (!spend(hosts.size()))
        return;
    set.reserve(hosts.size());
    for (const DirectoryHost& host : hosts)
        set.add(TargetSet::Entry::of(host));
}

void TargetResolver::failUnknownGroup(const QString& name, const TargetPiece& piece, const TargetScope& scope)
{
    if (const QString meant = withBrackets(piece.text); !meant.isEmpty())
        return fail(noHost(piece.text, {}), piece, scope, meant);
    const QString library = m_directory.findGroup({}, name).library;
    fail({ErrorKind::UnknownGroup, name, m_names.saidElsewhere(scope, library, groupWord(name, library)), {}, 0}, piece,
         scope);
}

void TargetResolver::addGroups(const WordText& word, const TargetPiece& piece, const TargetScope& scope,
                               Operand& result)
{
    QString library;
    WordText name = word;
    if (const qsizetype colon = word.indexOf(u':'); colon >= 0) {
        library = word.text.left(colon);
        name = word.mid(colon + 1);
        if (library.isEmpty() || !m_directory.hasLibrary(library)) // a name with a colon is written in quotes
            return fail({ErrorKind::UnknownGroup, word.text, {}, {}, 0}, piece, scope);
    }
    const QString where = library.isEmpty() ? m_names.reach(piece, scope) : library;
    if (name.text == u"*" && name.hasGlob())
        return addEveryHost(where, piece, scope, result.set);

    const Result<QList<WordText>> names = expandRanges(name, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    const QString prefix = library.isEmpty() ? QString() : library + u':';
    for (const WordText& one : *names) {
        bool found = false;
        if (!spend(1))
            return;
        if (one.hasGlob()) {
            found = failIfClosed(m_directory.closedGroups(where), &one, piece.text, piece, scope);
            const QList<DirectoryGroup> groups = m_directory.allGroups(where);
            spend(groups.size());
            for (const DirectoryGroup& group : groups) {
                if (globMatches(one, group.group->name))
                    found |= addGroup(group.library, group.group->name, prefix + group.group->name, scope, piece,
                                      result.set);
            }
        } else {
            found = addGroup(library, one.text, prefix + one.text, scope, piece, result.set);
        }
        if (!found)
            failUnknownGroup(prefix + one.text, piece, scope);
    }
}

TargetResolver::Operand TargetResolver::operand(const TargetPiece& piece, const TargetScope& scope,
                                                const TargetSet& left)
{
    Operand result;
    const WordText word = WordText::of(piece.text);
    if (word.text.isEmpty() || (word.text.size() == 1 && (word.isSign(0, u'@') || word.isSign(0, u'='))))
        fail(targetSyntax(piece.text, TargetText::tr("a name is missing")), piece, scope);
    else if (word.isSign(0, u'@'))
        addGroups(word.mid(1), piece, scope, result);
    else if (isTerm(word))
        addTerm(word, piece, scope, result);
    else
        addHosts(word, piece, scope, left, result);
    if (scope.library.isEmpty() && !(word.text.size() > 1 && word.isSign(0, u'@')))
        result.set.setTyped();
    return result;
}

void TargetResolver::apply(const TargetPiece& piece, const TargetScope& scope, TargetSet& set)
{
    Operand right = operand(piece, scope, set);
    if (!spend(right.set.size()))
        return;
    if (piece.op == TargetOperator::Add)
        return set.unite(right.set);
    const NamePatterns patterns(right.patterns);
    if (!spend(set.size() * (patterns.cost() + stepsOfKeeping)))
        return;
    if (piece.op == TargetOperator::Intersect) {
        set.takeLabels(right.set);
        return set.keepIf([&](const TargetSet::Entry& entry) {
            return right.byName ? patterns.match(entry.name) : right.holds(entry);
        });
    }
    const TargetSet left = set;
    set.keepIf([&](const TargetSet::Entry& entry) { return !right.set.hasExactly(entry); });
    right.set.keepIf([&](const TargetSet::Entry& entry) { return !left.hasExactly(entry); });
    set.unite(right.set);
}

// All at once, as many as follow each other: a set of many may lack many, each said by itself.
void TargetResolver::takeAway(const QList<TargetPiece>& pieces, const TargetScope& scope, TargetSet& set)
{
    QList<WordText> names;
    std::vector<Operand> others;
    for (const TargetPiece& piece : pieces) {
        Operand right = operand(piece, scope, set);
        if (!spend(1))
            return;
        if (right.byName)
            names += right.patterns;
        else
            others.push_back(std::move(right));
    }
    const NamePatterns patterns(names);
    const auto cost = patterns.cost() + static_cast<qsizetype>(others.size()) + stepsOfKeeping;
    if (!spend(set.size() * cost))
        return;
    set.keepIf([&](const TargetSet::Entry& entry) {
        return !patterns.match(entry.name) &&
               std::none_of(others.begin(), others.end(), [&](const Operand& other) { return other.holds(entry); });
    });
}

bool TargetResolver::spend(qsizetype steps)
{
    constexpr qsizetype most = 5'000'000;
    m_steps = std::min(m_steps + steps, most + 1);
    return m_steps <= most;
}

TargetSet TargetResolver::evaluate(const QString& expression, const TargetScope& scope)
{
    QList<TargetError> errors;
    const QList<TargetPiece> pieces = targetPieces(expression, &errors);
    for (const TargetError& error : errors)
        fail(error.error, TargetPiece{TargetOperator::Add, {}, error.position, error.length}, scope);
    const qsizetype stepsAround = std::exchange(m_steps, 0);
    TargetSet set = work(pieces, scope);
    m_steps = stepsAround;
    return set;
}

TargetSet TargetResolver::work(const QList<TargetPiece>& pieces, const TargetScope& scope)
{
    TargetSet set;
    for (qsizetype at = 0; at < pieces.size();) {
        const qsizetype begin = at++;
        if (pieces[begin].op == TargetOperator::Remove) {
            while (at < pieces.size() && pieces[at].op == TargetOperator::Remove)
                ++at;
            takeAway(pieces.sliced(begin, at - begin), scope, set);
        } else {
            apply(pieces[begin], scope, set);
        }
        const TargetPiece& last = pieces[at - 1];
        if (set.size() > TargetResolution::maximumHosts)
            fail(tooManyHosts(last.text), last, scope);
        else if (!spend(0))
            fail(targetSyntax(last.text, TargetText::tr("so many names and patterns are more than can be looked up")),
                 last, scope);
        else
            continue;
        break; // what is known of it counts where a host is named by itself
    }
    return set;
}

// A library's host that is named by itself logs in as it does in its groups, and no host is less in production.
void TargetResolver::addMemberships(TargetSet& set)
{
    m_silent = true;
    const TargetPiece none;
    for (const DirectoryGroup& group : m_directory.allGroups({})) {
        if (group.group->access != AccessSettings{} || group.group->production)
            set.takeGroups(members(group, TargetScope{group.library, &none, {}, true}, none));
    }
    set.takeMarks(TargetResolver(m_directory, TargetNames::OwnReach::All).inProduction());
}

QList<BrokenGroup> TargetResolver::brokenGroups()
{
    QList<BrokenGroup> broken;
    const TargetPiece none;
    for (const DirectoryGroup& group : m_directory.allGroups({})) {
        m_why.reset();
        (void)members(group, TargetScope{group.library, &none, {}, true}, none);
        if (m_why)
            broken.append({group.library, group.group->name, *m_why});
    }
    return broken;
}

TargetResolution TargetResolver::resolve(const QString& expression, const QString& library, bool members)
{
    TargetSet set = evaluate(expression, TargetScope{library, nullptr, {}, members});
    TargetResolution result;
    result.errors = m_errors;
    if (!result.ok() || set.isEmpty())
        return result;
    addMemberships(set);
    result.hosts = set.hosts();
    return result;
}

QList<TargetHost> TargetResolver::named(TargetSet set)
{
    addMemberships(set);
    return set.hosts();
}

TargetSet TargetResolver::inProduction(QList<ProductionDoubt>* doubts)
{
    m_silent = true;
    TargetSet set;
    const TargetPiece none;
    const auto take = [&](const DirectoryGroup& group, const TargetSet& members) {
        set.unite(members);
        if (doubts && m_why)
            doubts->append({group.library, group.group->name, *m_why});
    };
    for (const DirectoryGroup& group : m_directory.allGroups({})) {
        m_why.reset();
        if (group.group->production)
            take(group, members(group, TargetScope{group.library, &none, {}, true}, none));
    }
    for (const DirectoryGroup& group : m_directory.closedInProduction()) { // two may have one name
        m_why.reset();
        TargetSet found = evaluate(membersExpression(group.group->members),
                                   TargetScope{group.library, &none, group.group->name, true});
        found.passThrough(group, m_directory.isOwn(group.library));
        take(group, found);
    }
    if (doubts)
        *doubts += m_directory.productionDoubts();
    return set;
}

} // namespace rollcall
