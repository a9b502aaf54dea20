// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/edits.h"

#include "core/base/error.h"
#include "core/targets/members.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/edits/memberlist.h"
#include "library/edits/newnames.h"
#include "library/edits/renaming.h"
#include "library/yaml/yamltree.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace rollcall::library {

namespace {

template <typename T> const T* named(const QList<T>& values, const QString& name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const T& value) { return value.name == name; });
    return found == values.end() ? nullptr : &*found;
}

Error unknownHost(const QString& name)
{
    return {ErrorKind::UnknownHost, name, {}, {}, 0};
}

Error unknownGroup(const QString& name)
{
    return {ErrorKind::UnknownGroup, name, {}, {}, 0};
}

MemberList::Test isWord(TargetOperator op, const QString& word)
{
    return [op, word](const TargetPiece& piece) { return piece.op == op && isSameWord(piece.text, word); };
}

/// All groups that come to have other members or jump hosts, and all hosts with other jump hosts.
Status rename(const LibraryData& data, const Renaming& renaming, Change& change)
{
    for (const Host& host : data.hosts) {
        Host moved = host;
        moved.access.jump = jumpWith(host.access.jump, renaming.hosts);
        if (moved != host && !renaming.hosts.contains(host.name))
            change.hosts.append({host, moved});
    }
    for (const Group& group : data.groups) {
        if (renaming.groups.contains(group.name))
            continue;
        const Result<Group> renamed = withNewNames(group, renaming, data);
        if (!renamed)
            return renamed.error();
        if (*renamed != group)
            change.groups.append({group, *renamed});
    }
    return {};
}

/// From the group `from` down to `to` by way of members that are groups: "from", …, "to"; empty where none
/// leads there.
QStringList pathBetween(const QList<Group>& groups, const QString& from, const QString& to)
{
    QHash<QString, QString> above{{from, QString()}}; // group -> the one that it was reached from
    QStringList next{from};
    while (!next.isEmpty() && !above.contains(to)) {
        const QString name = next.takeFirst();
        const Group* const outer = named(groups, name);
        const QList<TargetPiece> pieces = outer ? memberPieces(outer->members) : QList<TargetPiece>();
        for (const Group& inner : groups) {
            const bool inside = std::any_of(pieces.begin(), pieces.end(), [&](const TargetPiece& piece) {
                return isSameWord(piece.text, groupWord(inner.name));
            });
            if (!inside || above.contains(inner.name))
                continue;
            above.insert(inner.name, name);
            next.append(inner.name);
        }
    }
    QStringList path;
    for (QString name = to; above.contains(name); name = above.value(name)) {
        path.prepend(name);
        if (name == from)
            break;
    }
    return path;
}

} // namespace

Result<Change> addHosts(const LibraryData& data, const QList<Host>& hosts, const QString& group)
{
    Change change;
    for (const Host& host : hosts) {
        if (const Status status = checkName(std::nullopt, host); !status)
            return status.error();
        change.hosts.append({std::nullopt, host});
    }
    if (group.isEmpty())
        return change;
    const Group* const existing = named(data.groups, group);
    Group grown = existing ? *existing : Group();
    grown.name = group;
    for (const Host& host : hosts) {
        if (!grown.members.contains(targetWord(host.name)))
            grown.members.append(targetWord(host.name));
    }
    if (const Status status = checkName(existing ? std::optional(*existing) : std::nullopt, grown); !status)
        return status.error();
    if (!existing || grown != *existing)
        change.groups.append({existing ? std::optional(*existing) : std::nullopt, grown});
    return change;
}

Result<Change> changeHost(const LibraryData& data, const Host& before, const Host& after, const Names& names)
{
    Change change;
    if (before == after)
        return change;
    if (const Status status = checkName(before, after); !status)
        return status.error();
    change.hosts.append({before, after});
    if (before.name == after.name || after.name.isEmpty())
        return change;
    if (const Status status = rename(data, {{{before.name, after.name}}, {}}, change); !status)
        return status.error();
    if (const Status status = checkGroups(data, change, names); !status)
        return status.error();
    return change;
}

Result<Change> renameHost(const LibraryData& data, const QString& name, const QString& newName, const Names& names)
{
    const Host* const host = named(data.hosts, name);
    if (!host)
        return unknownHost(name);
    Host after = *host;
    after.name = newName;
    return changeHost(data, *host, after, names);
}

Result<Change> changeGroup(const LibraryData& data, const std::optional<Group>& before, const Group& after,
                           bool createHosts)
{
    Change change;
    if (before == after)
        return change;
    if (const Status status = checkName(before, after); !status)
        return status.error();
    change.groups.append({before, after});
    if (createHosts) {
        Result<QList<Edit<Host>>> hosts = newHosts(data, after.members);
        if (!hosts)
            return hosts.error();
        change.hosts = *hosts;
    }
    if (!before || before->name == after.name || after.name.isEmpty())
        return change;
    if (const Status status = rename(data, {{}, {{before->name, after.name}}}, change); !status)
        return status.error();
    return change;
}

Result<Change> renameGroup(const LibraryData& data, const QString& name, const QString& newName)
{
    const Group* const group = named(data.groups, name);
    if (!group)
        return unknownGroup(name);
    Group after = *group;
    after.name = newName;
    return changeGroup(data, *group, after);
}

Result<Change> removeThings(const LibraryData& data, const QStringList& hosts, const QStringList& groups,
                            const Names& names)
{
    Change change;
    Renaming renaming;
    for (const QString& name : hosts) {
        const Host* const host = named(data.hosts, name);
        if (!host)
            return unknownHost(name);
        change.hosts.append({*host, std::nullopt});
        renaming.hosts.insert(name, {});
    }
    for (const QString& name : groups) {
        const Group* const group = named(data.groups, name);
        if (!group)
            return unknownGroup(name);
        change.groups.append({*group, std::nullopt});
        renaming.groups.insert(name, {});
    }
    if (const Status status = checkJumps(renaming, data); !status)
        return status.error();
    if (const Status status = rename(data, renaming, change); !status)
        return status.error();
    if (const Status status = checkGroups(data, change, names); !status)
        return status.error();
    return change;
}

namespace {

QSet<QString> namesIn(const QStringList& members, const Names& names)
{
    const QStringList found = resolveMembers(members, names.library, names.directory).names();
    return {found.begin(), found.end()};
}

/// Words that stand in the list and are not in what it comes to: something behind them takes them away.
void appendMissing(MemberList& members, const QStringList& words, const Names& names)
{
    if (words.isEmpty() || !resolveMembers(members.lines(), names.library, names.directory).ok())
        return;
    const QSet<QString> inside = namesIn(members.lines(), names);
    if (inside.contains(namesIn(words, names)))
        return;
    for (const QString& word : words) {
        if (!inside.contains(namesIn({word}, names)))
            members.append(word);
    }
}

} // namespace

Result<Change> addToGroup(const LibraryData& data, const QString& group, const QStringList& words, const Names& names)
{
    const Group* const before = named(data.groups, group);
    if (!before)
        return unknownGroup(group);
    for (const Group& inner : data.groups) {
        const bool added = std::any_of(words.begin(), words.end(),
                                       [&](const QString& word) { return isSameWord(word, groupWord(inner.name)); });
        const QStringList path = added ? pathBetween(data.groups, inner.name, group) : QStringList();
        if (!path.isEmpty())
            return Error{ErrorKind::GroupCycle, group, (QStringList{group} + path).join(QStringLiteral(" → ")), {}, 0};
    }
    Result<MemberList> members = MemberList::of(before->members);
    if (!members)
        return members.error();
    QStringList said; // what stands there already, or came back
    for (const QString& word : words) {
        // Who was taken out of a range or an inner group comes back with that.
        const bool cameBack = members->removeIf(isWord(TargetOperator::Remove, word)) > 0;
        if (cameBack || members->has(isWord(TargetOperator::Add, word)))
            said.append(word);
        else
            members->append(word);
    }
    appendMissing(*members, said, names);
    Group after = *before;
    after.members = members->lines();
    return after == *before ? Change() : Change::of(Edit<Group>{*before, after});
}

Result<Change> takeOutOfGroup(const LibraryData& data, const QString& group, const QStringList& words,
                              const Names& names)
{
    const Group* const before = named(data.groups, group);
    if (!before)
        return unknownGroup(group);
    Result<MemberList> members = MemberList::of(before->members);
    if (!members)
        return members.error();
    QStringList unnamed;
    for (const QString& word : words) {
        if (members->removeIf(isWord(TargetOperator::Add, word)) == 0)
            unnamed.append(word);
    }
    // A range or another group among the members may hold it still: that is taken away with "!".
    const TargetResolution left = resolveMembers(members->lines(), names.library, names.directory);
    if (!left.ok() && !unnamed.isEmpty())
        return left.errors.constFirst().error;
    const QStringList found = left.names();
    const QSet<QString> inside(found.begin(), found.end());
    for (const QString& word : words) {
        const bool isIn = inside.contains(WordText::of(word).text) || inside.intersects(namesIn({word}, names));
        if (isIn)
            members->append(word, TargetOperator::Remove);
        else if (unnamed.contains(word))
            return Error{ErrorKind::NotAMember, word, group, {}, 0};
    }
    Group after = *before;
    after.members = members->lines();
    return after == *before ? Change() : Change::of(Edit<Group>{*before, after});
}

Result<QStringList> hostsSaid(const LibraryData& data, const QStringList& words)
{
    QStringList names;
    for (const QString& word : words) {
        if (named(data.hosts, word)) {
            names.append(word);
            continue;
        }
        QList<TargetError> errors;
        const QList<TargetPiece> pieces = targetPieces(word, &errors);
        if (!errors.isEmpty())
            return errors.constFirst().error;
        const Error none{ErrorKind::BadName, word, LibraryText::tr("a host's name or a range was expected"), {}, 0};
        if (pieces.isEmpty())
            return none;
        for (const TargetPiece& piece : pieces) {
            const Result<QStringList> said = plainNames(piece.text);
            if (!said)
                return said.error();
            if (said->isEmpty() || piece.op != TargetOperator::Add)
                return none;
            names += *said;
        }
    }
    names.removeDuplicates();
    return names;
}

Result<QList<Edit<Host>>> newHosts(const LibraryData& data, const QStringList& words)
{
    QSet<QString> taken;
    for (const Host& host : data.hosts)
        taken.insert(host.name);
    QList<Edit<Host>> edits;
    for (const TargetPiece& piece : memberPieces(words)) {
        const Result<QStringList> said = piece.op == TargetOperator::Add ? plainNames(piece.text) : QStringList();
        if (!said)
            return said.error();
        for (const QString& name : *said) {
            if (taken.contains(name))
                continue;
            taken.insert(name);
            Host made;
            made.name = name;
            if (const Status status = checkName(std::nullopt, made); !status)
                return status.error();
            edits.append({std::nullopt, made});
        }
    }
    return edits;
}

QStringList newHostsBehindOthers(const LibraryData& data, const QStringList& members)
{
    QStringList firsts;
    for (const QString& member : members) {
        const QList<TargetPiece> pieces = targetPieces(member);
        if (!pieces.isEmpty() && pieces.constFirst().op == TargetOperator::Add)
            firsts.append(pieces.constFirst().text);
    }
    const auto namesOf = [&data](const QStringList& words) {
        const Result<QList<Edit<Host>>> hosts = newHosts(data, words);
        QStringList names;
        for (const Edit<Host>& host : hosts ? *hosts : QList<Edit<Host>>())
            names.append(host.after->name);
        return names;
    };
    const QStringList expected = namesOf(firsts);
    QStringList names = namesOf(members);
    names.removeIf([known = QSet<QString>(expected.begin(), expected.end())](const QString& name) {
        return known.contains(name);
    });
    return names;
}

} // namespace rollcall::library
