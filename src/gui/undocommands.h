// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/library.h"

#include <QPointer>
#include <QString>
#include <QUndoCommand>

#include <functional>

// One edit of a library on the undo stack. GUI thread.
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

} // namespace rollcall::gui
