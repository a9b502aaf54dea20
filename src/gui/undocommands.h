// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/library.h"

#include <QList>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QUndoCommand>

#include <functional>

// One edit of a library on the undo stack, and what else an edit has to touch. GUI thread.
namespace rollcall::gui {

/// Made after the change has been applied: the first redo does nothing.
class LibraryCommand : public QUndoCommand
{
public:
    using Report = std::function<void(const Status&)>;

    LibraryCommand(library::Library* library, library::Change change, const QString& text, Report report);

    bool makes(const library::Library* library, const library::Change& change) const;
    void undo() override;
    void redo() override;

private:
    void apply(const library::Change& change);

    QPointer<library::Library> m_library;
    library::Change m_change;
    Report m_report;
    bool m_done = true;
};

/// The groups that name `before` as a member, with `after` in its place.
QList<library::Edit<Group>> editsForRename(const QList<Group>& groups, const QString& before, const QString& after);
/// From the group `from` down to `to` by way of members that are groups: "from", …, "to"; empty where none leads there.
QStringList pathBetween(const QList<Group>& groups, const QString& from, const QString& to);
/// Hosts for the plain names and ranges among the members that no host of the library has yet.
QList<library::Edit<Host>> editsForNewHosts(const library::Library& library, const QStringList& members);

} // namespace rollcall::gui
