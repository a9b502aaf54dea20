// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "core/targets/targetnames.h"
#include "core/targets/targetresolver.h"
#include "core/targets/targetset.h"
#include "core/targets/targetterm.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"

// The words of a target that stand for hosts: names, patterns, terms.
namespace rollcall {

namespace {

/// Written as it is, and in quotes it is a name.
bool isAddress(const WordText& word)
{
    return isIpLiteral(word.text) && word.quoted.contains(false);
}

/// An address means that address, whatever a host is called.
bool isOtherAddress(const Host& host, const WordText& word)
{
    return isAddress(word) && !host.address.isEmpty() && host.address != host.name;
}

} // namespace

/// What is no host may be a group that was meant.
void TargetResolver::failUnknown(const QString& name, const HostWord& said, const TargetPiece& piece,
                                 const TargetScope& scope)
{
    const bool bare = said.user.isEmpty() && said.port == 0;
    if (bare && m_names.group({}, name, scope))
        return fail({ErrorKind::HostIsGroup, name, {}, {}, 0}, piece, scope, u'@' + piece.text);
    const QString library = m_directory.findHost({}, name).library;
    fail({ErrorKind::UnknownHost, name, m_names.saidElsewhere(scope, library, {}), {}, 0}, piece, scope,
         asHostName(piece.text));
}

void TargetResolver::addHost(const WordText& word, const HostWord& said, const TargetPiece& piece,
                             const TargetScope& scope, const TargetSet& left, TargetSet& set)
{
    const QString& name = word.text;
    const QList<DirectoryHost> namesakes =
        m_names.takesAll(scope) ? m_directory.findHosts(name) : QList<DirectoryHost>();
    for (const DirectoryHost& each : namesakes)
        set.add(TargetSet::Entry::of(each, said.user, said.port));
    const DirectoryHost defined = m_names.host(name, scope);
    const bool explicitly = scope.library.isEmpty() && !scope.members && !m_directory.isOwn(defined.library);
    if (defined && !isOtherAddress(*defined.host, word) && !(said.url && explicitly)) {
        TargetSet::Entry entry = TargetSet::Entry::of(defined, said.user, said.port);
        entry.straight = explicitly && isAddress(word); // nobody else's way leads there
        entry.ownWord = scope.library.isEmpty() ? !scope.members : m_directory.isOwn(scope.library);
        return set.add(std::move(entry));
    }
    const bool bare = said.user.isEmpty() && said.port == 0;
    const bool ofLeft = piece.op == TargetOperator::Remove || piece.op == TargetOperator::Intersect;
    if (bare && ofLeft && spend(left.size()) && (left.hasName(name) || m_directory.findHost({}, name)))
        return; // whatever there has this name
    const bool address = isIpLiteral(name);
    const std::optional<ClosedName> closed = m_names.closedHost(name, scope);
    if (closed && !(address && closed->name.isEmpty()))
        return fail(closed->errorFor(name), piece, scope);
    const QString why = address || m_directory.isKnownAlias(name) ? QString() : whyNoHost(word);
    if (!why.isEmpty())
        return fail(noHost(piece.text, why), piece, scope, withBrackets(piece.text));
    if (const QString hidden = hiddenPlaces(name); !hidden.isEmpty())
        return fail({ErrorKind::HiddenInName, name, hidden, {}, 0}, piece, scope);
    const TargetSet::Entry made = TargetSet::Entry::adHoc(name, said.user, said.port, scope.library);
    // "root@web" and "web:22" as "web": where that is a group, nobody means a host by it.
    const bool mayBeGroup = bare || (!said.url && word.indexOf(u'.') < 0);
    const bool isGroup = mayBeGroup && m_names.group({}, name, scope);
    if (!bare && isGroup && !m_directory.isKnownAlias(name))
        return fail({ErrorKind::HostIsGroup, name, {}, {}, 0}, piece, scope);
    const bool known = !said.user.isEmpty() || (!isGroup && m_directory.isKnownAlias(name));
    // What takes away or keeps has to be about something: a slip there would leave too many.
    const bool typed =
        (said.port != 0 || said.url || (word.indexOf(u'.') >= 0 && !isGroup)) && (!ofLeft || left.hasExactly(made));
    if (address || (!scope.members && (known || typed)))
        set.add(made);
    else
        failUnknown(name, said, piece, scope);
}

void TargetResolver::addGlob(const WordText& name, const HostWord& said, const TargetPiece& piece,
                             const TargetScope& scope, const TargetSet& left, TargetSet& set)
{
    const QString where = m_names.reach(piece, scope);
    const bool closed = failIfClosed(m_directory.closedHosts(where), &name, piece.text, piece, scope);
    const qsizetype before = set.size();
    const QList<DirectoryHost> hosts = m_directory.allHosts(where);
    if (!spend(hosts.size() + left.size()))
        return;
    for (const DirectoryHost& host : hosts) {
        if (globMatches(name, host.host->name))
            set.add(TargetSet::Entry::of(host, said.user, said.port));
    }
    if (!closed && set.size() == before && (piece.op == TargetOperator::Add || !left.hasMatch(name)))
        fail({ErrorKind::UnknownPattern, name.text, {}, {}, 0}, piece, scope);
}

void TargetResolver::addHosts(const WordText& word, const TargetPiece& piece, const TargetScope& scope,
                              const TargetSet& left, Operand& result)
{
    const bool asIs = word.isSign(0, u'=');
    const WordText rest = asIs ? word.mid(1) : word;
    result.byName = true;
    // "=" takes a name as it is; where it keeps one from being read as a term it is the host that has it.
    if (const DirectoryHost exact = asIs && isTerm(rest) ? m_names.host(rest.text, scope) : DirectoryHost()) {
        result.patterns = {WordText{rest.text, QList<bool>(rest.text.size(), true)}};
        return result.set.add(TargetSet::Entry::of(exact));
    }
    const bool hasParentheses = rest.indexOf(u'(') >= 0 || rest.indexOf(u')') >= 0;
    if (!asIs && hasParentheses && !m_names.host(rest.text, scope))
        return fail(noHost(piece.text, whyNoHost(rest)), piece, scope,
                    withBrackets(piece.text)); // before the parts of a word that is none are looked at
    const Result<HostWord> said = splitHostWord(rest);
    if (const QString hidden = said ? hiddenPlaces(said->user) : QString(); !hidden.isEmpty())
        return fail({ErrorKind::HiddenInName, said->user, hidden, {}, 0}, piece, scope);
    if (!said)
        return fail(said.error(), piece, scope);
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    if (!names)
        return fail(names.error(), piece, scope);
    result.exact = !said->user.isEmpty() || said->port != 0;
    result.byName = !result.exact;
    result.patterns = *names;
    for (const WordText& one : *names) {
        if (!spend(1))
            return;
        if (asIs && hiddenPlaces(one.text).isEmpty())
            result.set.add(TargetSet::Entry::adHoc(one.text, said->user, said->port, scope.library));
        else if (asIs)
            fail({ErrorKind::UnknownHost, one.text, {}, {}, 0}, piece, scope);
        else if (one.hasGlob())
            addGlob(one, *said, piece, scope, left, result.set);
        else
            addHost(one, *said, piece, scope, left, result.set);
    }
}

void TargetResolver::addTerm(const WordText& word, const TargetPiece& piece, const TargetScope& scope, Operand& result)
{
    const Result<TargetTerm> term = readTerm(word);
    if (!term)
        return fail(term.error(), piece, scope);
    if (term->restsOnFacts())
        return fail({ErrorKind::UnknownFacts, piece.text, {}, {}, 0}, piece, scope);
    const QString where = m_names.reach(piece, scope);
    const bool closed = failIfClosed(m_directory.closedHosts(where), nullptr, piece.text, piece, scope);
    const Result<QList<WordText>> values = expandRanges(term->value, TargetResolution::maximumHosts);
    if (!values)
        return fail(values.error(), piece, scope);
    const QList<DirectoryHost> hosts = m_directory.allHosts(where);
    for (const WordText& value : *values) {
        bool found = false;
        if (!spend(hosts.size()))
            return;
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
