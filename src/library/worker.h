// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/change.h"
#include "library/librarydata.h"

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

    Worker(QString path, QHash<QString, QByteArray> stamps);
    ~Worker() override;

    // In the worker's thread:
    void start(); // begins to watch
    void save(const Change& change);
    void load(bool asked);

    /// From any thread: what has come out since the last time.
    std::vector<Outcome> take();

Q_SIGNALS:
    void ready(); // there is something to take

private:
    void watch();
    void check(); // reads the folder if a file has another content than we know
    void put(Outcome outcome);

    const QString m_path;
    QHash<QString, QByteArray> m_stamps; // as last read or written
    QFileSystemWatcher* m_watcher = nullptr;
    QTimer* m_settle = nullptr; // lets a burst of file events pass
    std::mutex m_mutex;
    std::vector<Outcome> m_outbox; // guarded by m_mutex
};

} // namespace rollcall::library
