// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targetresolver.h"

#include "core/members.h"
#include "core/targetterm.h"

#include <algorithm>

namespace rollcall {

void TargetResolver::fail(Error error, const TargetPiece& piece, const Scope& scope, const QString& cure)
{
    constexpr qsizetype enough = 100;
    if (m_silent || m_errors.size() >= enough)
        return;
    if (!scope.group.isEmpty() && error.detail.isEmpty() && error.kind != ErrorKind::ClosedSet)
        error.detail = TargetText::tr("in the group %1").arg(scope.group);
    const TargetPiece& at = scope.blamed ? *scope.blamed : piece;
    const TargetError found{std::move(error), at.position, at.length, scope.blamed ? QString() : cure};
    const auto same = [&](const TargetError& e) {
        return e.error == found.error && e.position == found.position;
    };
    if (std::none_of(m_errors.begin(), m_errors.end(), same))
        m_errors.append(found);
}

/// What its own library does not have is no member (core/members.h).
bool TargetResolver::endsInLibrary(const Scope& scope) const
{
    return !scope.library.isEmpty() && !m_directory.isOwn(scope.library);
}

/// The detail of an unknown name that another library has.
QString TargetResolver::saidElsewhere(const Scope& scope, const QString& library, const QString& word) const
{
    if (!endsInLibrary(scope) || library.isEmpty())
        return {};
    return scope.group.isEmpty() ? TargetText::tr("the library %1 has one: %2").arg(library, word)
                                 : TargetText::tr("in the group %1; the library %2 has one: %3").arg(scope.group, library, word);
}

DirectoryHost TargetResolver::lookUp(const QString& name, const Scope& scope) const
{
    if (!scope.library.isEmpty()) {
        DirectoryHost found = m_directory.findHost(scope.library, name);
        if (found || endsInLibrary(scope) || m_directory.closedHost(scope.library, name))
            return found;
    }
    return m_directory.findHost({}, name);
}

DirectoryGroup TargetResolver::lookUpGroup(const QString& library, const QString& name, const Scope& scope) const
{
    if (library.isEmpty() && !scope.library.isEmpty()) {
        DirectoryGroup found = m_directory.findGroup(scope.library, name);
        if (found || endsInLibrary(scope) || m_directory.closedGroup(scope.library, name))
            return found;
    }
    return m_directory.findGroup(library, name);
}

std::optional<ClosedName> TargetResolver::closedHost(const QString& name, const Scope& scope) const
{
    if (!scope.library.isEmpty()) {
        auto closed = m_directory.closedHost(scope.library, name);
        if (closed || endsInLibrary(scope))
            return closed;
    }
    return m_directory.closedHost({}, name);
}

std::optional<ClosedName> TargetResolver::closedGroup(const QString& library, const QString& name, const Scope& scope) const
{
    if (library.isEmpty() && !scope.library.isEmpty()) {
        auto closed = m_directory.closedGroup(scope.library, name);
        if (closed || endsInLibrary(scope))
            return closed;
    }
    return m_directory.closedGroup(library, name);
}

bool TargetResolver::failIfClosed(const QList<ClosedName>& names, const WordText* pattern, const QString& what,
                                  const TargetPiece& piece, const Scope& scope)
{
    for (const ClosedName& closed : names) {
        if (pattern && !closed.name.isEmpty() && !globMatches(*pattern, closed.name))
            continue;
        fail({ErrorKind::ClosedSet, what, closed.name, closed.file, 0}, piece, scope);
        return true;
    }
    return false;
}

const TargetSet& TargetResolver::members(const DirectoryGroup& group, const Scope& scope, const TargetPiece& piece)
{
    const auto key = std::make_pair(group.library, group.group->name);
    if (const auto known = m_groups.find(key); known != m_groups.end())
        return known->second;
    static const TargetSet nothing;
    if (m_path.contains(group.group->name)) {
        const QStringList cycle =
            m_path.mid(m_path.indexOf(group.group->name)) + QStringList{group.group->name};
        fail({ErrorKind::GroupCycle, group.group->name, cycle.join(QStringLiteral(" → ")), {}, 0}, piece,
             scope);
        return nothing;
    }
    m_path.append(group.group->name);
    const Scope inner{group.library, scope.blamed ? scope.blamed : &piece, group.group->name, true};
    TargetSet set = evaluate(membersExpression(group.group->members), inner);
    set.passThrough(group.group);
    m_path.removeLast();
    return m_groups.emplace(key, std::move(set)).first->second;
}

bool TargetResolver::addGroup(const QString& library, const QString& name, const QString& label, const Scope& scope,
                              const TargetPiece& piece, TargetSet& set)
{
    const DirectoryGroup group = lookUpGroup(library, name, scope);
    if (!group) {
        const std::optional<ClosedName> closed = closedGroup(library, name, scope);
        if (closed)
            fail(closed->errorFor(label), piece, scope);
        return closed.has_value();
    }
    TargetSet found = members(group, scope, piece);
    if (!scope.blamed) // written in the target itself
        found.label(label);
    set.unite(found);
    return true;
}

void TargetResolver::addEveryHost(const QString& library, const TargetPiece& piece, const Scope& scope, TargetSet& set)
{
    (void)failIfClosed(m_directory.closedHosts(library), nullptr, piece.text, piece, scope);
    const QList<DirectoryHost> hosts = m_directory.allHosts(library);
    set.reserve(hosts.size());
    for (const DirectoryHost& host : hosts)
        set.add(TargetSet::Entry::of(host));
}

void TargetResolver::failUnknownGroup(const QString& name, const TargetPiece& piece, const Scope& scope)
{
    const QString library = m_directory.findGroup({}, name).library;
    fail({ErrorKind::UnknownGroup, name, saidElsewhere(scope, library, groupWord(name, library)), {}, 0}, piece, scope);
}

void TargetResolver::addGroups(const WordText& word, const TargetPiece& piece, const Scope& scope, Operand& result)
{
    if (addGroup({}, word.text, word.text, scope, piece, result.set))
        return; // exactly so, whatever signs are in it
    QString library;
    WordText name = word;
    const qsizetype colon = word.indexOf(u':');
    if (colon > 0 && m_directory.hasLibrary(word.text.left(colon))) {
        library = word.text.left(colon);
        name = word.mid(colon + 1);
    }
    if (name.text == u"*" && name.hasGlob())
        return addEveryHost(library, piece, scope, result.set);

    const Result<QList<WordText>> names = expandRanges(name, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    const QString prefix = library.isEmpty() ? QString() : library + u':';
    for (const WordText& one : *names) {
        bool found = false;
        if (one.hasGlob()) {
            found = failIfClosed(m_directory.closedGroups(library), &one, piece.text, piece, scope);
            for (const DirectoryGroup& group : m_directory.allGroups(library)) {
                if (globMatches(one, group.group->name))
                    found |= addGroup(group.library, group.group->name, prefix + group.group->name, scope,
                                      piece, result.set);
            }
        } else {
            found = addGroup(library, one.text, prefix + one.text, scope, piece, result.set);
        }
        if (!found)
            failUnknownGroup(prefix + one.text, piece, scope);
    }
}

TargetResolver::Operand TargetResolver::operand(const TargetPiece& piece, const Scope& scope, const TargetSet& left)
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
    return result;
}

void TargetResolver::apply(const TargetPiece& piece, const Scope& scope, TargetSet& set)
{
    Operand right = operand(piece, scope, set);
    const auto isNamed = [&](const TargetSet::Entry& entry) {
        if (!right.byName)
            return right.exact ? right.set.hasExactly(entry) : right.set.hasHost(entry);
        return std::any_of(right.patterns.begin(), right.patterns.end(),
                           [&](const WordText& pattern) { return globMatches(pattern, entry.name); });
    };
    switch (piece.op) {
    case TargetOperator::Add:
        return set.unite(right.set);
    case TargetOperator::Remove:
        return set.keepIf([&](const TargetSet::Entry& entry) { return !isNamed(entry); });
    case TargetOperator::Intersect:
        set.takeLabels(right.set);
        return set.keepIf(isNamed);
    case TargetOperator::Exclusive:
        const TargetSet left = set;
        set.keepIf([&](const TargetSet::Entry& entry) { return !right.set.hasExactly(entry); });
        right.set.keepIf([&](const TargetSet::Entry& entry) { return !left.hasExactly(entry); });
        return set.unite(right.set);
    }
}

TargetSet TargetResolver::evaluate(const QString& expression, const Scope& scope)
{
    QList<TargetError> errors;
    const QList<TargetPiece> pieces = targetPieces(expression, &errors);
    TargetSet set;
    for (const TargetError& error : errors)
        fail(error.error, TargetPiece{TargetOperator::Add, {}, error.position, error.length}, scope);
    for (const TargetPiece& piece : pieces) {
        apply(piece, scope, set);
        if (set.size() <= TargetResolution::maximumHosts)
            continue;
        fail(targetSyntax(piece.text, TargetText::tr("that is more hosts than a target may have")), piece, scope);
        return {};
    }
    return set;
}

// A host that is named by itself logs in as it does in its groups, and is no less in production.
void TargetResolver::addMemberships(TargetSet& set)
{
    m_silent = true;
    const TargetPiece none;
    for (const DirectoryGroup& group : m_directory.allGroups({})) {
        if (group.group->access != AccessSettings{} || group.group->production)
            set.takeGroups(members(group, Scope{group.library, &none, {}, true}, none));
    }
}

TargetResolution TargetResolver::resolve(const QString& expression, const QString& library, bool members)
{
    TargetSet set = evaluate(expression, Scope{library, nullptr, {}, members});
    TargetResolution result;
    result.errors = m_errors;
    if (!result.ok() || set.isEmpty())
        return result;
    addMemberships(set);
    result.hosts = set.hosts();
    return result;
}

} // namespace rollcall
