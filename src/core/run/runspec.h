// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/snippet.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

// Everything a run needs, fixed before it starts: steps × hosts, with options. Immutable afterwards and
// shared between threads as RunSpecPtr.
namespace rollcall {

using HostIndex = quint32;
using TaskIndex = quint32;

enum class DecidedBy : quint8 { Kind, Step, Snippet, User };

/// What becomes of the host's later steps where this one did not go well, and who decided that.
struct AfterFailure
{
    bool stopsHost = true;
    DecidedBy decidedBy = DecidedBy::Kind;

    bool operator==(const AfterFailure&) const = default;
};

/// By what was said of the step, by the snippet, and by the user for this run or, in `defaults`, for all.
AfterFailure afterFailure(const StepTemplate& step, OnFailure defaults, std::optional<OnFailure> snippet,
                          std::optional<OnFailure> user);

struct Step
{
    QString title;
    StepWork work;       // parameters filled in; of a script, this text goes to the host
    QString interpreter; // empty: handed to the login shell as the command line; else fed the script
    SuccessRule success;
    QByteArray standardInput; // used when the interpreter is empty; never stored
    std::optional<Become> become;
    AfterFailure afterFailure;
    std::optional<Milliseconds> timeout; // where it is another than the run's; 0: none
    Effect effect = Effect::Changes;
    bool repeatable = false;

    bool operator==(const Step&) const = default;

    QString command() const { return workText(work); }
};

constexpr TaskIndex taskOf(HostIndex host, int step, int stepCount)
{
    return host * static_cast<quint32>(stepCount) + static_cast<quint32>(step);
}

/// What a run is called and how it is carried out.
struct RunShape
{
    QString id;     // a UUID without braces; also the name of the run's folder on disk
    QString title;  // the snippet's name, or the command's first line
    QString target; // the expression as the user typed it
    QString snippet;
    QString parent; // the id of the run that this one runs again; "" for none
    RunOptions options;
    QDateTime created; // UTC; the one look at the wall clock

    /// What the wall clock said, or would have, at a time that events and records have: UTC.
    QDateTime wallTime(qint64 time) const { return created.addMSecs(time); }

    bool operator==(const RunShape&) const = default;
};

/// Its hosts and steps. A task is one step on one host; tasks are numbered host by host.
template <typename H, typename S> struct RunPlan : RunShape
{
    QList<H> hosts;
    QList<S> steps;

    bool operator==(const RunPlan&) const = default;

    int stepCount() const { return static_cast<int>(steps.size()); }
    int taskCount() const { return static_cast<int>(hosts.size()) * stepCount(); }
    TaskIndex task(HostIndex host, int step) const { return taskOf(host, step, stepCount()); }
    HostIndex hostOf(TaskIndex task) const { return task / static_cast<quint32>(stepCount()); }
    int stepOf(TaskIndex task) const { return static_cast<int>(task % static_cast<quint32>(stepCount())); }
};

struct RunSpec : RunPlan<HostSpec, Step>
{
    RunRequest request; // what it was made from
    /// The same moment as `created`, by a clock that nobody sets: what the times of events count from.
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();

    RunSpec() = default; // no other: not from what was kept of a run

    void begin();           // now
    qint64 elapsed() const; // milliseconds since then
};

using RunSpecPtr = std::shared_ptr<const RunSpec>;

QString newRunId();

} // namespace rollcall
