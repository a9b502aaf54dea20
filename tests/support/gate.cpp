// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"

#include <chrono>

namespace rollcall::test {

using namespace std::chrono_literals;

void Gate::pass()
{
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_opened.wait_for(lock, 10s, [this] { return m_open; });
    --m_waiting;
}

void Gate::open()
{
    const std::scoped_lock lock(m_mutex);
    m_open = true;
    m_opened.notify_all();
}

bool Gate::isHeld() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting > 0;
}

} // namespace rollcall::test
