// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/question.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QtGlobal>

#include <memory>

// Schedules runs. An Engine owns k session loops (k = cores, at least 2), long-running tasks started with
// QtConcurrent::run on its own QThreadPool; they outlive a run, so that several runs share them. Everything
// here may be called from any thread; results go to the run's EventSink in batches (≤ one per 50 ms and loop).
namespace rollcall::engine {

class Engine;

/// A run under way. Destroying it does not end the run; the engine keeps it until RunEnded is delivered.
class Run
{
public:
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    RunSpecPtr spec() const;
    void cancel(Reason reason = Reason::CancelledByUser); // every host; tells the truth per task
    void cancelHost(HostIndex host);
    void answer(Answer&& answer);
    bool isOver() const; // RunEnded was delivered

private:
    friend class Engine;
    Run();
    struct Private;
    std::shared_ptr<Private> d;
};

struct EngineOptions
{
    int loops = 0;      // 0: one per core, at least 2
    int sessionCap = 0; // for the whole app; 0: what the descriptor limit allows
};

class Engine
{
public:
    explicit Engine(EngineOptions options = {});
    ~Engine(); // cancels what still runs (CancelledByQuit) and waits for its loops, a few seconds at most

    /// `sink` must outlive the run's RunEnded; so must `questions`, which may be null (batch mode).
    std::shared_ptr<Run> start(RunSpecPtr spec, std::shared_ptr<EventSink> sink, QuestionSink* questions);

    /// How many sessions can be open at once on this machine (RLIMIT_NOFILE, raised as far as it goes).
    int sessionCap() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::engine
