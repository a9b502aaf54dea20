// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/segments/record.h"

#include <chrono>
#include <optional>
#include <unordered_map>
#include <vector>

// The records of one run in memory, and the only ways they change: as the recorder stores events, or as they
// are read back. Not thread-safe: StoredRun guards it. Indexes out of range are ignored.
namespace rollcall::history {

/// A stored piece of a task's output. `total` counts the bytes of both streams before it, so that one list in
/// order of arrival can be searched by the offset in either stream.
struct Chunk
{
    quint64 position = 0;
    qint64 offset = 0; // within its stream
    qint64 total = 0;
    quint32 length = 0;
    quint32 time : 31 = 0; // milliseconds since the run's start
    quint32 error : 1 = 0; // which stream

    Stream stream() const { return error ? Stream::Error : Stream::Output; }
    /// The offset in `wanted` at which this chunk begins or that stands still meanwhile.
    qint64 offsetIn(Stream wanted) const { return wanted == stream() ? offset : total - offset; }
};

/// One attempt at a task: what is known of it, and where its output is.
struct Attempt
{
    TaskRecord record;
    std::vector<Chunk> chunks;
};

struct LogEntry
{
    quint64 position = 0;
    qint64 time = 0;
    quint32 length = 0;
};

struct RunData
{
    explicit RunData(const StoredSpec& spec);

    void started(TaskIndex task, quint16 attempt, qint64 time);
    void addChunk(TaskIndex task, quint16 attempt, Stream stream, quint64 position, quint32 length, qint64 time);
    void setFirstLine(TaskIndex task, quint16 attempt, const QString& line);
    void ended(TaskIndex task, quint16 attempt, qint64 time, const EndedPayload& payload);
    /// The phase is what it says; address and times are added to what is known already.
    void setHost(HostIndex host, const HostRecord& record);
    void addLog(HostIndex host, quint64 position, quint32 length, qint64 time);
    void addEntry(const IndexEntry& entry);
    void runEnded(qint64 time, bool cancelled);
    /// Not everything can be stored (any more).
    void fail(const Error& error);
    /// The files hold something else than was written.
    void damage(const Error& error);
    /// Likewise, in the output of this one.
    void damageTask(TaskIndex task, quint16 attempt);
    /// Nobody will add to it: tasks without an end get one that says why. Returns them.
    std::vector<TaskIndex> interrupt(const StoredSpec& spec);
    /// Every host is past its last task; for runs that are over.
    void settleHosts();
    /// Null for an attempt that there was not.
    const TaskRecord* recordOf(TaskIndex task, quint16 attempt) const;
    const std::vector<Chunk>* chunksOf(TaskIndex task, quint16 attempt) const;

    std::vector<TaskRecord> tasks;          // their latest attempts, which alone count in the summary
    std::vector<std::vector<Chunk>> chunks; // of these, in order of arrival
    std::unordered_map<TaskIndex, std::vector<Attempt>> earlier; // in order of their numbers
    std::vector<HostRecord> hosts;
    std::vector<std::vector<LogEntry>> logs; // by host
    std::array<int, hostPhaseCount> phases{};
    RunSummary summary;
    std::optional<Error> failure;
    qint64 lastTime = 0; // of anything that was stored
    bool live = false;
    std::chrono::steady_clock::time_point began; // of a live one

private:
    struct Place
    {
        TaskRecord& record;
        std::vector<Chunk>& chunks;
        bool isLatest;
    };
    /// Where an attempt is kept; one that is newer than all before takes the place of the latest.
    Place placeOf(TaskIndex task, quint16 attempt);
    void supersede(TaskIndex task, quint16 attempt);
    const Attempt* earlierAttempt(TaskIndex task, quint16 attempt) const;
};

} // namespace rollcall::history
