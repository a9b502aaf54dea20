// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/outputsummary.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <array>
#include <memory>

// What views, filters and exporters read of a run, alive or past: one truth, the store. All functions are
// thread-safe and return snapshots; a live run's numbers only ever grow. Implemented by history::StoredRun.
namespace rollcall {

struct TaskRecord
{
    quint16 attempt = 1; // of how many the task has had so far; what is shown is the latest
    bool started = false;
    bool ended = false;
    Verdict verdict;                   // meaningful once ended
    qint64 startTime = 0;              // milliseconds since the run's start; meaningful once started
    qint64 endTime = 0;                // likewise, once ended
    std::array<qint64, 2> bytes{0, 0}; // stored so far, by Stream
    QString firstLine;                 // of standard output, else of standard error; control characters neutralised
    QByteArray digest;                 // equal digests: the same text of both streams, see Journal; set once ended
    OutputSummary output;              // likewise, where it is known: not of what older versions stored
    bool damaged = false;              // what was read of its output so far is not what was stored

    Outcome outcome() const { return outcomeOf(verdict.reason); }
};

struct HostRecord
{
    HostPhase phase = HostPhase::Waiting;
    QString address;
    /// By HostPhase: when the host first came there, in milliseconds since the run's start; -1: never, or not known.
    std::array<qint64, hostPhaseCount> entered{-1, -1, -1, -1, -1, -1, -1};
    static_assert(hostPhaseCount == 7);
};

/// A stretch of a task's output, in order of arrival; length in bytes.
struct OutputChunk
{
    Stream stream = Stream::Output;
    qint64 offset = 0; // within the stream
    qint64 length = 0;
    qint64 time = 0; // milliseconds since the run's start
};

/// Paused: it waits for somebody's word. Where the process ends meanwhile the run is interrupted, as where it was
/// running, and never goes on by itself.
enum class RunState : quint8 { Running, Finished, Cancelled, Interrupted, Paused };

/// More may come.
constexpr bool isUnderWay(RunState state)
{
    return state == RunState::Running || state == RunState::Paused;
}

struct RunSummary
{
    QString id;
    QString title;
    QString target;
    QString snippet;
    RunState state = RunState::Running;
    QDateTime started;  // UTC
    QDateTime ended;    // the start and what had elapsed; invalid while it runs or when interrupted
    qint64 elapsed = 0; // milliseconds that it took, or has taken so far
    int hosts = 0;
    int steps = 0;
    bool incomplete = false; // the disk was full: the run holds less than the hosts sent
    bool damaged = false;    // its files hold something else than was written: not all of it can be believed
    std::array<int, outcomeCount> outcomes{}; // ended tasks, by outcome
    int tasks() const { return hosts * steps; }
};

class ResultSource
{
public:
    virtual ~ResultSource() = default;

    virtual StoredSpecPtr spec() const = 0;
    virtual RunSummary summary() const = 0;
    virtual TaskRecord task(TaskIndex task) const = 0;
    virtual HostRecord host(HostIndex host) const = 0;
    /// Bytes of one stream; shorter at its end. May read from disk: not for the GUI thread with large lengths.
    virtual QByteArray output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const = 0;
    virtual QList<OutputChunk> chunks(TaskIndex task) const = 0;
    virtual QStringList log(HostIndex host) const = 0; // "12:00:01.123  text" lines
    /// Everything above is about a task's latest attempt. All of them, in order; that one is the last.
    virtual QList<TaskRecord> attempts(TaskIndex task) const { return {this->task(task)}; }
    /// As output(), of any of them.
    virtual QByteArray attemptOutput(TaskIndex task, quint16 attempt, Stream stream, qint64 offset, qint64 length) const
    {
        return attempt == this->task(task).attempt ? output(task, stream, offset, length) : QByteArray();
    }
};

using ResultSourcePtr = std::shared_ptr<const ResultSource>;

} // namespace rollcall
