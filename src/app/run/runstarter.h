// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/run/history.h"
#include "core/base/result.h"
#include "core/run/runspec.h"

#include <QObject>

#include <functional>
#include <memory>

namespace rollcall::engine {
class Engine;
}

// Starts runs for a window: history is opened, a worker makes what the run is recorded in, which is a matter of disks,
// and then the engine starts. Owns the engine, made on first use. Lives in the main thread; its end ends the runs.
namespace rollcall::app {

class Person;
class RunSession;

class RunStarter : public QObject
{
    Q_OBJECT

public:
    RunStarter(Person& person, History& history, QObject* parent = nullptr); // both must outlive it
    ~RunStarter() override;

    engine::Engine& engine();

    /// `done` is called in this thread, with the session that has just begun and uses the person's keyring, or with why
    /// nothing runs. Where `context` has gone by then nothing begins. What is not kept needs no history.
    using Started = std::function<void(Result<std::unique_ptr<RunSession>>)>;
    void start(const RunSpecPtr& spec, bool keepHistory, QObject* context, Started done);

private:
    void record(const History::StorePtr& store, const RunSpecPtr& spec, bool keepHistory, QObject* context,
                Started done);

    Person& m_person;
    History& m_history;
    std::unique_ptr<engine::Engine> m_engine;
    Jobs m_jobs;
};

} // namespace rollcall::app
