// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/undocommands.h"

#include "core/target.h"
#include "core/targettext.h"

#include <QHash>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using library::Edit;

namespace {

/// Knows every name: so that ranges unfold to names that are no hosts yet.
class AnyHost : public TargetDirectory
{
public:
    DirectoryHost findHost(const QString&, const QString&) const override { return {}; }
    DirectoryGroup findGroup(const QString&, const QString&) const override { return {}; }
    QList<DirectoryHost> allHosts(const QString&) const override { return {}; }
    QList<DirectoryGroup> allGroups(const QString&) const override { return {}; }
    bool hasLibrary(const QString&) const override { return false; }
    bool isKnownAlias(const QString&) const override { return true; }
};

} // namespace

LibraryCommand::LibraryCommand(library::Library* library, library::Change change, const QString& text, Report report)
    : QUndoCommand(text), m_library(library), m_change(std::move(change)), m_report(std::move(report))
{
}

bool LibraryCommand::makes(const library::Library* library, const library::Change& change) const
{
    return m_library == library && m_change == change;
}

void LibraryCommand::undo()
{
    apply(m_change.reversed());
}

void LibraryCommand::redo()
{
    if (std::exchange(m_done, false))
        return;
    apply(m_change);
}

void LibraryCommand::apply(const library::Change& change)
{
    if (m_library == nullptr) {
        setObsolete(true);
        return;
    }
    if (const Status status = m_library->apply(change); !status) {
        setObsolete(true); // somebody else changed it since: there is nothing to go back to
        m_report(status);
    }
}

QList<Edit<Group>> editsForRename(const QList<Group>& groups, const QString& before, const QString& after)
{
    QList<Edit<Group>> edits;
    for (const Group& group : groups) {
        Group renamed = group;
        for (QString& member : renamed.members) {
            if (member == before)
                member = after;
        }
        if (renamed != group)
            edits.append({group, renamed});
    }
    return edits;
}

QStringList pathBetween(const QList<Group>& groups, const QString& from, const QString& to)
{
    QHash<QString, QString> above{{from, QString()}}; // group -> the one that it was reached from
    QStringList next{from};
    while (!next.isEmpty() && !above.contains(to)) {
        const QString name = next.takeFirst();
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.name == name; });
        for (const Group& inner : groups) {
            const bool inside = found != groups.end() && found->members.contains(groupWord(inner.name));
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

QList<Edit<Host>> editsForNewHosts(const library::Library& library, const QStringList& members)
{
    QList<Edit<Host>> edits;
    const AnyHost names;
    for (const QString& member : members) {
        if (member.contains(u'@') || member.startsWith(u'!') || member.contains(u'*') || member.contains(u'?'))
            continue;
        const TargetResolution resolution = resolveTarget(member, names);
        if (!resolution.ok())
            continue;
        for (const TargetHost& host : resolution.hosts) {
            const bool queued = std::any_of(edits.begin(), edits.end(),
                                            [&](const Edit<Host>& edit) { return edit.after->name == host.name; });
            if (queued || library.host(host.name) != nullptr || !host.typedUser.isEmpty() || host.typedPort != 0)
                continue;
            Host made;
            made.name = host.name;
            edits.append({std::nullopt, made});
        }
    }
    return edits;
}

} // namespace rollcall::gui
