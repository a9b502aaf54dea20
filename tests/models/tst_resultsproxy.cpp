// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "models/results/resultsproxy.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

class ResultsProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void filtersByOutcome();
    void showsABadPatternAndKeepsTheLast();
    void findsTextInHostsAndLines();
    void findsTextInOutput();
    void searchesWhatArrivesLater();
    void dropsHitsOfAnOlderText();
    void keepsRowsInPlaceWhileTheyChange();
    void putsFailuresFirst();
    void groupsByReason();
    void filtersByWords();
    void sortsByColumn_data();
    void sortsByColumn();
    void filtersByHost();
    void takesAnotherRun();
    void copesWithManyRows();
};

void ResultsProxyTest::filtersByOutcome()
{
    LiveRun live(hostNames(4));
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    QVERIFY(live.end(0));
    QVERIFY(live.end(1, Reason::ExitCode, 2));
    ResultFilter filter;
    filter.outcomes = {Outcome::Failed};
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\n"_s);
    QVERIFY(live.end(3, Reason::ExitCode, 5)); // comes in by itself
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\nweb-4\n"_s);
    filter.exitCodes = u">2"_s;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-4\n"_s);
    QVERIFY(proxy.setFilter({}));
    QCOMPARE(proxy.rowCount(), 4);
}

void ResultsProxyTest::showsABadPatternAndKeepsTheLast()
{
    LiveRun live(hostNames(3));
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    ResultFilter filter;
    filter.text = u"web-[12]"_s;
    filter.regex = true;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(proxy.rowCount(), 2);
    filter.text = u"web-[12"_s;
    QVERIFY(!proxy.setFilter(filter));
    QCOMPARE(proxy.problem().kind, ErrorKind::BadValue);
    QCOMPARE(proxy.rowCount(), 2);
    filter.text = u"web"_s;
    QVERIFY(proxy.setFilter(filter));
    QVERIFY(proxy.problem() == Error());
}

void ResultsProxyTest::findsTextInHostsAndLines()
{
    LiveRun live({u"alpha"_s, u"beta"_s, u"gamma"_s});
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.output(1, "ALPHA is down\n"));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    ResultFilter filter;
    filter.text = u"alpha"_s;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"alpha\nbeta\n"_s); // at once, without the search
}

void ResultsProxyTest::findsTextInOutput()
{
    LiveRun live({u"alpha"_s, u"beta"_s, u"gamma"_s});
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.output(0, "fine\n"));
    QVERIFY(live.output(1, "fine\nneedle and needle\n"));
    QVERIFY(live.output(2, "fine\n"));
    QVERIFY(live.output(2, "a Needle\n", Stream::Error));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    QSignalSpy told(&proxy, &ResultsProxy::hitsChanged);
    ResultFilter filter;
    filter.text = u"needle"_s;
    QVERIFY(proxy.setFilter(filter));
    QVERIFY(proxy.isSearching());
    QTRY_VERIFY(!proxy.isSearching());
    QTRY_COMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Hits}), u"beta|2\ngamma|1\n"_s);
    QCOMPARE(proxy.hits(), 3);
    QCOMPARE(proxy.hits(1), 2);
    QVERIFY(!told.isEmpty());
    filter.regex = true;
    filter.text = u"\\bne+dle$"_s;
    QVERIFY(proxy.setFilter(filter));
    QTRY_COMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Hits}), u"beta|1\ngamma|1\n"_s);
    QVERIFY(proxy.setFilter({}));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Hits}), u"alpha|\nbeta|\ngamma|\n"_s);
    QVERIFY(!proxy.isSearching());
}

void ResultsProxyTest::searchesWhatArrivesLater()
{
    LiveRun live({u"alpha"_s, u"beta"_s});
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    ResultFilter filter;
    filter.text = u"needle"_s;
    QVERIFY(proxy.setFilter(filter));
    QTRY_VERIFY(!proxy.isSearching());
    QCOMPARE(proxy.rowCount(), 0);
    QVERIFY(live.output(1, "hay\nneedle\n"));
    QTRY_COMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Hits}), u"beta|1\n"_s);
    QVERIFY(live.output(1, "needle\n"));
    QTRY_COMPARE(proxy.hits(), 2);
}

void ResultsProxyTest::dropsHitsOfAnOlderText()
{
    LiveRun live(hostNames(200));
    ResultsModel model;
    live.feed(model);
    EventBatch batch;
    for (TaskIndex task = 0; task < 200; ++task)
        batch.push_back(TaskOutput{task, Stream::Output, 2000, QByteArray("one two\n").repeated(5000)});
    QVERIFY(live.deliver(std::move(batch)));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    ResultFilter filter;
    filter.text = u"one"_s;
    QVERIFY(proxy.setFilter(filter));
    QTRY_VERIFY(proxy.hits() > 0); // in the middle of it
    filter.text = u"three"_s;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(proxy.hits(), 0);
    QTRY_VERIFY(!proxy.isSearching());
    QCOMPARE(proxy.hits(), 0);
    QCOMPARE(proxy.rowCount(), 0);
}

void ResultsProxyTest::keepsRowsInPlaceWhileTheyChange()
{
    LiveRun live(hostNames(3));
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.output(0, "bbb"));
    QVERIFY(live.output(1, "ccc"));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    proxy.sort(ResultsModel::FirstLine, Qt::DescendingOrder);
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\nweb-1\nweb-3\n"_s);
    QSignalSpy moved(&proxy, &QAbstractItemModel::layoutChanged);
    QVERIFY(live.output(2, "zzz"));
    QVERIFY(live.end(0, Reason::ExitCode, 1));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\nweb-1\nweb-3\n"_s); // not under the cursor
    QCOMPARE(moved.size(), 0);
    proxy.sort(ResultsModel::FirstLine, Qt::DescendingOrder); // the user asks again
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-3\nweb-2\nweb-1\n"_s);
}

void ResultsProxyTest::putsFailuresFirst()
{
    LiveRun live(hostNames(5));
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.end(0));
    QVERIFY(live.end(1, Reason::Refused, -1));
    QVERIFY(live.end(2));
    QVERIFY(live.end(3, Reason::ExitCode, 1));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    proxy.sortFailuresFirst();
    QVERIFY(proxy.isFailuresFirst());
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-4\nweb-2\nweb-5\nweb-1\nweb-3\n"_s);
    const QPersistentModelIndex chosen = proxy.index(0, 0);
    QVERIFY(live.end(4, Reason::ExitCode, 1));
    proxy.sortFailuresFirst();
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-4\nweb-5\nweb-2\nweb-1\nweb-3\n"_s);
    QCOMPARE(chosen.data().toString(), u"web-4"_s);
    proxy.sort(-1);
    QVERIFY(!proxy.isFailuresFirst());
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-1\nweb-2\nweb-3\nweb-4\nweb-5\n"_s);
}

void ResultsProxyTest::groupsByReason()
{
    LiveRun live(hostNames(7));
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    QSignalSpy told(&proxy, &ResultsProxy::groupedChanged);
    QVERIFY(live.end(0));
    QVERIFY(live.end(1, Reason::ConnectTimeout, -1, RemoteState::NotStarted));
    QVERIFY(live.end(2, Reason::Refused, -1, RemoteState::NotStarted));
    QVERIFY(live.end(3, Reason::ExitCode, 1));
    QVERIFY(live.end(4, Reason::ConnectTimeout, -1, RemoteState::NotStarted));
    QVERIFY(live.end(5, Reason::Refused, -1, RemoteState::NotStarted));
    const auto groups = [&] {
        QStringList drawn;
        for (int row = 0; row < proxy.rowCount(); ++row)
            drawn.append(u"%1 %2"_s.arg(proxy.index(row, 0).data().toString())
                             .arg(proxy.index(row, 0).data(ResultsModel::GroupSizeRole).toInt()));
        return drawn.join(u", "_s);
    };
    QCOMPARE(model.ends().of(Reason::Refused), 2);
    QVERIFY(!model.ends().hasRemoteNews());
    proxy.setGrouped(true);
    QCOMPARE(groups(), u"web-4 1, web-3 2, web-6 0, web-2 2, web-5 0, web-7 1, web-1 1"_s);
    ResultFilter filter;
    filter.text = u"web-6"_s;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(groups(), u"web-6 1"_s); // of the rows that are shown
    QVERIFY(proxy.setFilter({}));
    QVERIFY(live.end(6, Reason::Refused, -1, RemoteState::NotStarted)); // moves no row
    QCOMPARE(groups(), u"web-4 1, web-3 2, web-6 0, web-2 2, web-5 0, web-7 1, web-1 1"_s);
    proxy.sortFailuresFirst(); // the run's end
    QCOMPARE(groups(), u"web-4 1, web-3 3, web-6 0, web-7 0, web-2 2, web-5 0, web-1 1"_s);
    QCOMPARE(told.count(), 1);
    proxy.sort(ResultsModel::Host);
    QVERIFY(!proxy.isGrouped());
    QCOMPARE(told.count(), 2);
    QCOMPARE(proxy.index(0, 0).data(ResultsModel::GroupSizeRole).toInt(), 0);
}

void ResultsProxyTest::filtersByWords()
{
    LiveRun live(hostNames(4));
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QVERIFY(live.end(0));
    QVERIFY(live.end(1, Reason::CancelledByUser, -1, RemoteState::StillRunning));
    QVERIFY(live.end(2, Reason::Refused, -1, RemoteState::NotStarted));
    ResultFilter filter;
    filter.words = FilterLine::parse(u"remote:still-running"_s)->words;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\n"_s);
    QVERIFY(live.end(3, Reason::CancelledByUser, -1, RemoteState::StillRunning)); // comes in by itself
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-2\nweb-4\n"_s);
    QCOMPARE(model.ends().of(RemoteState::StillRunning), 2);
    filter.words = FilterLine::parse(u"-outcome:cancelled"_s)->words;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}), u"web-1\nweb-3\n"_s);
}

void ResultsProxyTest::sortsByColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("order");
    QTest::newRow("host, natural") << int(ResultsModel::Host) << u"web-1 web-2 web-10"_s;
    QTest::newRow("bytes") << int(ResultsModel::Bytes) << u"web-10 web-1 web-2"_s;
    QTest::newRow("exit code") << int(ResultsModel::ExitCode) << u"web-2 web-10 web-1"_s;
    QTest::newRow("first line") << int(ResultsModel::FirstLine) << u"web-2 web-10 web-1"_s;
    QTest::newRow("address") << int(ResultsModel::Address) << u"web-10 web-2 web-1"_s;
}

void ResultsProxyTest::sortsByColumn()
{
    QFETCH(int, column);
    QFETCH(QString, order);
    LiveRun live({u"web-10"_s, u"web-2"_s, u"web-1"_s});
    ResultsModel model;
    live.feed(model);
    QVERIFY(live.output(0, "b"));
    QVERIFY(live.output(1, "aaa"));
    QVERIFY(live.output(2, "cc"));
    QVERIFY(live.end(0, Reason::ExitCode, 7));
    QVERIFY(live.end(1));
    QVERIFY(live.end(2, Reason::ExitCode, 12));
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    proxy.sort(column);
    QCOMPARE(drawTable(proxy, {ResultsModel::Host}).split(u'\n', Qt::SkipEmptyParts).join(u' '), order);
}

void ResultsProxyTest::filtersByHost()
{
    LiveRun live(hostNames(3), 2);
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    proxy.setHosts({1});
    QCOMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Step}), u"web-2|step 1\nweb-2|step 2\n"_s);
    proxy.setHosts({});
    QCOMPARE(proxy.rowCount(), 6);
}

void ResultsProxyTest::takesAnotherRun()
{
    LiveRun first(hostNames(3));
    LiveRun second({u"db-1"_s});
    ResultsModel model;
    first.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    ResultFilter filter;
    filter.text = u"needle"_s;
    QVERIFY(proxy.setFilter(filter));
    proxy.sort(ResultsModel::Host, Qt::DescendingOrder);
    QVERIFY(second.output(0, "hay\nneedle\n"));
    second.feed(model);
    QTRY_COMPARE(drawTable(proxy, {ResultsModel::Host, ResultsModel::Hits}),
                 u"db-1|1\n"_s); // the filter stays
    model.setSource(nullptr);
    QCOMPARE(proxy.rowCount(), 0);
}

void ResultsProxyTest::copesWithManyRows()
{
    LiveRun live(hostNames(10'000));
    ResultsModel model;
    live.feed(model);
    ResultsProxy proxy;
    proxy.setSourceModel(&model);
    QElapsedTimer timer;
    qint64 worst = 0;
    connect(&live, &LiveRun::changed, this, [&] { worst = std::max(worst, timer.restart()); });
    timer.start();
    EventBatch batch;
    for (TaskIndex task = 0; task < 10'000; ++task) {
        Verdict verdict;
        verdict.reason = task % 10 == 0 ? Reason::ExitCode : Reason::None;
        batch.push_back(TaskStarted{task, 2000});
        batch.push_back(TaskOutput{task, Stream::Output, 2500, "host " + QByteArray::number(task) + '\n'});
        batch.push_back(TaskEnded{task, 3000, verdict});
    }
    QVERIFY(live.deliver(std::move(batch)));
    timer.restart();
    proxy.sortFailuresFirst();
    const qint64 sorting = timer.restart();
    ResultFilter filter;
    filter.outcomes = {Outcome::Failed};
    QVERIFY(proxy.setFilter(filter));
    const qint64 filtering = timer.restart();
    QCOMPARE(proxy.rowCount(), 1000);
    proxy.setFilter({});
    timer.restart();
    proxy.sort(ResultsModel::FirstLine);
    qInfo("10,000 rows: failures first %lld ms, filter %lld ms, sort by text %lld ms", sorting, filtering,
          timer.elapsed());
    QCOMPARE(proxy.rowCount(), 10'000);
}

ROLLCALL_TEST(tst_resultsproxy, ResultsProxyTest)
#include "tst_resultsproxy.moc"
