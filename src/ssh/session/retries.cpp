// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/retries.h"

#include <QRandomGenerator>

#include <algorithm>

namespace rollcall::ssh {

namespace {

constexpr int mostSilentClosings = 6; // after that many it is not because of its load
constexpr int mostLostJumps = 4;      // before a host gives up
constexpr int mostQuestions = 3;
constexpr int busyBudget = 3; // a busy server may take this many connect timeouts in all

} // namespace

// The pause doubles, and differs, so that those who were turned away together do not come back together.
Milliseconds Retries::busy(Time now)
{
    m_busySince = m_busySince.value_or(now);
    const Milliseconds step{200 << std::clamp(m_connections - 1, 0, 3)};
    return step / 2 + Milliseconds(QRandomGenerator::global()->bounded(int(step.count())));
}

bool Retries::isHopeful(Time then, Milliseconds connectTimeout, bool silently) const
{
    return m_busySince && then < *m_busySince + busyBudget * connectTimeout &&
           !(silently && m_connections >= mostSilentClosings);
}

void Retries::stoodInLine(std::chrono::nanoseconds time)
{
    if (m_busySince)
        *m_busySince += time;
}

bool Retries::afterLostJump()
{
    return ++m_lostJumps <= mostLostJumps;
}

bool Retries::afterQuestion()
{
    return ++m_questions <= mostQuestions;
}

} // namespace rollcall::ssh
