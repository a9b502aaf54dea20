// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"

#include <cstdint>
#include <functional>
#include <utility>

// That a server answers nothing: for good, or for a while. Loop thread; lives in its Connection.
namespace rollcall::fleet {

class Silence
{
public:
    /// `over`: it goes on.
    Silence(uv_loop_t* loop, std::function<void()> over)
        : m_timer(loop, [this, over = std::move(over)] {
              m_kept = false;
              over();
          })
    {
    }

    void keep() { m_kept = true; }
    void keepFor(std::uint64_t milliseconds)
    {
        m_kept = true;
        m_timer.start(milliseconds);
    }
    bool isKept() const { return m_kept; }

private:
    Timer m_timer;
    bool m_kept = false;
};

} // namespace rollcall::fleet
