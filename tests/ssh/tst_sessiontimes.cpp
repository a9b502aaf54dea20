// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/keepalive.h"
#include "ssh/session/logintime.h"
#include "ssh/session/retries.h"
#include "support/testmain.h"

#include <QTest>

// What a session counts: how often and how soon it connects again, how long a login may take, and how much silence
// means that the server is gone. The clock is the test's.
namespace rollcall::test {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

class SessionTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBusyServerIsLeftAloneForLonger_data()
    {
        QTest::addColumn<int>("connections");
        QTest::addColumn<int>("step"); // ms
        QTest::newRow("the first") << 1 << 200;
        QTest::newRow("the second") << 2 << 400;
        QTest::newRow("the fourth") << 4 << 1600;
        QTest::newRow("no longer than that") << 9 << 1600;
    }

    void aBusyServerIsLeftAloneForLonger()
    {
        QFETCH(int, connections);
        QFETCH(int, step);
        ssh::Retries retries;
        for (int i = 0; i < connections; ++i)
            retries.connecting();
        for (int i = 0; i < 50; ++i) {
            const int pause = int(retries.busy(Time()).count());
            QVERIFY2(pause >= step / 2 && pause < step / 2 + step, qPrintable(QString::number(pause)));
        }
    }

    void aServerMayBeBusyForThreeConnectTimeouts()
    {
        ssh::Retries retries;
        retries.connecting();
        QVERIFY(!retries.isHopeful(Time(), 10s, false)); // it has not been busy
        retries.busy(Time());
        retries.busy(Time(20s)); // it still is: that began before
        QVERIFY(retries.isHopeful(Time(29s), 10s, false));
        QVERIFY(!retries.isHopeful(Time(30s), 10s, false));
        retries.stoodInLine(5s);
        QVERIFY(retries.isHopeful(Time(34s), 10s, false));
        QVERIFY(!retries.isHopeful(Time(35s), 10s, false));
    }

    void silentClosingsAreNotForEverTakenForLoad()
    {
        ssh::Retries retries;
        for (int i = 0; i < 5; ++i)
            retries.connecting();
        retries.busy(Time());
        QVERIFY(retries.isHopeful(Time(), 10s, true));
        retries.connecting();
        QVERIFY(!retries.isHopeful(Time(), 10s, true));
        QVERIFY(retries.isHopeful(Time(), 10s, false)); // it said that it is busy
    }

    void eachCauseHasItsOwnNumberOfTries()
    {
        ssh::Retries retries;
        QVERIFY(!retries.afterSilence(1));
        QVERIFY(retries.afterSilence(3));
        QCOMPARE(retries.rounds(), 2);
        QVERIFY(!retries.afterSilence(3));
        for (int i = 0; i < 4; ++i)
            QVERIFY(retries.afterLostJump());
        QVERIFY(!retries.afterLostJump());
        for (int i = 0; i < 3; ++i)
            QVERIFY(retries.afterQuestion());
        QVERIFY(!retries.afterQuestion());
    }

    void loginTimeStandsStillWhileSomebodyIsWaitedFor()
    {
        ssh::LoginTime time(30s);
        QCOMPARE(time.begin(Time(100s)), Time(130s));
        time.pause(Time(110s));
        QCOMPARE(time.goOn(Time(500s)), Time(520s));
        QCOMPARE(time.begin(Time(600s)), Time(620s)); // on another connection: what was left
        time.renew();
        QCOMPARE(time.begin(Time(700s)), Time(730s));
    }

    void whoAnswersLateGetsToUseTheAnswer()
    {
        ssh::LoginTime time(30s);
        time.begin(Time());
        time.pause(Time(29s));
        QCOMPARE(time.goOn(Time(40s)), Time(45s));
        ssh::LoginTime shorter(2s); // than the least: no more than all of it
        shorter.begin(Time());
        shorter.pause(Time(2s));
        QCOMPARE(shorter.goOn(Time(40s)), Time(42s));
    }

    void silenceIsAskedAboutAndThenEnds()
    {
        using Step = ssh::Keepalive::Step;
        ssh::Keepalive keepalive(2);
        keepalive.begin(100);
        QVERIFY(keepalive.tick(100) == Step::Ask);
        QVERIFY(keepalive.tick(101) == Step::Heard); // the answer
        QVERIFY(keepalive.tick(101) == Step::Ask);
        QVERIFY(keepalive.tick(101) == Step::Ask);
        QVERIFY(keepalive.tick(101) == Step::Lost);
        QCOMPARE(keepalive.unanswered(), 2);
        keepalive.begin(0); // another connection
        QVERIFY(keepalive.tick(0) == Step::Ask);
    }

    void atLeastOneQuestionIsAskedBeforeAConnectionCountsAsLost()
    {
        ssh::Keepalive keepalive(0);
        keepalive.begin(0);
        QVERIFY(keepalive.tick(0) == ssh::Keepalive::Step::Ask);
        QVERIFY(keepalive.tick(0) == ssh::Keepalive::Step::Lost);
    }
};

} // namespace rollcall::test

ROLLCALL_TEST(tst_sessiontimes, rollcall::test::SessionTimesTest)
#include "tst_sessiontimes.moc"
