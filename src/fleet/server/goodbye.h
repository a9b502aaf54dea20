// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"

#include <functional>
#include <utility>

// When a server says goodbye to one client: with its next turn, or a moment later, in which it answers nothing, and
// says once what means nothing. Loop thread; lives in its Connection.
namespace rollcall::fleet {

class Goodbye
{
public:
    Goodbye(uv_loop_t* loop, std::function<void()> due, std::function<void()> meanwhile)
        : m_timer(loop,
                  [this, due = std::move(due)] {
                      m_state = State::Due;
                      due();
                  }),
          m_meanwhile(loop, std::move(meanwhile))
    {
    }

    void say() { m_state = State::Due; }
    void sayLater()
    {
        m_state = State::Later;
        m_timer.start(delay);
        m_meanwhile.start(delay / 2);
    }
    bool isDue() const { return m_state == State::Due; }
    bool isLater() const { return m_state == State::Later; }

private:
    static constexpr std::uint64_t delay = 20;
    enum class State { No, Later, Due };

    Timer m_timer;
    Timer m_meanwhile;
    State m_state = State::No;
};

} // namespace rollcall::fleet
