// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <utility>

// What is to be done once a lock is free, because it calls others: put in with the lock held, done without it, in the
// order in which it was put in, by one thread at a time. Whoever put something in flushes when it has let go of the
// lock. Thread-safe; its owner has the mutex.
namespace rollcall::ssh {

class Outbox
{
public:
    explicit Outbox(std::mutex& mutex) : m_mutex(mutex) {}

    void push(std::function<void()>&& effect) { m_effects.push_back(std::move(effect)); } // with the lock held

    void flush() // without
    {
        std::unique_lock lock(m_mutex);
        if (m_flushing)
            return;
        m_flushing = true;
        while (!m_effects.empty()) {
            const std::function<void()> effect = std::move(m_effects.front());
            m_effects.pop_front();
            lock.unlock();
            effect();
            lock.lock();
        }
        m_flushing = false;
    }

private:
    std::mutex& m_mutex; // guards everything below
    std::deque<std::function<void()>> m_effects;
    bool m_flushing = false;
};

} // namespace rollcall::ssh
