// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/question.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "engine/lane.h"
#include "engine/schedule.h"
#include "engine/successjudge.h"
#include "ssh/session/services.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

// What all loops know of one run. Made by the engine, kept by it until RunEnded is delivered, and by whatever
// is still queued in a loop. Members above `lanes` do not change once it has started; functions may be called
// from any thread.
namespace rollcall::engine {

struct EngineCore;

struct RunState : std::enable_shared_from_this<RunState>
{
    RunSpecPtr spec;
    std::shared_ptr<EventSink> sink;
    ssh::Services services;
    bool batch = false;
    std::vector<SuccessRules> rules; // by step
    std::weak_ptr<EngineCore> core;
    RunKey key = 0;
    std::vector<std::unique_ptr<Lane>> lanes; // by loop; each is touched only in its loop's thread

    std::atomic<int> undelivered{0}; // hosts whose last event has not been delivered
    std::atomic<bool> cancelled{false};
    std::atomic<bool> failed{false};
    std::atomic<bool> paused{false};
    std::atomic<bool> over{false};

    void postTo(int lane, std::function<void(Lane&)> task);
    void postToAll(const std::function<void(Lane&)>& task);

    void stop(Reason reason); // every host, in its own truthful way
    void stopHost(HostIndex host);
    void pause(); // no further logins
    void fail();  // the store has failed
    void hostGone(HostIndex host);
    void delivered(int hosts);

private:
    void endWaiting(Reason reason);
};

} // namespace rollcall::engine
