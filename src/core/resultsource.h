// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"
#include "core/outputsummary.h"
#include "core/storedspec.h"

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
    bool started = false;
    bool ended = false;
    Verdict verdict;      // meaningful once ended
    qint64 startTime = 0; // ms since the epoch, UTC; 0: never
    qint64 endTime = 0;
    std::array<qint64, 2> bytes{0, 0}; // stored so far, by Stream
    QString firstLine;    // of standard output, else of standard error; control characters neutralised
    QByteArray digest;    // equal digests: equal output, error and bytes alike; set once ended
    OutputSummary output; // likewise, where it is known: not of what older versions stored

    Outcome outcome() const { return outcomeOf(verdict.reason); }
};

struct HostRecord
{
    HostPhase phase = HostPhase::Waiting;
    QString address;
};

/// A stretch of a task's output, in order of arrival; length in bytes.
struct OutputChunk
{
    Stream stream = Stream::Output;
    qint64 offset = 0; // within the stream
    qint64 length = 0;
    qint64 time = 0;
};

enum class RunState : quint8 { Running, Finished, Cancelled, Interrupted };

struct RunSummary
{
    QString id;
    QString title;
    QString target;
    QString snippet;
    RunState state = RunState::Running;
    QDateTime started; // UTC
    QDateTime ended;   // invalid while it runs or when interrupted
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
};

using ResultSourcePtr = std::shared_ptr<const ResultSource>;

} // namespace rollcall
