// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/eventbatcher.h"

#include <utility>
#include <variant>

namespace rollcall::engine {

EventBatcher::EventBatcher(ssh::Loop& loop, Send send) : m_loop(loop), m_send(std::move(send)) {}

void EventBatcher::add(RunEvent event)
{
    if (const auto* output = std::get_if<TaskOutput>(&event))
        m_bytes += output->bytes.size();
    m_bytes += 64;
    m_batch.push_back(std::move(event));
    if (m_bytes >= fullBatch) {
        flush();
    } else if (!m_armed) {
        if (!m_timer)
            m_timer.emplace(m_loop, [this] { flush(); });
        m_timer->start(interval);
        m_armed = true;
    }
}

void EventBatcher::addLast(RunEvent event)
{
    ++m_done;
    add(std::move(event));
}

void EventBatcher::flush()
{
    if (m_armed) {
        m_timer->stop();
        m_armed = false;
    }
    if (m_batch.empty())
        return;
    m_bytes = 0;
    const int done = std::exchange(m_done, 0);
    m_send(std::exchange(m_batch, {}), done);
}

void EventBatcher::close()
{
    m_timer.reset();
    m_armed = false;
    m_batch.clear();
}

} // namespace rollcall::engine
