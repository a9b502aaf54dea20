// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

// The bounded queue between the session loops and the recorder's thread. Full is advice: what is delivered is
// always taken, but hasRoom() says false until the recorder has stored half of it. Any thread delivers, one
// takes.
namespace rollcall::history {

class EventQueue
{
public:
    using Clock = std::chrono::steady_clock;
    using Resumes = std::vector<std::function<void()>>;
    static constexpr qint64 urgentBytes = 1 << 20; // worth writing at once, unless the limit is small

    struct Batch
    {
        EventBatch events;
        qint64 bytes = 0;
    };

    explicit EventQueue(qint64 limit) : m_limit(limit), m_urgent(qMin(urgentBytes, limit / 2)) {}

    void deliver(EventBatch&& events);
    bool hasRoom() const;
    /// False where the queue is closed: nobody will call back.
    bool whenRoom(const std::function<void()>& resume);
    void close();
    bool isClosed() const;

    /// Waits for events, which it holds back until `notBefore` unless they are many; gives up at `giveUp`.
    std::vector<Batch> take(Clock::time_point notBefore, Clock::time_point giveUp);
    /// The taken bytes are stored; returns whom to call now that there is room.
    Resumes release(qint64 bytes);

private:
    bool roomToResume() const { return m_bytes <= m_limit / 2; }

    const qint64 m_limit;
    const qint64 m_urgent;
    mutable std::mutex m_mutex; // guards all below
    std::condition_variable m_wake;
    std::vector<Batch> m_batches;
    Resumes m_resumes;
    qint64 m_bytes = 0; // delivered and not yet released
    bool m_full = false;
    bool m_closed = false;
};

} // namespace rollcall::history
