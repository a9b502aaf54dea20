// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "models/resultsproxy.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

constexpr auto failOnError = QAbstractItemModelTester::FailureReportingMode::QtTest;

QStringList hostNames(int count)
{
    QStringList names;
    for (int i = 1; i <= count; ++i)
        names.append(u"web-%1"_s.arg(i));
    return names;
}

} // namespace

class ResultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void drawsARun();
    void saysThePhase();
    void tellsRangesAndNeverResets();
    void dropsLateChanges();
    void explainsInTheToolTip();
    void filtersByOutcome();
    void showsABadPatternAndKeepsTheLast();
    void findsTextInHostsAndLines();
    void findsTextInOutput();
    void searchesWhatArrivesLater();
    void dropsHitsOfAnOlderText();
    void keepsRowsInPlaceWhileTheyChange();
    void putsFailuresFirst();
    void sortsByColumn_data();
    void sortsByColumn();
    void filtersByHost();
    void takesAnotherRun();
    void copesWithManyRows();
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
    const auto phase = [&](int row) {
        return HostPhase(model.index(row, 0).data(ResultsModel::PhaseRole).toInt());
    };
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
    QVERIFY(
        !model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s)); // hostile text stays text
}

void ResultsTest::filtersByOutcome()
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

void ResultsTest::showsABadPatternAndKeepsTheLast()
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

void ResultsTest::findsTextInHostsAndLines()
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

void ResultsTest::findsTextInOutput()
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

void ResultsTest::searchesWhatArrivesLater()
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

void ResultsTest::dropsHitsOfAnOlderText()
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
    QTest::qWait(ResultsProxy::debounce + 5); // in the middle of it
    filter.text = u"three"_s;
    QVERIFY(proxy.setFilter(filter));
    QCOMPARE(proxy.hits(), 0);
    QTRY_VERIFY(!proxy.isSearching());
    QCOMPARE(proxy.hits(), 0);
    QCOMPARE(proxy.rowCount(), 0);
}

void ResultsTest::keepsRowsInPlaceWhileTheyChange()
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

void ResultsTest::putsFailuresFirst()
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

void ResultsTest::sortsByColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("order");
    QTest::newRow("host, natural") << int(ResultsModel::Host) << u"web-1 web-2 web-10"_s;
    QTest::newRow("bytes") << int(ResultsModel::Bytes) << u"web-10 web-1 web-2"_s;
    QTest::newRow("exit code") << int(ResultsModel::ExitCode) << u"web-2 web-10 web-1"_s;
    QTest::newRow("first line") << int(ResultsModel::FirstLine) << u"web-2 web-10 web-1"_s;
    QTest::newRow("address") << int(ResultsModel::Address) << u"web-10 web-2 web-1"_s;
}

void ResultsTest::sortsByColumn()
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

void ResultsTest::filtersByHost()
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

void ResultsTest::takesAnotherRun()
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

void ResultsTest::copesWithManyRows()
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
    QVERIFY(sorting < 1000 && filtering < 1000);
}

ROLLCALL_TEST(tst_results, ResultsTest)
#include "tst_results.moc"
