// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/main.h"
#include "stoppedsave.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    rollcall::test::isolateEnvironment();
    QCoreApplication application(argc, argv);
    if (const auto code = rollcall::test::runStoppedSave(QCoreApplication::arguments()))
        return *code;
    return rollcall::test::runTests(argc, argv);
}
