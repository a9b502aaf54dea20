// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "models/results/resultsproxy.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

class ResultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void drawsARun();
    void followsTheLatestAttempt();
    void saysThePhase();
    void timesWhatRuns();
    void tellsRangesAndNeverResets();
    void dropsLateChanges();
    void explainsInTheToolTip();
    void saysWhatBecameOfTheCommand();
};

void ResultsTest::drawsARun()
{
    LiveRun live({u"web-1"_s, u"web-2"_s}, 2);
    ResultsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    live.feed(model);
    const QList<int> columns{ResultsModel::Host,          ResultsModel::Group,    ResultsModel::Step,
                             ResultsModel::OutcomeColumn, ResultsModel::ExitCode, ResultsModel::Duration,
                             ResultsModel::Bytes,         ResultsModel::FirstLine};
    QCOMPARE(drawTable(model, columns), u"web-1|web|step 1|||||\n"
                                        "web-1|web|step 2|||||\n"
                                        "web-2|web|step 1|||||\n"
                                        "web-2|web|step 2|||||\n"_s);
    QVERIFY(live.output(0, "up 3 days\nload 1\n"));
    QVERIFY(live.end(0));
    QVERIFY(live.output(1, "oops\n", Stream::Error));
    QVERIFY(live.end(1, Reason::ExitCode, 3));
    QVERIFY(live.output(2, "running"));
    QCOMPARE(drawTable(model, columns),
             u"web-1|web|step 1|%1|0|1.23 s|17 bytes|up 3 days\n"
             "web-1|web|step 2|%2|3|1.23 s|5 bytes|oops\n"
             "web-2|web|step 1||||7 bytes|running\n"
             "web-2|web|step 2|||||\n"_s.arg(outcomeLabel(Outcome::Ok), outcomeLabel(Outcome::Failed)));
    QCOMPARE(model.index(1, ResultsModel::Reason).data().toString(), reasonLabel(Reason::ExitCode));
    QCOMPARE(model.index(1, 0).data(ResultsModel::TaskRole).toUInt(), 1U);
    QCOMPARE(model.index(3, 0).data(ResultsModel::HostRole).toUInt(), 1U);
    QCOMPARE(model.index(3, 0).data(ResultsModel::StepRole).toInt(), 1);
    QCOMPARE(model.index(1, 0).data(ResultsModel::OutcomeRole).toInt(), int(Outcome::Failed));
    QCOMPARE(model.index(0, ResultsModel::Address).data().toString(), u"192.0.2.1"_s);
    for (int column = 0; column < ResultsModel::columns; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void ResultsTest::saysThePhase()
{
    LiveRun live({u"web-1"_s}, 2);
    ResultsModel model;
    live.feed(model);
    const auto phase = [&](int row) { return HostPhase(model.index(row, 0).data(ResultsModel::PhaseRole).toInt()); };
    QCOMPARE(phase(0), HostPhase::Waiting);
    QVERIFY(live.deliver({HostChanged{0, HostPhase::LoggingIn, u"127.0.0.9"_s}}));
    QCOMPARE(phase(1), HostPhase::LoggingIn);
    QCOMPARE(model.index(0, ResultsModel::Address).data().toString(), u"127.0.0.9"_s);
    QVERIFY(live.deliver({HostChanged{0, HostPhase::Running, {}}, TaskStarted{0, 2000}}));
    QCOMPARE(phase(0), HostPhase::Running);
    QCOMPARE(phase(1), HostPhase::Waiting); // its turn has not come
    QVERIFY(live.end(0));
    QCOMPARE(phase(0), HostPhase::Done);
}

void ResultsTest::timesWhatRuns()
{
    LiveRun live(hostNames(2));
    ResultsModel model;
    live.feed(model);
    const auto took = [&](int row) { return model.index(row, ResultsModel::Duration).data().toString(); };
    QVERIFY(live.deliver({HostChanged{0, HostPhase::Running, {}}, TaskStarted{0, 2000}}));
    QCOMPARE(took(0), QString()); // past runs have no clock
    qint64 now = 47'300;
    model.setClock([&now] { return now; });
    QCOMPARE(took(0), u"45.00 s"_s);
    QCOMPARE(took(1), QString()); // has not begun
    now = 49'000;
    QCOMPARE(model.index(0, ResultsModel::Duration).data(ResultsModel::SortRole).toLongLong(), 47'000);
}

void ResultsTest::followsTheLatestAttempt()
{
    LiveRun live(hostNames(2));
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.end(0, Reason::LinkLost, {}, RemoteState::Unknown));
    QCOMPARE(model.ends().of(Reason::LinkLost), 1);
    QCOMPARE(model.ends().of(RemoteState::Unknown), 1);
    QVERIFY(live.deliver({TaskStarted{0, 4000, 2}, TaskOutput{0, Stream::Output, 4100, "again\n", 2}}));
    QCOMPARE(HostPhase(model.index(0, 0).data(ResultsModel::PhaseRole).toInt()), HostPhase::Running);
    QCOMPARE(model.index(0, ResultsModel::FirstLine).data().toString(), u"again"_s);
    QVERIFY(!model.ends().isEnded(0));
    QCOMPARE(model.ends().of(Reason::LinkLost), 0);
    QVERIFY(!model.ends().hasRemoteNews());
    Verdict well;
    well.exitCode = 0;
    well.remote = RemoteState::Ended;
    QVERIFY(live.deliver({TaskEnded{0, 5000, well, 2}, TaskEnded{1, 5000, verdictOf(Reason::Refused)}}));
    QCOMPARE(model.ends().of(Reason::None), 1);
    QCOMPARE(model.ends().of(Reason::Refused), 1);
    QVERIFY(live.deliver({TaskEnded{1, 6000, verdictOf(Reason::NoRoute), 2}})); // at once
    QCOMPARE(model.ends().of(Reason::Refused), 0);
    QCOMPARE(model.ends().reasonOf(1), Reason::NoRoute);
}

void ResultsTest::tellsRangesAndNeverResets()
{
    LiveRun live(hostNames(100));
    ResultsModel model;
    live.feed(model);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSet<TaskIndex> told;
    connect(&model, &ResultsModel::changed, this, [&] {
        for (const TaskIndex task : model.lastChanged())
            told.insert(task);
    });
    EventBatch batch;
    for (TaskIndex task : {3U, 4U, 5U, 90U})
        batch.push_back(TaskStarted{task, 2000});
    batch.push_back(HostChanged{91, HostPhase::Connecting, {}});
    QVERIFY(live.deliver(std::move(batch)));
    QCOMPARE(resets.size(), 0);
    QList<std::pair<int, int>> ranges;
    for (const QList<QVariant>& change : changes)
        ranges.append({change[0].toModelIndex().row(), change[1].toModelIndex().row()});
    QVERIFY(ranges.contains({90, 91}));
    QVERIFY(ranges.size() <= 4);
    QVERIFY(told.contains(91U));
}

void ResultsTest::dropsLateChanges()
{
    LiveRun live({u"web-1"_s});
    ResultsModel model;
    model.setRun(live.run());
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    history::RunChange late;
    late.runId = u"another run"_s;
    late.tasks = {0};
    model.apply(late);
    QCOMPARE(changes.size(), 0);
    late.runId = live.spec()->id;
    late.tasks = {0, 77};
    model.apply(late); // out of range: harmless
    QCOMPARE(changes.size(), 1);
}

void ResultsTest::explainsInTheToolTip()
{
    LiveRun live({u"web-1"_s});
    ResultsModel model;
    live.feed(model);
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).isValid());
    Verdict verdict;
    verdict.reason = Reason::Refused;
    verdict.detail = u"<b>192.0.2.1</b>"_s;
    QVERIFY(live.deliver({TaskEnded{0, 3000, verdict}}));
    const QString sentence = model.index(0, 0).data(ResultsModel::SentenceRole).toString();
    QVERIFY(sentence.startsWith(verdictSentence(verdict)));
    QVERIFY(sentence.endsWith(verdictCure(verdict)));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s)); // hostile text stays text
}

void ResultsTest::saysWhatBecameOfTheCommand()
{
    LiveRun live(hostNames(6));
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.end(0));
    QVERIFY(live.end(1, Reason::Refused, {}, RemoteState::NotStarted));
    QVERIFY(!model.ends().hasRemoteNews());
    QVERIFY(live.end(2, Reason::CancelledByUser, {}, RemoteState::Ended));
    QVERIFY(live.end(3, Reason::CancelledByUser, {}, RemoteState::StillRunning));
    QVERIFY(live.end(4, Reason::LinkLost, {}, RemoteState::Unknown));
    QVERIFY(live.end(5, Reason::CommandTimeout, 0, RemoteState::LeftRunning));
    QCOMPARE(drawTable(model, {ResultsModel::OnHost}),
             u"\n\nended\nstill running\nunknown\nended, left something running\n"_s);
    QVERIFY(model.ends().hasRemoteNews());
    QList<int> keys;
    for (const int row : {3, 5, 4, 2, 0})
        keys.append(model.index(row, ResultsModel::OnHost).data(ResultsModel::SortRole).toInt());
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));
    LiveRun other(hostNames(2));
    model.setRun(other.run());
    QVERIFY(!model.ends().hasRemoteNews());
}

ROLLCALL_TEST(tst_results, ResultsTest)
#include "tst_results.moc"
