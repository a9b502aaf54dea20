// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/eventqueue.h"

#include <algorithm>
#include <utility>

namespace rollcall::history {

namespace {

constexpr qint64 eventOverhead = 96; // bytes, about, of an event without output

qint64 sizeOf(const EventBatch& events)
{
    qint64 bytes = 0;
    for (const RunEvent& event : events) {
        bytes += eventOverhead;
        if (const auto* output = std::get_if<TaskOutput>(&event))
            bytes += output->bytes.size();
        else if (const auto* log = std::get_if<HostLog>(&event))
            bytes += log->text.size() * 2;
    }
    return bytes;
}

} // namespace

void EventQueue::deliver(EventBatch&& events)
{
    const qint64 bytes = sizeOf(events);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed || events.empty())
            return;
        m_batches.push_back({std::move(events), bytes});
        m_bytes += bytes;
        m_full = m_full || m_bytes >= m_limit;
    }
    m_wake.notify_one();
}

bool EventQueue::hasRoom() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_full;
}

bool EventQueue::whenRoom(const std::function<void()>& resume)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return false;
        m_resumes.push_back(resume);
    }
    m_wake.notify_one();
    return true;
}

void EventQueue::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
    }
    m_wake.notify_one();
}

bool EventQueue::isClosed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_closed;
}

std::vector<EventQueue::Batch> EventQueue::take(Clock::time_point notBefore, Clock::time_point giveUp)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto now = Clock::now();
        const bool any = !m_batches.empty();
        const bool callBack = !m_resumes.empty() && roomToResume();
        if (m_closed || m_bytes >= m_urgent || callBack || now >= giveUp || (any && now >= notBefore))
            return std::exchange(m_batches, {});
        m_wake.wait_until(lock, any ? std::min(notBefore, giveUp) : giveUp);
    }
}

EventQueue::Resumes EventQueue::release(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_bytes -= bytes;
    if (!roomToResume() && !m_closed)
        return {};
    m_full = false;
    return std::exchange(m_resumes, {});
}

} // namespace rollcall::history
