// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"

#include <map>
#include <mutex>
#include <utility>
#include <vector>

// Which host starts next, and in which loop. Each run has a queue and a window (its fan-out); all runs share
// one budget of descriptors and take turns when it is short. No SSH and no threads of its own in here; every
// function may be called from any thread.
namespace rollcall::engine {

using RunKey = quint64;

class Schedule
{
public:
    Schedule(int loops, int budget);

    struct Start
    {
        RunKey run = 0;
        int loop = 0;
        std::vector<HostIndex> hosts;
    };

    /// `costs`: descriptors per host, in the order of the queue.
    RunKey add(int window, std::vector<quint8> costs);
    void remove(RunKey run);

    /// Everything that may start now, gathered by run and loop; counted as started from here on.
    std::vector<Start> next();
    void done(RunKey run, HostIndex host);

    /// Hosts that have not been started, and now never will be.
    std::vector<HostIndex> dropWaiting(RunKey run);
    bool dropWaiting(RunKey run, HostIndex host);
    int loopOf(RunKey run, HostIndex host) const; // -1: waiting, dropped or done

private:
    static constexpr qint16 waiting = -1;
    static constexpr qint16 over = -2;

    struct Queue
    {
        int window = 1;
        int active = 0;
        HostIndex position = 0; // all before it have been started or dropped
        std::vector<quint8> costs;
        std::vector<qint16> loops; // the host's loop, or waiting, or over
    };

    bool startOne(RunKey key, Queue& queue, std::map<std::pair<RunKey, int>, std::vector<HostIndex>>& starts);
    int leastLoaded() const;

    mutable std::mutex m_mutex; // guards everything below
    std::map<RunKey, Queue> m_queues;
    std::vector<int> m_loads; // active hosts by loop
    int m_budget = 0;
    int m_used = 0;
    RunKey m_lastKey = 0;
    RunKey m_turn = 0; // the run that was served last
};

} // namespace rollcall::engine
