// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/outcome.h"

namespace rollcall {

/// What needs a look first, from 0 on: what went wrong on the host, then what never got there, then what is unknown or
/// was not wanted; what is fine comes last.
constexpr int urgencyOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Failed:
        return 0;
    case Outcome::TimedOut:
        return 1;
    case Outcome::Untrusted:
        return 2;
    case Outcome::Denied:
        return 3;
    case Outcome::Unreachable:
        return 4;
    case Outcome::Lost:
        return 5;
    case Outcome::Cancelled:
        return 6;
    case Outcome::Skipped:
        return 7;
    case Outcome::Ok:
        break;
    }
    return 9;
}

} // namespace rollcall
