// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/schedule.h"
#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "ssh/session/services.h"

#include <QThreadPool>

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

// The inside of Engine: its loops and the threads that run them, the schedule, and the runs under way. Every
// function may be called from any thread but stop(), which Engine's destructor calls.
namespace rollcall::engine {

struct RunState;

struct EngineCore : std::enable_shared_from_this<EngineCore>
{
    EngineCore(int loopCount, int budget);

    std::vector<std::unique_ptr<ssh::Loop>> loops; // not changed after construction
    Schedule schedule;
    const int sessionCap;
    std::shared_ptr<ssh::Executors> executors;

    void runLoops();
    void add(const std::shared_ptr<RunState>& run, int window, std::vector<quint8> costs);
    void remove(const std::shared_ptr<RunState>& run);
    std::shared_ptr<RunState> find(RunKey key) const;
    void pump(); // starts whatever may start
    void stop(); // cancels all runs, waits a few seconds at most, ends the loops; one that hangs is left

private:
    std::vector<std::shared_ptr<RunState>> allRuns() const;
    bool waitForRuns(std::chrono::milliseconds limit);

    mutable std::mutex m_mutex; // guards m_runs
    std::condition_variable m_runEnded;
    std::map<RunKey, std::shared_ptr<RunState>> m_runs;
    QThreadPool m_pool;
};

} // namespace rollcall::engine
