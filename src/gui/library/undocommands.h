// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gui/library/libraryptr.h"
#include "library/change/change.h"

#include <QString>
#include <QUndoCommand>

#include <functional>

// One edit of a library on the undo stack. GUI thread.
namespace rollcall::gui {

/// Made after the change has been applied: the first redo does nothing.
class LibraryCommand : public QUndoCommand
{
public:
    /// How going back (`isBack`), or on again, went.
    using Report = std::function<void(const Status&, bool isBack)>;

    LibraryCommand(const LibraryPtr& library, library::Change change, const QString& text, Report report);

    const QString& plainText() const { return m_plainText; } // text() is for menus
    bool makes(const LibraryPtr& library, const library::Change& change) const;
    void undo() override;
    void redo() override;

private:
    void apply(const library::Change& change, bool isBack);

    const QString m_plainText;
    LibraryPtr m_library;
    library::Change m_change;
    Report m_report;
    bool m_done = true;
};

} // namespace rollcall::gui
