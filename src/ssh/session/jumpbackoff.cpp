// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumpbackoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace rollcall::ssh {

namespace {

constexpr Milliseconds firstPause{400}; // doubles

} // namespace

Milliseconds JumpBackOff::pause() const
{
    const Milliseconds step = firstPause * (1 << std::clamp(m_losses - 1, 0, 5));
    return step / 2 + Milliseconds(QRandomGenerator::global()->bounded(int(step.count())));
}

} // namespace rollcall::ssh
