// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Among the first things in main(): a file that comes to the limit of ulimit -f is an error of write(2), which says
// that there is no room, and not a signal that ends the program in the middle of a run (setrlimit(2), SIGXFSZ).
namespace rollcall::app {

void makeFileSizeLimitAnError();

} // namespace rollcall::app
