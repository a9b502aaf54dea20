// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"

#include <algorithm>
#include <chrono>

// How long a login may still take. Time stands still while the user, or another host, is waited for, and whoever
// answered late gets to use the answer. The clock is the caller's, and so is the timer. Pure; any thread.
namespace rollcall::ssh {

class LoginTime
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr Milliseconds least{5000}; // after an answer, unless all of it is less

    explicit LoginTime(Milliseconds limit) : m_limit(limit), m_left(limit) {}

    /// On a connection; until when.
    Time begin(Time now)
    {
        m_begun = now;
        return m_begun + m_left;
    }
    void pause(Time now) { m_left -= std::chrono::duration_cast<Milliseconds>(now - m_begun); }
    Time goOn(Time now)
    {
        m_left = std::max(m_left, std::min(least, m_limit));
        return begin(now);
    }
    void renew() { m_left = m_limit; } // all of it is to be done again
    Milliseconds limit() const { return m_limit; }

private:
    const Milliseconds m_limit;
    Milliseconds m_left;
    Time m_begun; // or gone on, after a question
};

} // namespace rollcall::ssh
