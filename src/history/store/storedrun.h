// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <functional>
#include <optional>

// One run, alive or past, as views and exporters read it. Shared; every function may be called from any
// thread and answers with what is stored at that moment. Records are in memory; output and logs are read from
// the run's segment files on demand; of a run that is over they are compared with their check sums then, and what is
// something else is still given, but its task and its run are damaged from there on. The files stay readable while it
// exists, even after Store::remove().
namespace rollcall::history {

class Segments;
struct RunData;

class StoredRun : public ResultSource
{
public:
    StoredRun(const StoredSpecPtr& spec, std::shared_ptr<Segments> segments);
    ~StoredRun() override;

    StoredSpecPtr spec() const override;
    RunSummary summary() const override;
    TaskRecord task(TaskIndex task) const override;
    HostRecord host(HostIndex host) const override;
    QByteArray output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const override;
    QList<OutputChunk> chunks(TaskIndex task) const override;
    QStringList log(HostIndex host) const override;
    QList<TaskRecord> attempts(TaskIndex task) const override;
    QByteArray attemptOutput(TaskIndex task, quint16 attempt, Stream stream, qint64 offset,
                             qint64 length) const override;

    bool isLive() const; // more may come
    /// Nothing is known of an attempt that there was not.
    TaskRecord attempt(TaskIndex task, quint16 attempt) const;
    /// How many hosts stand in each phase, by HostPhase.
    std::array<int, hostPhaseCount> phases() const;
    /// Chunks from the index `first` on, so that a growing task can be followed cheaply.
    QList<OutputChunk> chunksFrom(TaskIndex task, qsizetype first) const;
    /// Set when something could not be stored (disk full…): the run holds less than the hosts sent.
    std::optional<Error> failure() const;

    /// Reading found that the files hold something else than was written. Called once, by whoever read; before anybody
    /// reads it is said to whom.
    void whenDamaged(std::function<void()> found);

    /// For the room's own recorder and loader: changes the records, alone.
    void edit(const std::function<void(RunData&)>& change);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

using StoredRunPtr = std::shared_ptr<StoredRun>;

} // namespace rollcall::history
