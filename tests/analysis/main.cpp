// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/main.h"

#include <QCoreApplication>

ROLLCALL_TEST_MAIN(QCoreApplication)
