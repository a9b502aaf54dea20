// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "history/database/migration.h"

#include <QString>

#include <functional>
#include <future>
#include <memory>

class QSqlDatabase;

// history.sqlite behind one thread that owns the connection. Work is a function that is given the connection
// and a Status to say how it went; it runs in the order of submission. Any thread submits. WAL, so that
// several processes read while one writes; the schema has a version, a newer one is left alone, an older one
// brought to it unless it is only read.
namespace rollcall::history {

class Database
{
public:
    static constexpr int schemaVersion = 2;
    using Work = std::function<Status(QSqlDatabase&)>;

    /// Brings an older file to this version's schema first; `watch` is called in the database's thread.
    static Result<std::shared_ptr<Database>> open(const QString& file, MigrationWatch watch = {});
    /// For reading alone, where the file or its folder cannot be written.
    static Result<std::shared_ptr<Database>> openReadOnly(const QString& file);
    ~Database(); // after everything that was submitted, which a disk that hangs is left with after some seconds
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    std::future<Status> submit(Work work);
    Status wait(Work work) { return submit(std::move(work)).get(); }

private:
    enum class Access {
        Write,
        Read,      // with the write-ahead log that is there
        Immutable, // nobody writes: neither log nor locks are looked at, and nothing is made beside the file
    };

    struct Queue;
    struct Place // of the file
    {
        QString file;
        Access access;
        MigrationWatch watch;
    };

    explicit Database(std::shared_ptr<Queue> queue) : m_queue(std::move(queue)) {}
    static Result<std::shared_ptr<Database>> start(const QString& file, Access access, MigrationWatch watch = {});
    static Status prepare(QSqlDatabase& connection, const Place& place);
    static void run(const Place& place, Queue& queue, std::promise<Status> opened);

    const std::shared_ptr<Queue> m_queue; // shared with the thread
    bool m_runs = false;                  // there is one
};

} // namespace rollcall::history
