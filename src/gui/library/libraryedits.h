// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "gui/library/libraryptr.h"
#include "library/change/change.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <QWidget>

namespace rollcall::app {
class Libraries;
}

// Edits of libraries as the window makes them: applied and written at once, each one step of undo. Nothing waits for
// the disk; what it refuses later is no step any more, and is shown with the way out. GUI thread.
namespace rollcall::gui {

class LibraryEdits : public QObject
{
    Q_OBJECT

public:
    LibraryEdits(app::Libraries& libraries, QWidget* window);

    QUndoStack* undoStack() { return &m_undo; }
    /// LibraryClosed where it has gone (it may still be writing), Busy where there is none yet: a slow share takes its
    /// time.
    Status check(const LibraryPtr& library) const;
    Status apply(const LibraryPtr& library, const library::Change& change, const QString& text);
    /// As the functions of library/edits/edits.h give it; an empty change is none.
    Status apply(const LibraryPtr& library, const Result<library::Change>& change, const QString& text);
    void report(const Status& status); // in a box, where it is an error

Q_SIGNALS:
    void message(const QString& text);

private:
    void watchLibraries();
    void saveFailed(const LibraryPtr& library, const Error& error, const library::Change& change);
    void offerAgain(const LibraryPtr& library, const Error& error, const library::Change& change, const QString& text);
    void tryAgain(const LibraryPtr& library, const library::Change& change, const QString& text);
    QString forgetStep(const LibraryPtr& library, const library::Change& change);
    void dropObsolete();

    app::Libraries& m_libraries;
    QWidget* const m_window;
    QUndoStack m_undo;
};

} // namespace rollcall::gui
