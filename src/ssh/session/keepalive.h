// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

// Whether a server is still there, judged once in each interval by what has come from it: after so many silent
// intervals, in each of which it was asked, it is not (ssh_config(5), ServerAliveInterval and ServerAliveCountMax).
// Counts only; its owner has the timer and the connection. Pure; any thread.
namespace rollcall::ssh {

class Keepalive
{
public:
    enum class Step { Heard, Ask, Lost };

    explicit Keepalive(int most) : m_most(std::max(1, most)) {}

    /// A connection begins that has brought so many bytes until now.
    void begin(qint64 received)
    {
        m_received = received;
        m_unanswered = 0;
    }

    Step tick(qint64 received)
    {
        if (received != m_received) {
            begin(received);
            return Step::Heard;
        }
        if (m_unanswered >= m_most)
            return Step::Lost;
        ++m_unanswered;
        return Step::Ask;
    }

    int unanswered() const { return m_unanswered; }

private:
    const int m_most;
    qint64 m_received = 0; // at the last tick
    int m_unanswered = 0;
};

} // namespace rollcall::ssh
