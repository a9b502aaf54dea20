// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "engine/hosttask.h"
#include "ssh/base/loop.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// One run's part in one loop: its hosts there, the batch of events being gathered, and the throttle. Everything
// is called in the loop's thread. Batches go out at the latest 50 ms after their first event or when they hold
// `fullBatch` bytes. While the sink has no room every session of the lane stops reading.
namespace rollcall::engine {

struct RunState;

class Lane
{
public:
    static constexpr std::chrono::milliseconds batchInterval{50};
    static constexpr qsizetype fullBatch = 512 * 1024; // bytes, an event counting 64 beside its output

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
    void resume(); // the sink has room again
    void close();  // the run is over: gives up what belongs to the loop

    // What HostTask tells.
    void add(RunEvent event);
    void finished(HostIndex host);

private:
    void flush();
    void throttle();

    RunState& m_run;
    ssh::Loop& m_loop;
    const int m_index;
    std::unordered_map<HostIndex, std::unique_ptr<HostTask>> m_tasks;
    std::unordered_set<HostIndex> m_cancelled; // hosts to be cancelled that have not arrived here yet
    std::optional<Reason> m_stop; // hosts that arrive later end so
    EventBatch m_batch;
    qsizetype m_batchBytes = 0;
    int m_doneInBatch = 0; // hosts whose last event is in the batch
    std::unique_ptr<ssh::Loop::Timer> m_timer;
    bool m_armed = false;
    bool m_throttled = false;
};

} // namespace rollcall::engine
