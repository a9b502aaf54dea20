// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/database/rows.h"
#include "history/segments/journal.h"
#include "history/store/eventqueue.h"
#include "history/store/storedrun.h"

#include <QByteArray>

#include <chrono>
#include <future>
#include <memory>
#include <optional>

// What becomes rows of one run, gathered and handed to the database in portions: one at a time, and again with the next
// where it could not be written. Keeps the database open until close(). The recorder's thread alone.
namespace rollcall::history {

class Database;

class RowCommits
{
public:
    using Clock = EventQueue::Clock;

    RowCommits(std::shared_ptr<Database> database, StoredSpecPtr spec); // no database: does nothing

    void begin(const QByteArray& encodedSpec); // of the run's own row
    /// What `run` has shown already.
    void note(const Item& item, const StoredRun& run);
    void noteTask(TaskIndex task, const TaskRecord& record);

    Clock::time_point next() const; // when there may be something to do
    bool isDue() const { return Clock::now() - m_committed >= interval; }
    /// Hands over what there is, unless the last portion is still being written.
    void commit(const StoredRun& run);
    /// Looks how the last portion fared; why the disk had no room for it.
    std::optional<Error> collect(bool wait);
    void close() { m_database.reset(); }

private:
    static constexpr std::chrono::milliseconds interval{250};

    std::shared_ptr<Database> m_database;
    const StoredSpecPtr m_spec;
    QByteArray m_encodedSpec;
    const std::shared_ptr<bool> m_listed; // the run has its row; the database's thread alone looks
    RunRows m_rows;                       // not handed over yet
    std::shared_ptr<RunRows> m_committing;
    std::future<Status> m_commit;
    Clock::time_point m_committed;
};

} // namespace rollcall::history
