// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/runsentence.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// The sentence over the results says of what it counts.
class RunSentenceTest : public QObject
{
    Q_OBJECT

private:
    static RunSummary run(int hosts, int steps, int ok, int failed, RunState state)
    {
        RunSummary run;
        run.hosts = hosts;
        run.steps = steps;
        run.state = state;
        run.outcomes[static_cast<std::size_t>(Outcome::Ok)] = ok;
        run.outcomes[static_cast<std::size_t>(Outcome::Failed)] = failed;
        return run;
    }

private Q_SLOTS:
    void itSaysWhetherItCountsHostsOrTasks_data()
    {
        QTest::addColumn<RunSummary>("summary");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("runs") << run(18, 1, 2, 0, RunState::Running) << u"Running: 2 of 18 hosts done, 4.0 s"_s;
        QTest::newRow("runs, steps") << run(18, 2, 2, 0, RunState::Running) << u"Running: 2 of 36 tasks done, 4.0 s"_s;
        QTest::newRow("all") << run(18, 1, 18, 0, RunState::Finished) << u"All 18 hosts ok in 4.0 s"_s;
        QTest::newRow("one") << run(1, 1, 1, 0, RunState::Finished) << u"1 host ok in 4.0 s"_s;
        QTest::newRow("some") << run(18, 2, 34, 2, RunState::Finished) << u"2 of 36 tasks not ok, 4.0 s"_s;
        QTest::newRow("many") << run(5000, 1, 2904, 2096, RunState::Finished)
                              << u"2,096 of 5,000 hosts not ok, 4.0 s"_s;
        QTest::newRow("stopped") << run(18, 1, 3, 15, RunState::Cancelled)
                                 << u"Stopped after 4.0 s: 3 of 18 hosts ok"_s;
    }

    void itSaysWhetherItCountsHostsOrTasks()
    {
        QFETCH(RunSummary, summary);
        QFETCH(QString, sentence);
        QCOMPARE(gui::runSentence(summary, {}, {4000, false}), sentence);
    }

    void stoppingIsSaid()
    {
        QCOMPARE(gui::runSentence(run(18, 1, 2, 0, RunState::Running), {}, {4000, true}),
                 u"Stopping: 2 of 18 hosts done"_s);
    }
};

ROLLCALL_TEST(tst_runsentence, RunSentenceTest)
#include "tst_runsentence.moc"
