// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "history/store/search.h"
#include "support/testmain.h"

#include <QTest>

#include <numeric>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHits_data();
    void countsHits();
    void namesABadPattern();
    void findsAcrossPiecesAndWindows();
    void stopsWhenAsked();
    void boundsHostilePatterns();
    void searchesManyTasks();
};

void SearchTest::countsHits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("regex");
    QTest::addColumn<bool>("cased");
    QTest::addColumn<int>("hits");
    const QByteArray log("Error one\nerror two\r\nfine\n\nERR42 5 500\nERRX 123\n");
    QTest::newRow("literal") << log << u"error"_s << false << true << 1;
    QTest::newRow("literal, no case") << log << u"error"_s << false << false << 2;
    QTest::newRow("literal dot") << QByteArray("a.b axb") << u"a.b"_s << false << false << 1;
    QTest::newRow("regex") << log << u"\\bERR\\w+ \\d{3}"_s << true << true << 1;
    QTest::newRow("alternation") << log << u"one|two|fine"_s << true << true << 3;
    QTest::newRow("line starts") << log << u"^e"_s << true << false << 4;
    QTest::newRow("line ends, CR too") << log << u"(one|two|fine)$"_s << true << true << 3;
    QTest::newRow("not across lines") << log << u"one.error"_s << true << true << 0;
    QTest::newRow("empty matches") << log << u"z*"_s << true << true << 0;
    QTest::newRow("umlauts, no case") << u"GRÜSSE grüße"_s.toUtf8() << u"grü"_s << false << false << 2;
    QTest::newRow("invalid UTF-8 around") << QByteArray("\xff\xfe gr\xc3\xbc\xff") << u"grü"_s << true << false << 1;
    QTest::newRow("NULs around") << QByteArray("\0a\0a", 4) << u"a"_s << true << true << 2;
    QTest::newRow("overlapping") << QByteArray("aaaa") << u"aa"_s << false << true << 2;
    QTest::newRow("none") << QByteArray() << u"a"_s << false << true << 0;
}

void SearchTest::countsHits()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pattern);
    QFETCH(bool, regex);
    QFETCH(bool, cased);
    QFETCH(int, hits);
    SearchOptions options;
    options.regex = regex;
    options.caseSensitive = cased;
    auto compiled = Pattern::compile(pattern, options);
    QVERIFY(compiled.ok());
    QCOMPARE(int(searchBytes(text, *compiled).size()), hits);
    QCOMPARE(int(searchBytes(text, *compiled, 1).size()), std::min(hits, 1));
}

void SearchTest::namesABadPattern()
{
    SearchOptions options;
    options.regex = true;
    auto pattern = Pattern::compile(u"a(b"_s, options);
    QVERIFY(!pattern.ok());
    QCOMPARE(pattern.error().kind, ErrorKind::BadValue);
    QVERIFY(pattern.error().detail.contains(u"parenthes"_s));
    QVERIFY(!Pattern::compile(QString(), options).ok());
}

void SearchTest::findsAcrossPiecesAndWindows()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(2));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    QByteArray expected;
    for (int i = 0; i < 300; ++i) {
        const QByteArray piece = QByteArray(9999, 'x') + (i % 3 == 0 ? "nee" : "dle\n");
        expected += piece;
        (*recorder)->deliver(batchOf({output(0, piece), output(1, piece, Stream::Error)}));
    }
    // A line longer than several windows, with the needle at its end.
    const QByteArray longLine = QByteArray(5'000'000, 'y') + "needle";
    expected += longLine;
    (*recorder)->deliver(batchOf({output(0, longLine), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    SearchOptions options;
    options.caseSensitive = true;
    options.positions = 5;
    for (const bool regex : {false, true}) {
        options.regex = regex;
        auto pattern = Pattern::compile(u"y*needle"_s.mid(regex ? 0 : 2), options);
        QVERIFY(pattern.ok());
        const TaskHits hits = searchTask(*(*recorder)->run(), 0, *pattern);
        QCOMPARE(hits.count, expected.count("needle"));
        QCOMPARE(hits.first.size(), std::min<qint64>(5, hits.count));
        QVERIFY(!hits.limited);
        for (const Hit& hit : hits.first)
            QVERIFY(expected.mid(hit.offset, hit.length).endsWith("needle"));
        QCOMPARE(searchTask(*(*recorder)->run(), 1, *pattern).count, 0);
    }
    auto pattern = Pattern::compile(u"dle\n"_s, options);
    QVERIFY(pattern.ok());
    const TaskHits hits = searchTask(*(*recorder)->run(), 1, *pattern);
    QCOMPARE(hits.count, 200);
    QCOMPARE(hits.first.first().stream, Stream::Error);
}

void SearchTest::stopsWhenAsked()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(3));
    QVERIFY(recorder.ok());
    (*recorder)->deliver(batchOf({output(0, "a"), output(1, "a")}));
    QTRY_COMPARE((*recorder)->run()->task(1).bytes[0], 1);
    auto pattern = Pattern::compile(u"a"_s, {});
    QVERIFY(pattern.ok());
    const std::vector<TaskIndex> tasks{0, 1, 2};
    std::stop_source stop;
    QCOMPARE(int(search(*(*recorder)->run(), tasks, *pattern, stop.get_token()).size()), 3);
    stop.request_stop();
    QVERIFY(search(*(*recorder)->run(), tasks, *pattern, stop.get_token()).empty());
}

void SearchTest::boundsHostilePatterns()
{
    SearchOptions options;
    options.regex = true;
    auto pattern = Pattern::compile(u"(a+)+b\\1$"_s, options);
    QVERIFY(pattern.ok());
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    (*recorder)->deliver(batchOf({output(0, QByteArray(200'000, 'a') + "c\n")}));
    QTRY_VERIFY((*recorder)->run()->task(0).bytes[0] > 0);
    const TaskHits hits = searchTask(*(*recorder)->run(), 0, *pattern); // backtracking has a limit
    QCOMPARE(hits.count, 0);
}

void SearchTest::searchesManyTasks()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(100));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    EventBatch batch;
    for (TaskIndex task = 0; task < 100; ++task)
        batch.push_back(output(task, QByteArray("hit\n").repeated(int(task))));
    batch.push_back(RunEnded{4000, false});
    (*recorder)->deliver(std::move(batch));
    QTRY_VERIFY(listener.isOver());
    std::vector<TaskIndex> tasks(100);
    std::iota(tasks.begin(), tasks.end(), 0);
    auto pattern = Pattern::compile(u"HIT"_s, {});
    QVERIFY(pattern.ok());
    const auto hits = search(*(*recorder)->run(), tasks, *pattern);
    QCOMPARE(int(hits.size()), 100);
    for (const TaskHits& one : hits)
        QCOMPARE(one.count, qint64(one.task));
}

ROLLCALL_TEST(tst_search, SearchTest)
#include "tst_search.moc"
