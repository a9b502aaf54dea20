// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/undocommands.h"

#include "core/target.h"
#include "core/targettext.h"

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
