// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "core/result/outputsummary.h"
#include "history/segments/record.h"
#include "support/testmain.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

OutputSummary summaryOf(const QByteArray& output, const QByteArray& error = {})
{
    OutputSummaryMaker maker;
    maker.add(Stream::Output, output);
    maker.add(Stream::Error, error);
    return maker.result();
}

const QByteArray coloured("first\r\nsta\x1b[32mtus\x1b[0m\r\n");
const QByteArray warning("10%\rwarning"); // the tasks below
QByteArray much()
{
    return QByteArray("a line\n").repeated(100'000) + "the last";
}

/// Four tasks: one in pieces, one whose colours do not show, one with much output, one with none.
RunSpecPtr recordFour(Store& store)
{
    const RunSpecPtr spec = sampleSpec(4);
    auto recorder = store.record(spec);
    if (!recorder)
        return {};
    Listener listener(**recorder);
    EventBatch batch;
    for (TaskIndex task = 0; task < 4; ++task)
        batch.push_back(TaskStarted{task, 1500});
    for (const char byte : coloured)
        batch.push_back(output(0, QByteArray(1, byte)));
    batch.push_back(output(0, warning, Stream::Error));
    batch.push_back(output(1, "first\nstatus\n"));
    batch.push_back(output(1, "warning", Stream::Error));
    batch.push_back(output(2, much()));
    for (TaskIndex task = 0; task < 4; ++task)
        batch.push_back(ended(task));
    batch.push_back(RunEnded{4000, false});
    (*recorder)->deliver(std::move(batch));
    const bool over = QTest::qWaitFor([&] { return listener.isOver(); }, patience);
    return over ? spec : RunSpecPtr();
}

} // namespace

class OutputSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKeptOfEveryTask_data();
    void isKeptOfEveryTask();
    void standsInItsColumns();
    void isNotKnownOfOldRecords();
    void isNotBelievedWhereItIsNonsense();
};

void OutputSummaryTest::isKeptOfEveryTask_data()
{
    QTest::addColumn<bool>("database");
    QTest::newRow("from the database") << true;
    QTest::newRow("from the segments") << false;
}

void OutputSummaryTest::isKeptOfEveryTask()
{
    QFETCH(bool, database);
    const QTemporaryDir folder;
    RunSpecPtr spec;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        spec = recordFour(**store);
        QVERIFY(spec);
    }
    if (!database) {
        for (const QString& name : QDir(folder.path()).entryList({u"history.sqlite*"_s}))
            QVERIFY(QFile::remove(folder.filePath(name)));
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    const auto outputOf = [&](TaskIndex task) { return (*run)->task(task).output; };
    QCOMPARE(outputOf(0), summaryOf(coloured, warning));
    QCOMPARE(outputOf(0).lines, 3);
    QCOMPARE(outputOf(0).lastLines[0], u"status"_s);
    QCOMPARE(outputOf(0).lastLines[1], u"warning"_s);
    QVERIFY(outputOf(0).shownDigest.isKnown());
    QCOMPARE(outputOf(0), outputOf(1));                        // they show the same,
    QVERIFY((*run)->task(0).digest != (*run)->task(1).digest); // and are not identical
    QCOMPARE(outputOf(2), summaryOf(much()));
    QCOMPARE(outputOf(2).lines, 100'001);
    QCOMPARE(outputOf(2).lastLines[0], u"the last"_s);
    QVERIFY(!outputOf(2).shownDigest.isKnown()); // more than is digested meanwhile
    QCOMPARE(outputOf(3), summaryOf({}));
    QCOMPARE(outputOf(3).lines, 0);
}

void OutputSummaryTest::standsInItsColumns()
{
    const QTemporaryDir folder;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        QVERIFY(recordFour(**store));
    }
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"columns"_s);
        db.setDatabaseName(folder.filePath(u"history.sqlite"_s));
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"SELECT lines, last_output, last_error, shown_digest FROM tasks ORDER BY task"_s));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toLongLong(), 3);
        QCOMPARE(query.value(1).toString(), u"status"_s);
        QCOMPARE(query.value(2).toString(), u"warning"_s);
        QCOMPARE(query.value(3).toByteArray(), packed(summaryOf(coloured, warning).shownDigest));
    }
    QSqlDatabase::removeDatabase(u"columns"_s);
}

/// A record ends where older versions ended it, and where there was no room for more.
void OutputSummaryTest::isNotKnownOfOldRecords()
{
    EndedPayload ended;
    ended.firstLine = u"first"_s;
    ended.digest = QByteArray(20, 'd');
    const QByteArray without = encodeEnded(ended);
    ended.output = summaryOf(coloured);
    const QByteArray with = encodeEnded(ended);
    QVERIFY(with.startsWith(without));
    QCOMPARE(decodeEnded(SegmentMark::Second, with)->output, ended.output);
    QCOMPARE(decodeEnded(SegmentMark::Second, without)->output, OutputSummary());
    QCOMPARE(decodeEnded(SegmentMark::Second, without)->firstLine, u"first"_s);
}

void OutputSummaryTest::isNotBelievedWhereItIsNonsense()
{
    EndedPayload ended;
    const QByteArray without = encodeEnded(ended);
    ended.output = summaryOf(coloured);
    const QByteArray with = encodeEnded(ended);
    for (qsizetype cut = without.size() + 1; cut < with.size(); ++cut)
        QCOMPARE(decodeEnded(SegmentMark::Second, with.first(cut))->output, OutputSummary());
    ended.output.lines = -1;
    QCOMPARE(decodeEnded(SegmentMark::Second, encodeEnded(ended))->output, OutputSummary());
    ended.output.lines = 1;
    ended.output.shownDigest.bytes.chop(1);
    QVERIFY(!decodeEnded(SegmentMark::Second, encodeEnded(ended))->output.shownDigest.isKnown());
}

ROLLCALL_TEST(tst_outputsummary, OutputSummaryTest)
#include "tst_outputsummary.moc"
