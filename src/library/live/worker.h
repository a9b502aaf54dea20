// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/change/change.h"
#include "library/change/pasttexts.h"
#include "library/files/libraryplace.h"
#include "library/schema/librarydata.h"

#include <QHash>
#include <QObject>

#include <mutex>
#include <variant>
#include <vector>

class QFileSystemWatcher;
class QTimer;

// What of an open library touches the disk: writing changes, reading the folder, watching it. Lives in the
// library's own thread, where a slow share stops nobody else; commands are queued to it and carried out in
// order, results wait in an outbox until the library takes them.
namespace rollcall::library {

class Worker : public QObject
{
    Q_OBJECT

public:
    struct Saved
    {
        Status status;
        Change change;
    };
    struct Loaded
    {
        LibraryData data;
        bool asked = false; // by load(true), not by a change on disk
    };
    using Outcome = std::variant<Saved, Loaded>;

    Worker(LibraryPlace place, QHash<QString, QByteArray> stamps);
    ~Worker() override;

    // In the worker's thread:
    void start();                    // begins to watch
    void save(const Change& change); // that was announced
    void load(bool asked);

    /// From any thread: what has come out since the last time.
    std::vector<Outcome> take();
    /// Before a save is queued, from any thread.
    void announceSave();
    /// From any thread: nothing is read from here on, and what was announced is still written. False while the disk is
    /// at work or a save is to come; else the worker's thread can be waited for.
    bool leave();
    bool isWanted() const; // from any thread: the library is there, or something is to be written

Q_SIGNALS:
    void ready(); // there is something to take

private:
    /// While the disk is looked at; false where nobody wants to know any more.
    class Reading
    {
    public:
        explicit Reading(Worker& worker) : m_worker(worker), m_wanted(worker.begin()) {}
        ~Reading() { m_worker.end(m_wanted); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        explicit operator bool() const { return m_wanted; }

    private:
        Worker& m_worker;
        const bool m_wanted;
    };

    void write(const Change& change);
    bool begin();
    void end(bool begun);
    void watch();
    void check(); // reads the folder if a file has another content than we know
    void put(Outcome outcome);

    const LibraryPlace m_place;
    QHash<QString, QByteArray> m_stamps; // as last read or written
    PastTexts m_past;                    // of what was saved here
    QFileSystemWatcher* m_watcher = nullptr;
    QTimer* m_settle = nullptr; // lets a burst of file events pass
    mutable std::mutex m_mutex; // guards the rest
    std::vector<Outcome> m_outbox;
    int m_busy = 0;      // readings under way, and saves that have not been carried out
    bool m_left = false; // the library is gone
};

} // namespace rollcall::library
