// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs the test class named by argv[1] (all of them without it) inside an application that exists already.
// A private, empty HOME and XDG_* are set up by isolateEnvironment() before the application is made, so that
// no test reads or writes what belongs to the user.
namespace rollcall::test {

void isolateEnvironment();
int runTests(int argc, char** argv);

} // namespace rollcall::test
