// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"

// When a jump host that has worked and was lost is connected to again: after a pause that grows with every loss, and
// differs, so that many clients do not come at once; and for how many losses it may still be hoped for. Counts only.
// Pure; any thread.
namespace rollcall::ssh {

class JumpBackOff
{
public:
    static constexpr int mostLosses = 6; // one after the other

    void madeWay() { m_losses = 0; } // it does work
    void lost() { ++m_losses; }
    bool isNeeded() const { return m_losses > 0; }
    bool isHopeful() const { return m_losses <= mostLosses; }
    Milliseconds pause() const;

private:
    int m_losses = 0; // since a way was last made
};

} // namespace rollcall::ssh
