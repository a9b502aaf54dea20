// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/storedspec.h"
#include "history/segments/journal.h"
#include "history/segments/rundata.h"
#include "history/segments/runlock.h"
#include "history/segments/segmentwriter.h"
#include "history/store/eventqueue.h"
#include "history/store/rowcommits.h"
#include "history/store/runchange.h"
#include "history/store/storedrun.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>

// The recorder's working half: its thread keeps it alive until everything delivered is stored, also when the
// Recorder is gone. Round by round it writes what came to the segments, then shows it in the StoredRun, tells
// the listener, and lets RowCommits hand rows to the database.
namespace rollcall::history {

class Database;
class Recorder;

/// How many recorder threads still work; whoever lets a store go waits for none.
class WorkerCount
{
public:
    void enter();
    void leave();
    bool waitForNone(std::chrono::milliseconds patience); // false: some still work

private:
    std::mutex m_mutex; // guards m_count
    std::condition_variable m_changed;
    int m_count = 0;
};

class RecorderCore
{
public:
    struct Parts
    {
        StoredSpecPtr spec;
        std::chrono::steady_clock::time_point began; // the run
        std::shared_ptr<SegmentWriter> segments;
        std::unique_ptr<RunLock> lock;      // null without history
        std::shared_ptr<Database> database; // null without history
        std::shared_ptr<WorkerCount> workers;
        qint64 queueLimit = 0;
    };

    explicit RecorderCore(Parts parts);
    ~RecorderCore();
    static Status start(const std::shared_ptr<RecorderCore>& core);

    const StoredRunPtr& run() const { return m_run; }
    EventQueue& queue() { return m_queue; }
    bool hasFailed() const { return m_failed.load(std::memory_order_relaxed); }
    void setListener(Recorder* listener);

private:
    void work();
    void round();
    void write(const EventQueue::Batch& batch);
    void begin();
    void publish();
    void apply(RunData& data, const Item& item);
    void collectRows(bool wait);
    void finish();
    void tell();
    void setFailure(const Error& error);

    Parts m_parts;
    StoredRunPtr m_run;
    EventQueue m_queue;
    std::atomic<bool> m_failed = false;
    std::recursive_mutex m_listenerMutex; // guards m_listener, also while it is being told
    Recorder* m_listener = nullptr;

    // The thread's own.
    Journal m_journal;
    RunChange m_change; // not told yet
    EventQueue::Clock::time_point m_published;
    RowCommits m_rows;
    bool m_over = false;     // RunEnded came, or nobody is left who could send it
    bool m_complete = false; // RunEnded came
    bool m_failureTold = false;
};

} // namespace rollcall::history
