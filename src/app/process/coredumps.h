// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First thing in main(): a crash must not write passwords to disk. Also keeps other processes of this user
// from reading our memory (prctl(2), PR_SET_DUMPABLE).
namespace rollcall::app {

void forbidCoreDumps();

} // namespace rollcall::app
