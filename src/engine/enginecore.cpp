// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginecore.h"

#include "core/base/leftthreads.h"
#include "engine/lane.h"
#include "engine/runstate.h"

#include <QtConcurrentRun>

namespace rollcall::engine {

using namespace std::chrono_literals;

EngineCore::EngineCore(int loopCount, int budget)
    : schedule(loopCount, budget), sessionCap(budget), executors(ssh::Services::makeExecutors())
{
    for (int i = 0; i < loopCount; ++i)
        loops.push_back(std::make_unique<ssh::Loop>());
    m_pool.setObjectName(QStringLiteral("session loops"));
    m_pool.setMaxThreadCount(loopCount);
    m_pool.setExpiryTimeout(-1);
}

void EngineCore::runLoops()
{
    for (const auto& loop : loops) {
        [[maybe_unused]] const auto running = QtConcurrent::run(&m_pool, [own = loop.get()] { own->run(); });
    }
}

// Both under one lock: another run's pump() must not be given hosts of a run that it cannot find yet.
void EngineCore::add(const std::shared_ptr<RunState>& run, int window, std::vector<quint8> costs)
{
    const std::lock_guard lock(m_mutex);
    run->key = schedule.add(window, std::move(costs));
    m_runs.emplace(run->key, run);
}

void EngineCore::remove(const std::shared_ptr<RunState>& run)
{
    schedule.remove(run->key);
    const std::lock_guard lock(m_mutex);
    m_runs.erase(run->key);
    m_runEnded.notify_all();
}

std::shared_ptr<RunState> EngineCore::find(RunKey key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_runs.find(key);
    return found == m_runs.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<RunState>> EngineCore::allRuns() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<RunState>> runs;
    for (const auto& [key, run] : m_runs)
        runs.push_back(run);
    return runs;
}

void EngineCore::pump()
{
    for (Schedule::Start& start : schedule.next()) {
        if (const auto run = find(start.run))
            run->postTo(start.loop, [hosts = std::move(start.hosts)](Lane& lane) { lane.start(hosts); });
    }
}

bool EngineCore::waitForRuns(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_runEnded.wait_for(lock, limit, [this] { return m_runs.empty(); });
}

void EngineCore::stop()
{
    for (const auto& run : allRuns())
        run->stop(Reason::CancelledByQuit);
    if (!waitForRuns(2500ms)) {
        for (const auto& run : allRuns())
            run->postToAll([](Lane& lane) { lane.abortAll(Reason::CancelledByQuit); });
        waitForRuns(1s);
        for (const auto& run : allRuns()) // sessions must go in their loop's thread, told or not
            run->postToAll([](Lane& lane) { lane.close(); });
    }
    for (const auto& loop : loops)
        loop->stop();
    constexpr int patience = 1000; // ms
    if (m_pool.waitForDone(patience))
        return;
    leaveThread([core = shared_from_this()](std::chrono::milliseconds more) {
        return core->m_pool.waitForDone(static_cast<int>(more.count()));
    });
}

} // namespace rollcall::engine
