// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule.h"

#include <algorithm>

namespace rollcall::engine {

Schedule::Schedule(int loops, int budget) : m_loads(static_cast<size_t>(loops), 0), m_budget(budget) {}

RunKey Schedule::add(int window, std::vector<quint8> costs)
{
    const std::lock_guard lock(m_mutex);
    Queue queue;
    queue.window = std::max(window, 1);
    queue.loops.assign(costs.size(), waiting);
    queue.costs = std::move(costs);
    m_queues.emplace(++m_lastKey, std::move(queue));
    return m_lastKey;
}

void Schedule::remove(RunKey run)
{
    const std::lock_guard lock(m_mutex);
    m_queues.erase(run);
}

int Schedule::leastLoaded() const
{
    return static_cast<int>(std::min_element(m_loads.begin(), m_loads.end()) - m_loads.begin());
}

bool Schedule::startOne(RunKey key, Queue& queue, std::map<std::pair<RunKey, int>, std::vector<HostIndex>>& starts)
{
    while (queue.position < queue.loops.size() && queue.loops[queue.position] != waiting)
        ++queue.position;
    if (queue.position >= queue.loops.size() || queue.active >= queue.window)
        return false;
    const int cost = queue.costs[queue.position];
    if (m_used > 0 && m_used + cost > m_budget)
        return false; // the first one always starts: what it needs is for the system to refuse
    const int loop = leastLoaded();
    m_used += cost;
    ++m_loads[static_cast<size_t>(loop)];
    ++queue.active;
    queue.loops[queue.position] = static_cast<qint16>(loop);
    starts[{key, loop}].push_back(queue.position);
    ++queue.position;
    return true;
}

std::vector<Schedule::Start> Schedule::next()
{
    std::map<std::pair<RunKey, int>, std::vector<HostIndex>> starts;
    {
        const std::lock_guard lock(m_mutex);
        // One host per run and round, beginning after the run that was served last.
        for (bool progress = true; progress;) {
            progress = false;
            auto turn = m_queues.upper_bound(m_turn);
            for (size_t count = m_queues.size(); count > 0; --count, ++turn) {
                if (turn == m_queues.end())
                    turn = m_queues.begin();
                if (startOne(turn->first, turn->second, starts)) {
                    m_turn = turn->first;
                    progress = true;
                }
            }
        }
    }
    std::vector<Start> result;
    result.reserve(starts.size());
    for (auto& [where, hosts] : starts)
        result.push_back({where.first, where.second, std::move(hosts)});
    return result;
}

void Schedule::done(RunKey run, HostIndex host)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_queues.find(run);
    if (found == m_queues.end())
        return;
    Queue& queue = found->second;
    const qint16 loop = queue.loops[host];
    if (loop < 0)
        return;
    queue.loops[host] = over;
    --queue.active;
    --m_loads[static_cast<size_t>(loop)];
    m_used -= queue.costs[host];
}

std::vector<HostIndex> Schedule::dropWaiting(RunKey run)
{
    const std::lock_guard lock(m_mutex);
    std::vector<HostIndex> dropped;
    const auto found = m_queues.find(run);
    if (found == m_queues.end())
        return dropped;
    Queue& queue = found->second;
    for (HostIndex host = queue.position; host < queue.loops.size(); ++host) {
        if (queue.loops[host] != waiting)
            continue;
        queue.loops[host] = over;
        dropped.push_back(host);
    }
    return dropped;
}

bool Schedule::dropWaiting(RunKey run, HostIndex host)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_queues.find(run);
    if (found == m_queues.end() || host >= found->second.loops.size() || found->second.loops[host] != waiting)
        return false;
    found->second.loops[host] = over;
    return true;
}

int Schedule::loopOf(RunKey run, HostIndex host) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_queues.find(run);
    if (found == m_queues.end() || host >= found->second.loops.size())
        return -1;
    return std::max<int>(found->second.loops[host], -1);
}

} // namespace rollcall::engine
