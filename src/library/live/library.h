// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/change/change.h"
#include "library/files/libraryplace.h"
#include "library/schema/librarydata.h"

#include <QObject>

#include <memory>

class QThread;

// One open library folder, alive: edits are seen at once in memory and written at once, in order, by a thread
// of its own (a network share may be slow; the GUI thread never waits for a disk); what others change in the
// files is picked up. Lives in the main thread. Owns its worker and the worker's thread, and leaves them behind where
// the disk is at work: the destructor waits for nobody, and what was to be written is written after it, unheard.
// Whoever wants to know how that ends keeps the library until it saves no more, or flushes it.
namespace rollcall::library {

class Worker;

class Library : public QObject
{
    Q_OBJECT

public:
    /// Pure; for worker threads and for programs without an event loop.
    static LibraryData load(const LibraryPlace& place) { return loadLibrary(place); }
    static Status createPersonal(const QString& path);

    explicit Library(LibraryData data, QObject* parent = nullptr);
    ~Library() override;

    QString path() const { return m_data.path; }
    QString name() const { return m_data.name; }
    /// False for a folder that cannot be written; edits then give FolderReadOnly.
    bool isWritable() const { return m_data.writable; }
    const QList<Host>& hosts() const { return m_data.hosts; }
    const QList<Group>& groups() const { return m_data.groups; }
    const QList<Snippet>& snippets() const { return m_data.snippets; }
    const QList<Error>& errors() const { return m_data.errors; }
    const QList<Error>& warnings() const { return m_data.warnings; } // errorsChanged() tells of them too
    const LibraryData& data() const { return m_data; }

    /// By name; null where there is none. Valid until the next change.
    const Host* host(const QString& name) const;
    const Group* group(const QString& name) const;
    const Snippet* snippet(const QString& name) const;

    /// Makes the edit in memory and hands it to the writer. An error here changed nothing: DuplicateHost,
    /// DuplicateName, BadName, FolderReadOnly, UnfinishedSave, FileSyntax or FileTooNew for a file that must not be written,
    /// FileConflict where `before` is not what is there. What goes wrong later comes as saveFailed.
    /// Undo is apply(change.reversed()).
    Status apply(const Change& change);
    /// After saveFailed with FileConflict: the change from what is there now, so that the user's word goes, whatever
    /// the file says about the things that it names, and undo brings that back.
    Change rebased(const Change& change) const;
    /// Reads the folder anew; signals what differs. On a worker; returns at once.
    void reload();
    /// Waits until everything is written (quit, command line, tests). The last failure since the last flush.
    Status flush();
    bool isSaving() const { return m_pending > 0; }

Q_SIGNALS:
    void hostsChanged();
    void groupsChanged();
    void snippetsChanged();
    void errorsChanged();
    void savingChanged(bool saving);
    /// Nothing was overwritten. Memory goes back to what the files say (reload); `change` is what was lost,
    /// for another try, rebased or not.
    void saveFailed(const rollcall::Error& error, const rollcall::library::Change& change);

private:
    struct Index;

    Status check(const Change& change) const;      // against memory
    Status checkFiles(const Change& change) const; // against what must not be written
    void submit(const Change& change);
    void makeEdits(const Change& change);
    void collect(); // what the worker has done
    void saved(const Status& status, const Change& change);
    void adopt(LibraryData data);
    void reindex();

    LibraryData m_data;
    std::unique_ptr<Index> m_index;
    Worker* m_worker = nullptr; // lives in m_thread
    QThread* m_thread = nullptr;
    int m_pending = 0;          // writes under way
    int m_loading = 0;          // loads that were asked for and have not come back
    bool m_stale = false;       // what was read is older than an edit: read again
    Status m_lastFailure;
};

} // namespace rollcall::library
