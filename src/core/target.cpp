// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/target.h"

#include "core/members.h"
#include "core/targetset.h"
#include "core/targettext.h"
#include "core/targetword.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace rollcall {

namespace {

/// Resolves one expression; remembers what each group came to.
class Resolver
{
public:
    explicit Resolver(const TargetDirectory& directory) : m_directory(directory) {}

    /// `library`: where names are looked up first.
    TargetResolution resolve(const QString& expression, const QString& library = {});

private:
    /// Where the words of an expression are looked up first, and what an error in it is blamed on.
    struct Scope
    {
        QString library;
        const TargetPiece* blamed = nullptr; // the piece of the typed text; null there itself
        QString group;                       // whose member list this is
    };

    /// What one word stands for. `byName`: a bare host word, which after ! and & means names on the left.
    struct Operand
    {
        TargetSet set;
        bool byName = false;
        bool exact = false; // user or port were said: compare them too
        QList<WordText> patterns;
    };

    TargetSet evaluate(const QString& expression, const Scope& scope);
    void apply(const TargetPiece& piece, const Scope& scope, TargetSet& set);
    Operand operand(const TargetPiece& piece, const Scope& scope, const TargetSet& left);
    void addGroups(const WordText& word, const TargetPiece& piece, const Scope& scope, Operand& result);
    bool addGroup(const QString& library, const QString& name, const QString& label, const Scope& scope,
                  const TargetPiece& piece, TargetSet& set);
    void addEveryHost(const QString& library, TargetSet& set);
    void addHosts(const WordText& word, const TargetPiece& piece, const Scope& scope, const TargetSet& left,
                  Operand& result);
    void addHost(const QString& name, const HostWord& said, bool asIs, const TargetPiece& piece,
                 const Scope& scope, const TargetSet& left, TargetSet& set);
    DirectoryHost lookUp(const QString& name, const Scope& scope) const;
    const TargetSet& members(const DirectoryGroup& group, const Scope& scope, const TargetPiece& piece);
    void fail(Error error, const TargetPiece& piece, const Scope& scope);
    void addMemberships(TargetSet& set);

    const TargetDirectory& m_directory;
    QList<TargetError> m_errors;
    std::map<std::pair<QString, QString>, TargetSet> m_groups;
    QStringList m_path; // groups being worked out, outermost first
    bool m_silent = false;
};

void Resolver::fail(Error error, const TargetPiece& piece, const Scope& scope)
{
    constexpr qsizetype enough = 100;
    if (m_silent || m_errors.size() >= enough)
        return;
    if (!scope.group.isEmpty() && error.detail.isEmpty())
        error.detail = TargetText::tr("in the group %1").arg(scope.group);
    const TargetPiece& at = scope.blamed ? *scope.blamed : piece;
    const TargetError found{std::move(error), at.position, at.length};
    const auto same = [&](const TargetError& e) {
        return e.error == found.error && e.position == found.position;
    };
    if (std::none_of(m_errors.begin(), m_errors.end(), same))
        m_errors.append(found);
}

DirectoryHost Resolver::lookUp(const QString& name, const Scope& scope) const
{
    if (!scope.library.isEmpty()) {
        if (DirectoryHost found = m_directory.findHost(scope.library, name))
            return found;
    }
    return m_directory.findHost({}, name);
}

const TargetSet& Resolver::members(const DirectoryGroup& group, const Scope& scope, const TargetPiece& piece)
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
    const Scope inner{group.library, scope.blamed ? scope.blamed : &piece, group.group->name};
    TargetSet set = evaluate(membersExpression(group.group->members), inner);
    set.passThrough(group.group);
    m_path.removeLast();
    return m_groups.emplace(key, std::move(set)).first->second;
}

bool Resolver::addGroup(const QString& library, const QString& name, const QString& label, const Scope& scope,
                        const TargetPiece& piece, TargetSet& set)
{
    DirectoryGroup group;
    if (library.isEmpty() && !scope.library.isEmpty())
        group = m_directory.findGroup(scope.library, name);
    if (!group)
        group = m_directory.findGroup(library, name);
    if (!group)
        return false;
    TargetSet found = members(group, scope, piece);
    if (!scope.blamed) // written in the target itself
        found.label(label);
    set.unite(found);
    return true;
}

void Resolver::addEveryHost(const QString& library, TargetSet& set)
{
    const QList<DirectoryHost> hosts = m_directory.allHosts(library);
    set.reserve(hosts.size());
    for (const DirectoryHost& host : hosts)
        set.add(TargetSet::Entry::of(host));
}

void Resolver::addGroups(const WordText& word, const TargetPiece& piece, const Scope& scope, Operand& result)
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
        return addEveryHost(library, result.set);

    const Result<QList<WordText>> names = expandRanges(name, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    const QString prefix = library.isEmpty() ? QString() : library + u':';
    for (const WordText& one : *names) {
        bool found = false;
        if (one.hasGlob()) {
            for (const DirectoryGroup& group : m_directory.allGroups(library)) {
                if (globMatches(one, group.group->name))
                    found |= addGroup(group.library, group.group->name, prefix + group.group->name, scope,
                                      piece, result.set);
            }
        } else {
            found = addGroup(library, one.text, prefix + one.text, scope, piece, result.set);
        }
        if (!found)
            fail({ErrorKind::UnknownGroup, prefix + one.text, {}, {}, 0}, piece, scope);
    }
}

void Resolver::addHost(const QString& name, const HostWord& said, bool asIs, const TargetPiece& piece,
                       const Scope& scope, const TargetSet& left, TargetSet& set)
{
    const DirectoryHost known = asIs ? DirectoryHost() : lookUp(name, scope);
    if (known)
        return set.add(TargetSet::Entry::of(known, said.user, said.port));
    const bool adHoc = asIs || !said.user.isEmpty() || isIpLiteral(name) || m_directory.isKnownAlias(name);
    if (adHoc)
        set.add(TargetSet::Entry::adHoc(name, said.user, said.port));
    else if (piece.op == TargetOperator::Add || piece.op == TargetOperator::Exclusive || !left.hasName(name))
        fail({ErrorKind::UnknownHost, name, {}, {}, 0}, piece, scope);
}

void Resolver::addHosts(const WordText& word, const TargetPiece& piece, const Scope& scope,
                        const TargetSet& left, Operand& result)
{
    const bool asIs = word.isSign(0, u'=');
    result.byName = true;
    if (const DirectoryHost exact = asIs ? DirectoryHost() : lookUp(word.text, scope)) {
        result.patterns = {WordText{word.text, QList<bool>(word.text.size(), true)}};
        return result.set.add(TargetSet::Entry::of(exact));
    }
    const Result<HostWord> said = splitHostWord(asIs ? word.mid(1) : word);
    if (!said)
        return fail(said.error(), piece, scope);
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    result.exact = !said->user.isEmpty() || said->port != 0;
    result.byName = !result.exact;
    result.patterns = *names;
    for (const WordText& one : *names) {
        if (!one.hasGlob() || asIs) {
            addHost(one.text, *said, asIs, piece, scope, left, result.set);
            continue;
        }
        const qsizetype before = result.set.size();
        for (const DirectoryHost& host : m_directory.allHosts({})) {
            if (globMatches(one, host.host->name))
                result.set.add(TargetSet::Entry::of(host, said->user, said->port));
        }
        if (result.set.size() == before && (piece.op == TargetOperator::Add || !left.hasMatch(one)))
            fail({ErrorKind::UnknownHost, one.text, {}, {}, 0}, piece, scope);
    }
}

Resolver::Operand Resolver::operand(const TargetPiece& piece, const Scope& scope, const TargetSet& left)
{
    Operand result;
    const WordText word = WordText::of(piece.text);
    if (word.text.isEmpty() || (word.text.size() == 1 && (word.isSign(0, u'@') || word.isSign(0, u'='))))
        fail(targetSyntax(piece.text, TargetText::tr("a name is missing")), piece, scope);
    else if (word.isSign(0, u'@'))
        addGroups(word.mid(1), piece, scope, result);
    else
        addHosts(word, piece, scope, left, result);
    return result;
}

void Resolver::apply(const TargetPiece& piece, const Scope& scope, TargetSet& set)
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

TargetSet Resolver::evaluate(const QString& expression, const Scope& scope)
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
void Resolver::addMemberships(TargetSet& set)
{
    m_silent = true;
    const TargetPiece none;
    for (const DirectoryGroup& group : m_directory.allGroups({})) {
        if (group.group->access != AccessSettings{} || group.group->production)
            set.takeGroups(members(group, Scope{group.library, &none, {}}, none));
    }
}

TargetResolution Resolver::resolve(const QString& expression, const QString& library)
{
    TargetSet set = evaluate(expression, Scope{library, nullptr, {}});
    TargetResolution result;
    result.errors = m_errors;
    if (!result.ok() || set.isEmpty())
        return result;
    addMemberships(set);
    result.hosts = set.hosts();
    return result;
}

} // namespace

bool TargetResolution::isProduction() const
{
    return std::any_of(hosts.begin(), hosts.end(), [](const TargetHost& host) { return host.production; });
}

QStringList TargetResolution::names() const
{
    QStringList names;
    names.reserve(hosts.size());
    for (const TargetHost& host : hosts)
        names.append(host.name);
    return names;
}

TargetResolution resolveTarget(const QString& expression, const TargetDirectory& directory)
{
    return Resolver(directory).resolve(expression);
}

TargetResolution resolveMembers(const QStringList& members, const QString& library, const TargetDirectory& directory)
{
    return Resolver(directory).resolve(membersExpression(members), library);
}

AccessSettings effectiveAccess(const AccessSettings& own, const QList<AccessSettings>& groups)
{
    AccessSettings result = own;
    for (const AccessSettings& group : groups) {
        if (result.user.isEmpty())
            result.user = group.user;
        if (result.port == 0)
            result.port = group.port;
        if (result.identity.isEmpty())
            result.identity = group.identity;
        if (result.jump.isEmpty())
            result.jump = group.jump;
        if (!result.legacyAlgorithms)
            result.legacyAlgorithms = group.legacyAlgorithms;
    }
    return result;
}

} // namespace rollcall
