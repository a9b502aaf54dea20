// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>

// Waiting for the end of a program that this one has started, for a while only. Blocks: for threads that may, one at
// a time for each program.
namespace rollcall::ssh {

/// Its exit code (128 + N for a signal) if it ends in this time; -1 where somebody else has waited for it.
std::optional<int> awaitChild(pid_t pid, std::chrono::milliseconds limit);

} // namespace rollcall::ssh
