// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "support/runtests.h"

#include <QCoreApplication>

#include <cstdlib>

// Beside the tests this executable plays the process that is killed while it records (samples.h).
int main(int argc, char** argv)
{
    rollcall::test::isolateEnvironment();
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], rollcall::test::recordForever) == 0)
        return rollcall::test::playVictim(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    if (argc == 4 && qstrcmp(argv[1], rollcall::test::migrateUntil) == 0)
        return rollcall::test::playMigration(QString::fromLocal8Bit(argv[2]), std::atoi(argv[3]));
    return rollcall::test::runTests(argc, argv);
}
