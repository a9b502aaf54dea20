// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// What a test needs that not everybody has: to be root, to mount, to have a user made. Without it the function is
// skipped and says so. Where ROLLCALL_NO_SKIPS is set, as continuous integration does, it has failed. Nothing else
// skips.
#define ROLLCALL_NEEDS(isThere, what)                                                                                  \
    do {                                                                                                               \
        if (isThere)                                                                                                   \
            break;                                                                                                     \
        if (qEnvironmentVariableIsSet("ROLLCALL_NO_SKIPS"))                                                            \
            QFAIL("needs " what);                                                                                      \
        QSKIP("needs " what);                                                                                          \
    } while (false)
