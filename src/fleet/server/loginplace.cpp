// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/loginplace.h"

#include "fleet/server/fleet.h"

#include <utility>

namespace rollcall::fleet {

namespace {

constexpr std::uint64_t loginGraceTime = 120'000;

} // namespace

LoginPlace::LoginPlace(Fleet& fleet, std::function<void()> tooLate)
    : m_fleet(fleet), m_grace(fleet.loop(), std::move(tooLate))
{
    m_fleet.loginStarted();
}

LoginPlace::~LoginPlace()
{
    leave();
}

void LoginPlace::limit()
{
    m_grace.start(loginGraceTime);
}

void LoginPlace::leave()
{
    if (std::exchange(m_held, false))
        m_fleet.loginEnded();
    m_grace.stop();
}

} // namespace rollcall::fleet
