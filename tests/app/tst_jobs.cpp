// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/jobs.h"
#include "support/gate.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

// Work for the GUI thread: what comes home, and that going away waits for nobody. Gates force the order.
class JobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsComeHomeInTheirThread()
    {
        Jobs jobs(u"test"_s);
        QThread* worker = nullptr;
        QThread* home = nullptr;
        std::unique_ptr<int> result;
        jobs.run(
            [&worker](const std::stop_token&) {
                worker = QThread::currentThread();
                return std::make_unique<int>(7);
            },
            [&](std::unique_ptr<int> value) {
                home = QThread::currentThread();
                result = std::move(value);
            });
        QVERIFY(jobs.isBusy());
        QTRY_VERIFY(result);
        QVERIFY(!jobs.isBusy());
        QCOMPARE(*result, 7);
        QCOMPARE(home, QThread::currentThread());
        QVERIFY(worker != nullptr && worker != home);
    }

    void goingAwayDoesNotWait()
    {
        test::Gate gate;
        std::atomic<bool> ended = false;
        std::atomic<bool> told = false;
        std::atomic<int> begun = 0;
        bool cameHome = false;
        auto jobs = std::make_unique<Jobs>(u"test"_s);
        const auto owned = std::make_shared<int>(1);
        for (int i = 0; i < 2; ++i) {
            jobs->run(
                [&, owned](const std::stop_token& stop) {
                    ++begun;
                    gate.pass();
                    told = stop.stop_requested();
                    ended = true;
                    return 0;
                },
                [&cameHome](int) { cameHome = true; });
        }
        QTRY_VERIFY(gate.isHeld());
        jobs.reset();
        QVERIFY(gate.isHeld());
        gate.open();
        QTRY_VERIFY(ended);
        QVERIFY(told);
        QTRY_COMPARE(owned.use_count(), 1L); // all that it held is let go
        QCoreApplication::processEvents();
        QCOMPARE(begun.load(), 1); // the second one had not begun
        QVERIFY(!cameHome);
    }

    void whatIsToBeFinishedIsFinishedUnheard()
    {
        test::Gate gate;
        std::atomic<int> done = 0;
        bool cameHome = false;
        auto jobs = std::make_unique<Jobs>(u"test"_s, 1, Jobs::Leaving::Finish);
        for (int i = 0; i < 2; ++i) {
            jobs->run(
                [&](const std::stop_token&) {
                    gate.pass();
                    return ++done;
                },
                [&cameHome](int) { cameHome = true; });
        }
        QTRY_VERIFY(gate.isHeld());
        jobs.reset();
        QVERIFY(gate.isHeld());
        gate.open();
        QTRY_COMPARE(done.load(), 2);
        QCoreApplication::processEvents();
        QVERIFY(!cameHome);
    }

    void whatIsCancelledIsToldAndNeverComesHome()
    {
        test::Gate gate;
        QStringList home;
        std::atomic<bool> told = false;
        Jobs jobs(u"test"_s);
        const auto say = [&home](const QString& text) { home.append(text); };
        jobs.run(
            [&, post = jobs.poster(), say](const std::stop_token& stop) {
                gate.pass();
                told = stop.stop_requested();
                post([say] { say(u"progress of the old one"_s); });
                return u"old"_s;
            },
            say);
        QTRY_VERIFY(gate.isHeld());
        jobs.cancel();
        QVERIFY(!jobs.isBusy());
        jobs.run(
            [post = jobs.poster(), say](const std::stop_token&) {
                post([say] { say(u"progress"_s); });
                return u"new"_s;
            },
            say);
        gate.open();
        QTRY_VERIFY(!jobs.isBusy());
        QVERIFY(told);
        QCOMPARE(home, (QStringList{u"progress"_s, u"new"_s}));
    }

    void whoeverIsCalledMayEndThem()
    {
        auto jobs = std::make_unique<Jobs>(u"test"_s);
        bool called = false;
        jobs->run([](const std::stop_token&) { return 0; },
                  [&](int) {
                      called = true;
                      jobs.reset();
                  });
        QTRY_VERIFY(called);
        QVERIFY(!jobs);
    }
};

ROLLCALL_TEST(tst_jobs, JobsTest)
#include "tst_jobs.moc"
