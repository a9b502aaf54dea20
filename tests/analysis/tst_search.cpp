// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/pattern/search.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <vector>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;
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
    QByteArray expected;
    for (int i = 0; i < 300; ++i)
        expected += QByteArray(9999, 'x') + (i % 3 == 0 ? "nee" : "dle\n");
    const QByteArray inError = expected;
    // A line longer than several windows, with the needle at its end.
    expected += QByteArray(5'000'000, 'y') + "needle";
    FakeSource run(2, {u"cat"_s});
    run.end(0, expected);
    run.end(1, {}, inError);
    SearchOptions options;
    options.caseSensitive = true;
    options.positions = 5;
    for (const bool regex : {false, true}) {
        options.regex = regex;
        auto pattern = Pattern::compile(u"y*needle"_s.mid(regex ? 0 : 2), options);
        QVERIFY(pattern.ok());
        const TaskHits hits = searchTask(run, 0, *pattern);
        QCOMPARE(hits.count, expected.count("needle"));
        QCOMPARE(hits.first.size(), std::min<qint64>(5, hits.count));
        QVERIFY(!hits.limited);
        for (const Hit& hit : hits.first)
            QVERIFY(expected.mid(hit.offset, hit.length).endsWith("needle"));
        QCOMPARE(searchTask(run, 1, *pattern).count, inError.count("needle"));
    }
    auto pattern = Pattern::compile(u"dle\n"_s, options);
    QVERIFY(pattern.ok());
    const TaskHits hits = searchTask(run, 1, *pattern);
    QCOMPARE(hits.count, 200);
    QCOMPARE(hits.first.first().stream, Stream::Error);
}

void SearchTest::stopsWhenAsked()
{
    FakeSource run(3, {u"echo"_s});
    run.end(0, "a");
    run.end(1, "a");
    auto pattern = Pattern::compile(u"a"_s, {});
    QVERIFY(pattern.ok());
    const std::vector<TaskIndex> tasks{0, 1, 2};
    std::stop_source stop;
    QCOMPARE(int(search(run, tasks, *pattern, stop.get_token()).size()), 3);
    stop.request_stop();
    QVERIFY(search(run, tasks, *pattern, stop.get_token()).empty());
}

void SearchTest::boundsHostilePatterns()
{
    SearchOptions options;
    options.regex = true;
    auto pattern = Pattern::compile(u"(a+)+b\\1$"_s, options);
    QVERIFY(pattern.ok());
    FakeSource run(1, {u"cat"_s});
    run.end(0, QByteArray(200'000, 'a') + "c\n");
    const TaskHits hits = searchTask(run, 0, *pattern); // backtracking has a limit
    QCOMPARE(hits.count, 0);
}

void SearchTest::searchesManyTasks()
{
    FakeSource run(100, {u"yes hit"_s});
    std::vector<TaskIndex> tasks;
    for (TaskIndex task = 0; task < 100; ++task) {
        run.end(task, QByteArray("hit\n").repeated(int(task)));
        tasks.push_back(task);
    }
    auto pattern = Pattern::compile(u"HIT"_s, {});
    QVERIFY(pattern.ok());
    const auto hits = search(run, tasks, *pattern);
    QCOMPARE(int(hits.size()), 100);
    for (const TaskHits& one : hits)
        QCOMPARE(one.count, qint64(one.task));
}

ROLLCALL_TEST(tst_search, SearchTest)
#include "tst_search.moc"
