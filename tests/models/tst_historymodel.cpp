// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "models/history/historymodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

RunSummary summary(const QString& id, int ok, int failed, RunState state = RunState::Finished)
{
    RunSummary run;
    run.id = id;
    run.title = u"run "_s + id;
    run.target = u"@web"_s;
    run.hosts = ok + failed;
    run.steps = 1;
    run.state = state;
    run.outcomes[size_t(Outcome::Ok)] = ok;
    run.outcomes[size_t(Outcome::Failed)] = failed;
    return run;
}

} // namespace

class HistoryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsRuns();
    void saysWhatIsBehindARun();
    void mergesRuns();
    void readsTheStore();
};

void HistoryModelTest::listsRuns()
{
    HistoryModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setRuns({summary(u"b"_s, 3, 1), summary(u"a"_s, 5, 0, RunState::Interrupted)});
    QCOMPARE(drawTable(model, {HistoryModel::Title, HistoryModel::Target, HistoryModel::Hosts, HistoryModel::Ok,
                               HistoryModel::NotOk, HistoryModel::State}),
             u"run b|@web|4|3|1|finished\nrun a|@web|5|5|0|interrupted\n"_s);
    QCOMPARE(model.index(1, 0).data(HistoryModel::IdRole).toString(), u"a"_s);
    QCOMPARE(model.runAt(0).id, u"b"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    RunSummary damaged = summary(u"b"_s, 3, 1);
    damaged.damaged = true;
    model.setRuns({damaged, summary(u"a"_s, 5, 0, RunState::Interrupted)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(drawTable(model, {HistoryModel::State}), u"damaged\ninterrupted\n"_s);
    model.setRuns({summary(u"b"_s, 3, 1, RunState::Running), summary(u"a"_s, 5, 0, RunState::Paused)});
    QCOMPARE(drawTable(model, {HistoryModel::State}), u"running\npaused\n"_s);
}

void HistoryModelTest::saysWhatIsBehindARun()
{
    HistoryModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setRuns({summary(u"b"_s, 1, 1), summary(u"a"_s, 5, 0)},
                  {{u"b"_s, {u"ann"_s, true, 2}}, {u"a"_s, {u"bob"_s, false, 0}}});
    QCOMPARE(drawTable(model, {HistoryModel::Target, HistoryModel::Who}),
             u"%1, run again|ann\n@web|bob\n"_s.arg(HistoryModel::tr("%Ln host(s) of %1", nullptr, 2).arg(u"@web"_s)));
}

void HistoryModelTest::mergesRuns()
{
    HistoryModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const auto titles = [&] { return drawTable(model, {HistoryModel::Title}); };
    model.setRuns({summary(u"c"_s, 1, 0), summary(u"a"_s, 1, 0)});
    const QPersistentModelIndex kept = model.index(1, 0);
    model.setRuns({summary(u"e"_s, 1, 0), summary(u"d"_s, 1, 0), summary(u"c"_s, 2, 0), summary(u"b"_s, 1, 0),
                   summary(u"a"_s, 1, 0)});
    QCOMPARE(titles(), u"run e\nrun d\nrun c\nrun b\nrun a\n"_s);
    QCOMPARE(kept.row(), 4);
    QCOMPARE(model.index(2, HistoryModel::Ok).data().toInt(), 2);
    model.setRuns({summary(u"d"_s, 1, 0), summary(u"a"_s, 1, 0)});
    QCOMPARE(titles(), u"run d\nrun a\n"_s);
    QCOMPARE(kept.row(), 1);
    model.setRuns({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.size(), 0);
}

void HistoryModelTest::readsTheStore()
{
    const QTemporaryDir folder;
    auto opened = history::Store::open(folder.path(), {});
    QVERIFY(opened.ok());
    const std::shared_ptr<history::Store> store = std::move(*opened);
    auto spec = std::make_shared<RunSpec>();
    spec->id = newRunId();
    spec->title = u"uptime"_s;
    spec->created = QDateTime::currentDateTimeUtc();
    spec->steps.append(Step());
    auto recorder = store->record(spec);
    QVERIFY(recorder.ok());
    (*recorder)->deliver({RunEnded{1, false}});
    QTRY_COMPARE(store->runCount(), 1);
    HistoryModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    QSignalSpy loaded(&model, &HistoryModel::loaded);
    model.setStore(store);
    QVERIFY(model.isLoading());
    QVERIFY(loaded.wait());
    QCOMPARE(drawTable(model, {HistoryModel::Title}), u"uptime\n"_s);
    model.setStore(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

ROLLCALL_TEST(tst_historymodel, HistoryModelTest)
#include "tst_historymodel.moc"
