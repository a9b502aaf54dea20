// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "library/change/change.h"
#include "library/live/contents.h"
#include "library/schema/librarydata.h"

#include <QObject>

class QThread;

// One open library folder, alive: edits are seen at once in memory and written at once, in order, by a thread
// of its own (a network share may be slow; the GUI thread never waits for a disk); what others change in the
// files is picked up. Lives in the main thread. Owns its worker and the worker's thread, and leaves them behind where
// the disk is at work: the destructor waits for nobody, and what was to be written is written after it, unheard.
// Whoever wants to know how that ends keeps the library until it saves no more, or flushes it.
namespace rollcall::library {

class Worker;

class Library : public QObject, public Contents
{
    Q_OBJECT

public:
    explicit Library(LibraryData data, QObject* parent = nullptr); // of loadLibrary(), which is for worker threads
    ~Library() override;

    /// Makes the edit in memory and hands it to the writer. An error here, that of check(), changed nothing. What goes
    /// wrong later comes as saveFailed; after FileConflict rebased() is for another try, and undo brings back what was
    /// there. Undo is apply(change.reversed()).
    Status apply(const Change& change);
    /// Reads the folder anew; signals what differs. On a worker; returns at once.
    void reload();
    /// Waits until everything is written (quit, command line, tests). The last failure since the last flush.
    Status flush();
    bool isSaving() const { return m_pending > 0; }
    /// What is signalled now is an edit made here, and no change that others made in the files.
    bool isEditing() const { return m_editing; }

Q_SIGNALS:
    void hostsChanged();
    void groupsChanged();
    void snippetsChanged();
    void errorsChanged(); // or warnings
    void savingChanged(bool saving);
    /// Nothing was overwritten. Memory goes back to what the files say (reload); `change` is what was lost,
    /// for another try, rebased or not.
    void saveFailed(const rollcall::Error& error, const rollcall::library::Change& change);

private:
    void show(const Change& change);
    void submit(const Change& change);
    void collect(); // what the worker has done
    void saved(const Status& status, const Change& change);
    void adopt(LibraryData data);

    Worker* m_worker = nullptr; // lives in m_thread
    QThread* m_thread = nullptr;
    bool m_editing = false;
    int m_pending = 0;    // writes under way
    int m_loading = 0;    // loads that were asked for and have not come back
    bool m_stale = false; // what was read is older than an edit: read again
    Status m_lastFailure;
};

} // namespace rollcall::library
