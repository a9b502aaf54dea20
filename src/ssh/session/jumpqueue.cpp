// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumpqueue.h"

#include <utility>

namespace rollcall::ssh {

void JumpQueue::connected()
{
    for (Request& request : std::exchange(m_waiting, {}))
        m_queue.push_back(std::move(request));
}

void JumpQueue::lost()
{
    for (Request& request : std::exchange(m_queue, {}))
        m_waiting.push_back(std::move(request));
    m_openings.clear();
}

bool JumpQueue::dropUnwanted()
{
    std::erase_if(m_waiting, [](const Request& request) { return request.wanted.expired(); });
    return m_waiting.empty();
}

std::optional<JumpQueue::Next> JumpQueue::next()
{
    std::erase_if(m_openings, [](const Opening& opening) { return opening.wanted.expired(); });
    while (m_openings.size() < mostOpenings && !m_queue.empty()) {
        Request request = std::move(m_queue.front());
        m_queue.pop_front();
        if (request.wanted.expired())
            continue;
        m_openings.push_back({++m_ways, request.wanted});
        return Next{m_ways, std::move(request)};
    }
    return std::nullopt;
}

void JumpQueue::made(quint64 number)
{
    std::erase_if(m_openings, [number](const Opening& opening) { return opening.number == number; });
}

std::vector<JumpQueue::Request> JumpQueue::takeAll()
{
    lost();
    return std::exchange(m_waiting, {});
}

} // namespace rollcall::ssh
