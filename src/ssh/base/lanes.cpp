// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/lanes.h"

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
bool started(const Lanes::Starter& start, std::function<void()> work)
{
    try {
        start(std::move(work));
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

} // namespace

struct Lanes::Lane
{
    Lane(int most, Starter starter) : limit(most), start(std::move(starter)) {}

    std::mutex mutex; // guards everything below
    std::condition_variable wake;
    std::deque<std::function<void()>> jobs;
    const int limit;
    const Starter start;
    int threads = 0;
    int idle = 0;
    bool closed = false;

    static void work(const std::shared_ptr<Lane>& lane);
    static void add(const std::shared_ptr<Lane>& lane, std::function<void()>&& job);
};

void Lanes::Lane::work(const std::shared_ptr<Lane>& lane)
{
    constexpr std::chrono::seconds boredom{10};
    std::unique_lock lock(lane->mutex);
    for (;;) {
        ++lane->idle;
        const bool called = lane->wake.wait_for(lock, boredom, [&] { return lane->closed || !lane->jobs.empty(); });
        --lane->idle;
        if (!called || lane->closed)
            break;
        std::function<void()> job = std::move(lane->jobs.front());
        lane->jobs.pop_front();
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
    --lane->threads;
}

void Lanes::Lane::add(const std::shared_ptr<Lane>& lane, std::function<void()>&& job)
{
    std::function<void()> own;
    {
        const std::lock_guard lock(lane->mutex);
        lane->jobs.push_back(std::move(job));
        if (static_cast<size_t>(lane->idle) < lane->jobs.size() && lane->threads < lane->limit
            && started(lane->start, [lane] { work(lane); }))
            ++lane->threads;
        if (lane->threads == 0) {
            own = std::move(lane->jobs.back());
            lane->jobs.pop_back();
        }
        lane->wake.notify_one();
    }
    if (own)
        own();
}

struct Lanes::Clock
{
    std::mutex mutex; // guards everything below
    std::condition_variable wake;
    std::multimap<ssh::Clock::time_point, std::function<void()>> jobs;
    bool runs = false;
    bool closed = false;

    static void work(const std::shared_ptr<Clock>& clock);
    static void start(const std::shared_ptr<Clock>& clock, const Starter& starter); // with the lock held
};

void Lanes::Clock::work(const std::shared_ptr<Clock>& clock)
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

void Lanes::Clock::start(const std::shared_ptr<Clock>& clock, const Starter& starter)
{
    if (!clock->runs)
        clock->runs = started(starter, [clock] { work(clock); });
}

// Names wait for servers far away, most of the time for nothing: many may wait at once. The clock starts before anybody
// needs it: nobody could do its work in its place.
Lanes::Lanes(Starter starter) : m_starter(starter ? std::move(starter) : startLeftThread), m_clock(std::make_shared<Clock>())
{
    constexpr int most[] = {32, 32, 2, 32};
    for (size_t kind = 0; kind < std::size(most); ++kind)
        m_lanes[kind] = std::make_shared<Lane>(most[kind], m_starter);
    const std::lock_guard lock(m_clock->mutex);
    Clock::start(m_clock, m_starter);
}

Lanes::~Lanes()
{
    std::deque<std::function<void()>> dropped;
    for (const auto& lane : m_lanes) {
        const std::lock_guard lock(lane->mutex);
        lane->closed = true;
        for (auto& job : lane->jobs)
            dropped.push_back(std::move(job));
        lane->jobs.clear();
        lane->wake.notify_all();
    }
    const std::lock_guard lock(m_clock->mutex);
    m_clock->closed = true;
    m_clock->wake.notify_all();
}

void Lanes::run(Kind kind, std::function<void()> job)
{
    Lane::add(m_lanes[static_cast<int>(kind)], std::move(job));
}

void Lanes::later(std::chrono::milliseconds delay, std::function<void()> job)
{
    const std::lock_guard lock(m_clock->mutex);
    m_clock->jobs.emplace(ssh::Clock::now() + delay, std::move(job));
    Clock::start(m_clock, m_starter);
    m_clock->wake.notify_one();
}

} // namespace rollcall::ssh
