// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

// Holds a worker in the middle of its work until a test has done what it wants to come first. Whoever would wait for
// that worker is seen by isHeld(): after some seconds the gate gives way by itself, so that nothing hangs.
// Thread-safe; it must outlive those that pass it.
namespace rollcall::test {

class Gate
{
public:
    void pass(); // by the worker
    void open();
    bool isHeld() const; // a worker waits here now

private:
    mutable std::mutex m_mutex; // guards the rest
    std::condition_variable m_opened;
    int m_waiting = 0;
    bool m_open = false;
};

} // namespace rollcall::test
