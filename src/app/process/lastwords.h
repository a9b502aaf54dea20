// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Among the first things in main(): a program that the system gives too little to go on with ends with a sentence and
// exit code 2, whichever thread it was that could not be given it, and not by a crash.
namespace rollcall::app {

/// Ends at once where so few files may be open that nothing would work (ulimit -n); later where there is no memory or
/// no loop to be had. `program` is what the sentence begins with; it must last.
void endInWords(const char* program);

} // namespace rollcall::app
