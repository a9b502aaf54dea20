// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QByteArray>

#include <functional>
#include <variant>
#include <vector>

// What the engine tells while a run goes, in batches. Values that move from a session loop to the recorder.
// Times are milliseconds since the run's start (RunSpec::began), by a clock that nobody sets.
namespace rollcall {

enum class Stream : quint8 { Output, Error };

/// Where a host stands. Waiting until the fan-out lets it in; Done after its last task's end.
enum class HostPhase : quint8 { Waiting, Connecting, Verifying, LoggingIn, Asking, Running, Done };
inline constexpr int hostPhaseCount = 7;
QString hostPhaseName(HostPhase phase); // "logging-in": stable, for files
bool hostPhaseFromName(const QString& name, HostPhase& phase);

struct HostChanged
{
    HostIndex host = 0;
    HostPhase phase = HostPhase::Waiting;
    QString address; // the literal address in use, once known
    qint64 time = 0;
};

struct TaskStarted
{
    TaskIndex task = 0;
    qint64 time = 0;     // the channel's opening
    quint16 attempt = 1; // at the task: a later one counts in place of those before
};

struct TaskOutput
{
    TaskIndex task = 0;
    Stream stream = Stream::Output;
    qint64 time = 0;
    QByteArray bytes; // as they came; in order within a stream, nothing left out
    quint16 attempt = 1;
};

/// Exactly one per attempt at a task, also for tasks that never started.
struct TaskEnded
{
    TaskIndex task = 0;
    qint64 time = 0;
    Verdict verdict;
    quint16 attempt = 1;
};

/// A line of the host's connection log, in the spirit of `ssh -v`; never holds a secret.
struct HostLog
{
    HostIndex host = 0;
    qint64 time = 0;
    QString text;
};

/// The last event of a run.
struct RunEnded
{
    qint64 time = 0;
    bool cancelled = false;
};

using RunEvent = std::variant<HostChanged, TaskStarted, TaskOutput, TaskEnded, HostLog, RunEnded>;
using EventBatch = std::vector<RunEvent>;

/// Where a run's events go: the recorder. Every function may be called from any session loop's thread.
class EventSink
{
public:
    virtual ~EventSink() = default;

    /// Takes the batch; never waits for the disk. Batches of one host come in order.
    virtual void deliver(EventBatch&& batch) = 0;
    /// False while the bounded queue is full: the loops stop reading output until whenRoom calls back.
    virtual bool hasRoom() const = 0;
    /// Calls `resume` once, from the sink's own thread, as soon as there is room (at once if there is).
    virtual void whenRoom(std::function<void()> resume) = 0;
    /// True after the store failed (disk full…): the engine ends its tasks with LocalDiskFull.
    virtual bool hasFailed() const = 0;
};

} // namespace rollcall
