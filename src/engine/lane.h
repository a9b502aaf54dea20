// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "engine/eventbatcher.h"
#include "engine/hosttask.h"
#include "ssh/base/loop.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

// One run's part in one loop: its hosts there, their events on the way to the sink, and the throttle: while the sink
// has no room every session of the lane stops reading. Everything is called in the loop's thread.
namespace rollcall::engine {

struct RunState;

class Lane
{
public:
    Lane(RunState& run, ssh::Loop& loop, int index);
    ~Lane();

    RunState& run() const { return m_run; }
    ssh::Loop& loop() const { return m_loop; }
    bool isThrottled() const { return m_throttled; }
    qint64 now() const; // as events say it

    void start(const std::vector<HostIndex>& hosts);
    void endWaiting(const std::vector<HostIndex>& hosts, Reason reason); // hosts that never started
    void cancelAll(Reason reason);
    void cancelHost(HostIndex host, Reason reason);
    void abortAll(Reason reason);
    void pauseLogins(); // hosts that are not logged in yet end PausedAfterDenials
    void resume();      // the sink has room again
    void close();       // the run is over: gives up what belongs to the loop

    // What HostTask tells.
    void add(RunEvent event) { m_events.add(std::move(event)); }
    void finished(HostIndex host); // all its tasks have ended

private:
    void send(EventBatch&& batch, int done);
    void throttle();

    RunState& m_run;
    ssh::Loop& m_loop;
    const int m_index;
    std::unordered_map<HostIndex, std::unique_ptr<HostTask>> m_tasks;
    std::unordered_set<HostIndex> m_cancelled; // hosts to be cancelled that have not arrived here yet
    std::optional<Reason> m_stop;              // hosts that arrive later end so
    EventBatcher m_events;
    bool m_throttled = false;
};

} // namespace rollcall::engine
