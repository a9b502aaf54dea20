// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/executors.h"

#include "core/base/leftthreads.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

namespace rollcall::ssh {

using Clock = std::chrono::steady_clock;

namespace {

// Just when hundreds of hosts want one the system may have no thread left (EAGAIN).
bool started(const Executors::Starter& start, std::function<void()> work)
{
    try {
        start(std::move(work));
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

} // namespace

struct Executors::Executor
{
    Executor(int most, Starter starter) : limit(most), start(std::move(starter)) {}

    std::mutex mutex; // guards everything below
    std::condition_variable wake;
    std::deque<std::function<void()>> jobs;
    const int limit;
    const Starter start;
    int threads = 0;
    int idle = 0;
    bool closed = false;

    static void work(const std::shared_ptr<Executor>& executor);
    static void add(const std::shared_ptr<Executor>& executor, std::function<void()>&& job);
};

void Executors::Executor::work(const std::shared_ptr<Executor>& executor)
{
    constexpr std::chrono::seconds longestIdle{10};
    std::unique_lock lock(executor->mutex);
    for (;;) {
        ++executor->idle;
        const bool called =
            executor->wake.wait_for(lock, longestIdle, [&] { return executor->closed || !executor->jobs.empty(); });
        --executor->idle;
        if (!called || executor->closed)
            break;
        std::function<void()> job = std::move(executor->jobs.front());
        executor->jobs.pop_front();
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
    --executor->threads;
}

void Executors::Executor::add(const std::shared_ptr<Executor>& executor, std::function<void()>&& job)
{
    std::function<void()> own;
    {
        const std::lock_guard lock(executor->mutex);
        executor->jobs.push_back(std::move(job));
        if (static_cast<size_t>(executor->idle) < executor->jobs.size() && executor->threads < executor->limit &&
            started(executor->start, [executor] { work(executor); }))
            ++executor->threads;
        if (executor->threads == 0) {
            own = std::move(executor->jobs.back());
            executor->jobs.pop_back();
        }
        executor->wake.notify_one();
    }
    if (own)
        own();
}

struct Executors::Clock
{
    std::mutex mutex; // guards everything below
    std::condition_variable wake;
    std::multimap<ssh::Clock::time_point, std::function<void()>> jobs;
    bool runs = false;
    bool closed = false;

    static void work(const std::shared_ptr<Clock>& clock);
    static void start(const std::shared_ptr<Clock>& clock, const Starter& starter); // with the lock held
};

void Executors::Clock::work(const std::shared_ptr<Clock>& clock)
{
    std::unique_lock lock(clock->mutex);
    while (!clock->closed) {
        if (clock->jobs.empty()) {
            clock->wake.wait(lock);
            continue;
        }
        const auto next = clock->jobs.begin();
        if (next->first > ssh::Clock::now()) {
            clock->wake.wait_until(lock, ssh::Clock::time_point(next->first));
            continue;
        }
        std::function<void()> job = std::move(next->second);
        clock->jobs.erase(next);
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
}

void Executors::Clock::start(const std::shared_ptr<Clock>& clock, const Starter& starter)
{
    if (!clock->runs)
        clock->runs = started(starter, [clock] { work(clock); });
}

// Names wait for servers far away, most of the time for nothing: many may wait at once. The clock starts before anybody
// needs it: nobody could do its work in its place.
Executors::Executors(Starter starter)
    : m_starter(starter ? std::move(starter) : startLeftThread), m_clock(std::make_shared<Clock>())
{
    constexpr int most[] = {32, 32, 2, 32};
    for (size_t kind = 0; kind < std::size(most); ++kind)
        m_executors[kind] = std::make_shared<Executor>(most[kind], m_starter);
    const std::lock_guard lock(m_clock->mutex);
    Clock::start(m_clock, m_starter);
}

Executors::~Executors()
{
    std::deque<std::function<void()>> dropped;
    for (const auto& executor : m_executors) {
        const std::lock_guard lock(executor->mutex);
        executor->closed = true;
        for (auto& job : executor->jobs)
            dropped.push_back(std::move(job));
        executor->jobs.clear();
        executor->wake.notify_all();
    }
    const std::lock_guard lock(m_clock->mutex);
    m_clock->closed = true;
    m_clock->wake.notify_all();
}

void Executors::run(Kind kind, std::function<void()> job)
{
    Executor::add(m_executors[static_cast<int>(kind)], std::move(job));
}

void Executors::later(std::chrono::milliseconds delay, std::function<void()> job)
{
    const std::lock_guard lock(m_clock->mutex);
    m_clock->jobs.emplace(ssh::Clock::now() + delay, std::move(job));
    Clock::start(m_clock, m_starter);
    m_clock->wake.notify_one();
}

} // namespace rollcall::ssh
