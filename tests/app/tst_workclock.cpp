// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/workclock.h"
#include "support/testmain.h"

#include <QTest>

using rollcall::app::WorkClock;

// How long a run has worked goes on while nothing arrives, and stands while it waits for the user.
class WorkClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesOnByItself()
    {
        WorkClock clock;
        QCOMPARE(clock.worked(0), 0);
        QCOMPARE(clock.worked(45'000), 45'000);
        clock.look(45'000, false);
        QCOMPARE(clock.worked(46'000), 46'000);
    }

    void waitingIsNotCounted()
    {
        WorkClock clock;
        clock.look(2'000, true);
        QCOMPARE(clock.worked(60'000), 2'000);
        clock.look(30'000, true); // still
        clock.look(60'000, false);
        QCOMPARE(clock.worked(63'000), 5'000);
    }
};

ROLLCALL_TEST(tst_workclock, WorkClockTest)
#include "tst_workclock.moc"
