// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targetresolver.h"
#include "core/targetterm.h"

// The words of a target that stand for hosts: names, patterns, terms.
namespace rollcall {

/// What is no host may be a group that was meant.
void TargetResolver::failUnknown(const QString& name, const HostWord& said, const TargetPiece& piece, const Scope& scope)
{
    const bool bare = said.user.isEmpty() && said.port == 0;
    if (bare && lookUpGroup({}, name, scope))
        return fail({ErrorKind::HostIsGroup, name, {}, {}, 0}, piece, scope, u'@' + piece.text);
    const QString library = m_directory.findHost({}, name).library;
    const QString detail = saidElsewhere(scope, library, groupWord(library).append(u":*&") + targetWord(name));
    fail({ErrorKind::UnknownHost, name, detail, {}, 0}, piece, scope, asHostName(piece.text));
}

void TargetResolver::addHost(const QString& name, const HostWord& said, bool asIs, const TargetPiece& piece,
                             const Scope& scope, const TargetSet& left, TargetSet& set)
{
    if (asIs)
        return set.add(TargetSet::Entry::adHoc(name, said.user, said.port));
    if (const DirectoryHost known = lookUp(name, scope))
        return set.add(TargetSet::Entry::of(known, said.user, said.port));
    const bool bare = said.user.isEmpty() && said.port == 0;
    const bool ofLeft = piece.op == TargetOperator::Remove || piece.op == TargetOperator::Intersect;
    if (bare && ofLeft && (left.hasName(name) || m_directory.findHost({}, name)))
        return; // whatever there has this name
    const bool address = isIpLiteral(name);
    const std::optional<ClosedName> closed = closedHost(name, scope);
    if (closed && !(address && closed->name.isEmpty()))
        return fail(closed->errorFor(name), piece, scope);
    const bool byWord = !scope.members && (!said.user.isEmpty() || m_directory.isKnownAlias(name));
    if (address || byWord)
        set.add(TargetSet::Entry::adHoc(name, said.user, said.port));
    else
        failUnknown(name, said, piece, scope);
}

void TargetResolver::addGlob(const WordText& name, const HostWord& said, const TargetPiece& piece, const Scope& scope,
                             const TargetSet& left, TargetSet& set)
{
    const bool closed = failIfClosed(m_directory.closedHosts({}), &name, piece.text, piece, scope);
    const qsizetype before = set.size();
    for (const DirectoryHost& host : m_directory.allHosts({})) {
        if (globMatches(name, host.host->name))
            set.add(TargetSet::Entry::of(host, said.user, said.port));
    }
    if (!closed && set.size() == before && (piece.op == TargetOperator::Add || !left.hasMatch(name)))
        fail({ErrorKind::UnknownHost, name.text, {}, {}, 0}, piece, scope, asHostName(piece.text));
}

void TargetResolver::addHosts(const WordText& word, const TargetPiece& piece, const Scope& scope,
                              const TargetSet& left, Operand& result)
{
    const bool asIs = word.isSign(0, u'=');
    const WordText rest = asIs ? word.mid(1) : word;
    result.byName = true;
    // "=" takes a name as it is; where it keeps one from being read as a term it is the host that has it.
    if (const DirectoryHost exact = asIs && !isTerm(rest) ? DirectoryHost() : lookUp(rest.text, scope)) {
        result.patterns = {WordText{rest.text, QList<bool>(rest.text.size(), true)}};
        return result.set.add(TargetSet::Entry::of(exact));
    }
    const Result<HostWord> said = splitHostWord(rest);
    if (!said)
        return fail(said.error(), piece, scope);
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    result.exact = !said->user.isEmpty() || said->port != 0;
    result.byName = !result.exact;
    result.patterns = *names;
    for (const WordText& one : *names) {
        if (one.hasGlob() && !asIs)
            addGlob(one, *said, piece, scope, left, result.set);
        else
            addHost(one.text, *said, asIs, piece, scope, left, result.set);
    }
}

void TargetResolver::addTerm(const WordText& word, const TargetPiece& piece, const Scope& scope, Operand& result)
{
    const Result<TargetTerm> term = readTerm(word);
    if (!term)
        return fail(term.error(), piece, scope);
    if (term->restsOnFacts())
        return fail({ErrorKind::UnknownFacts, piece.text, {}, {}, 0}, piece, scope);
    const bool closed = failIfClosed(m_directory.closedHosts({}), nullptr, piece.text, piece, scope);
    const Result<QList<WordText>> values = expandRanges(term->value, TargetResolution::maximumHosts);
    if (!values)
        return fail(values.error(), piece, scope);
    const QList<DirectoryHost> hosts = m_directory.allHosts({});
    for (const WordText& value : *values) {
        bool found = false;
        for (const DirectoryHost& host : hosts) {
            if (!fulfils(*host.host, *term, value))
                continue;
            found = true;
            result.set.add(TargetSet::Entry::of(host));
        }
        if (!found && !closed)
            fail({ErrorKind::UnknownTerm, piece.text, {}, {}, 0}, piece, scope);
    }
}

} // namespace rollcall
