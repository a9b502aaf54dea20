// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs the test class named by argv[1] (all of them without it) inside an application that exists already.
// The functions of a class run in a new order each time, which is printed; ROLLCALL_SHUFFLE=SEED gives one again. Where
// functions are named behind the class, these run, as they are named; with -alone, each in a process of its own.
// A private, empty HOME and XDG_* are set up by isolateEnvironment() before the application is made, so that
// no test reads or writes what belongs to the user.
namespace rollcall::test {

void isolateEnvironment();
int runTests(int argc, char** argv);

} // namespace rollcall::test
