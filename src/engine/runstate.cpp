// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runstate.h"

#include "engine/enginecore.h"

namespace rollcall::engine {

void RunState::postTo(int lane, std::function<void(Lane&)> task)
{
    const auto engine = core.lock();
    if (!engine)
        return;
    engine->loops[static_cast<size_t>(lane)]->post(
        [self = shared_from_this(), lane, task = std::move(task)] { task(*self->lanes[static_cast<size_t>(lane)]); });
}

void RunState::postToAll(const std::function<void(Lane&)>& task)
{
    for (int lane = 0; lane < static_cast<int>(lanes.size()); ++lane)
        postTo(lane, task);
}

void RunState::endWaiting(Reason reason)
{
    const auto engine = core.lock();
    if (!engine)
        return;
    std::vector<HostIndex> hosts = engine->schedule.dropWaiting(key);
    if (!hosts.empty())
        postTo(0, [hosts = std::move(hosts), reason](Lane& lane) { lane.endWaiting(hosts, reason); });
}

void RunState::stop(Reason reason)
{
    if (over)
        return;
    if (reason == Reason::CancelledByUser || reason == Reason::CancelledByQuit)
        cancelled = true;
    endWaiting(reason);
    // In this order: hosts that wait for an answer end by what stopped them, not by the answer that is missing now.
    postToAll([reason](Lane& lane) { lane.cancelAll(reason); });
    services.declineAll();
}

void RunState::stopHost(HostIndex host)
{
    const auto engine = core.lock();
    if (over || !engine || host >= static_cast<HostIndex>(spec->hosts.size()))
        return;
    constexpr Reason reason = Reason::CancelledByUser;
    if (engine->schedule.dropWaiting(key, host)) {
        postTo(0, [host](Lane& lane) { lane.endWaiting({host}, reason); });
        return;
    }
    const int lane = engine->schedule.loopOf(key, host);
    if (lane >= 0)
        postTo(lane, [host](Lane& where) { where.cancelHost(host, reason); });
}

void RunState::pause()
{
    if (paused.exchange(true))
        return;
    endWaiting(Reason::PausedAfterDenials);
    postToAll([](Lane& lane) { lane.pauseLogins(); });
}

void RunState::fail()
{
    if (!failed.exchange(true))
        stop(Reason::LocalDiskFull);
}

void RunState::hostGone(HostIndex host)
{
    if (const auto engine = core.lock()) {
        engine->schedule.done(key, host);
        engine->pump();
    }
}

// Every host's last event went out in a batch before it was counted here, so this one comes after them all.
void RunState::delivered(int hosts)
{
    if (undelivered.fetch_sub(hosts) != hosts)
        return;
    services.close(); // before: whoever asks questions may go with the run's end
    EventBatch last;
    last.push_back(RunEnded{spec->elapsed(), cancelled.load()});
    sink->deliver(std::move(last));
    over = true;
    postToAll([](Lane& lane) { lane.close(); });
    if (const auto engine = core.lock())
        engine->remove(shared_from_this());
}

} // namespace rollcall::engine
