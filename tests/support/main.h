// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The main() of a room's test executable: tests/ROOM/main.cpp includes this once and names the kind of
// application its classes need (QCoreApplication, or QApplication where there are widgets).
#include "support/runtests.h"

#define ROLLCALL_TEST_MAIN(Application)                                                                                \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        rollcall::test::isolateEnvironment();                                                                          \
        Application application(argc, argv);                                                                           \
        return rollcall::test::runTests(argc, argv);                                                                   \
    }
