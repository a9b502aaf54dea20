// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/answers.h"
#include "core/base/error.h"
#include "core/base/showntext.h"
#include "core/result/outputsummary.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;
using namespace rollcall::test;

namespace {

QList<TaskIndex> allOf(const FakeSource& run)
{
    QList<TaskIndex> tasks(run.spec()->taskCount());
    std::iota(tasks.begin(), tasks.end(), 0);
    return tasks;
}

QList<Answer> answersOf(const FakeSource& run, const MaskSet& masks = {})
{
    const auto answers = foldAnswers(run, allOf(run), masks);
    return answers ? *answers : QList<Answer>();
}

/// As the recorder keeps them.
void keepDigests(FakeSource& run)
{
    for (const TaskIndex task : allOf(run)) {
        TaskRecord record = run.task(task);
        OutputSummaryMaker maker;
        for (const Stream stream : {Stream::Output, Stream::Error})
            maker.add(stream, run.output(task, stream, 0, record.bytes[static_cast<size_t>(stream)]));
        record.output = maker.result();
        run.set(task, record);
    }
}

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orders();
    void nothing();
    void comparesWhatIsShown_data();
    void comparesWhatIsShown();
    void streamsAreTwo();
    void storedDigestsGiveTheSame();
    void masksFold();
    void longOutputs();
    void stops();
};

void AnswersTest::orders()
{
    FakeSource run(9, {u"x"_s});
    for (const auto& [task, text] : {std::pair(0, "a"), {1, "b"}, {2, "c"}, {3, "b"}, {6, "c"}, {7, "b"}})
        run.end(static_cast<TaskIndex>(task), text);
    run.end(8, "a", {}, 1); // another reason
    const QList<Answer> answers = answersOf(run);
    QCOMPARE(answers.size(), 6);
    QCOMPARE(answers[0], (Answer{{1, 3, 7}, 1, 1}));
    QCOMPARE(answers[1], (Answer{{2, 6}, 2, 1}));
    QCOMPARE(answers[2], (Answer{{0}, 0, 1}));
    QCOMPARE(answers[3], (Answer{{4}, 4, 1})); // not ended: by themselves
    QCOMPARE(answers[4], (Answer{{5}, 5, 1}));
    QCOMPARE(answers[5], (Answer{{8}, 8, 1}));
}

void AnswersTest::nothing()
{
    const FakeSource run(0, {u"x"_s});
    QVERIFY(foldAnswers(run, {}).ok());
    QVERIFY(answersOf(run).isEmpty());
    FakeSource silent(3, {u"x"_s});
    silent.end(0, "");
    silent.end(1, "");
    Verdict refused;
    refused.reason = Reason::Refused;
    silent.end(2, refused);
    QCOMPARE(answersOf(silent).size(), 2);
    QCOMPARE(answersOf(silent, MaskSet::usual()).size(), 2);
}

void AnswersTest::comparesWhatIsShown_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const QByteArray& one, const QByteArray& other, bool same) {
        QTest::newRow(name) << one << other << same;
    };
    row("colours", "\x1b[31mred\x1b[0m\n", "red\n", true);
    row("line ends", "a\r\nb\r\n", "a\nb\n", true);
    row("progress", "10%\r100%\n", "100%\n", true);
    row("a line end more", "a\n", "a", false);
    row("case", "a", "A", false);
    row("blanks", "a ", "a", false);
    row("a character that is neutralised", QByteArray("a\x01", 2), "a\xE2\x90\x81", true);
}

void AnswersTest::comparesWhatIsShown()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QFETCH(const bool, same);
    for (const bool digests : {false, true}) {
        FakeSource run(2, {u"x"_s});
        run.end(0, one);
        run.end(1, other);
        if (digests)
            keepDigests(run);
        QCOMPARE(answersOf(run).size(), same ? 1 : 2);
        QCOMPARE(answersOf(run, MaskSet::usual()).size(), same ? 1 : 2);
        QCOMPARE(answersOf(run, MaskSet::usual()).constFirst().texts, 1);
    }
}

void AnswersTest::streamsAreTwo()
{
    FakeSource run(4, {u"x"_s});
    run.end(0, "ab");
    run.end(1, "a", "b");
    run.end(2, "", "ab");
    run.end(3, "a\xff", "b");
    QCOMPARE(answersOf(run).size(), 4);
    QCOMPARE(answersOf(run, MaskSet::usual()).size(), 4);
}

/// Read or stored, what folds is the same.
void AnswersTest::storedDigestsGiveTheSame()
{
    QRandomGenerator random(7);
    FakeSource run(300, {u"x"_s});
    for (TaskIndex task = 0; task < 300; ++task) {
        const QByteArray text = QByteArray::number(random.bounded(20));
        run.end(task, random.bounded(2) ? "\x1b[1m" + text + "\x1b[m" : text, QByteArray::number(random.bounded(2)),
                random.bounded(2));
    }
    const QList<Answer> read = answersOf(run);
    keepDigests(run);
    QCOMPARE(answersOf(run), read);
    QVERIFY(read.size() > 20 && read.size() <= 80);
}

void AnswersTest::masksFold()
{
    FakeSource run(6, {u"x"_s}); // web-01 to web-06
    run.end(0, "web-01 up at 20:15\n");
    run.end(1, "web-02 up at 20:16\n");
    run.end(2, "web-03 up at 20:16\n");
    run.end(3, "web-04 down at 20:16\n");
    run.end(4, "web-01 up at 20:15\n"); // another host's name
    run.end(5, "192.0.2.6 up at 20:15\n");
    QCOMPARE(answersOf(run).size(), 5);
    const QList<Answer> answers = answersOf(run, MaskSet::usual());
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[0], (Answer{{0, 1, 2, 5}, 0, 4}));
    QCOMPARE(answers[1], (Answer{{3}, 3, 1}));
    QCOMPARE(answers[2], (Answer{{4}, 4, 1}));
    // The most common one stands for all.
    FakeSource times(4, {u"x"_s});
    times.end(0, "at 20:15");
    times.end(1, "at 20:16");
    times.end(2, "at 20:16");
    times.end(3, "at 20:17");
    QCOMPARE(answersOf(times, MaskSet::usual()), (QList<Answer>{{{0, 1, 2, 3}, 1, 3}}));
    QCOMPARE(answersOf(times, {{}, {u":1[67]"_s}}), (QList<Answer>{{{1, 2, 3}, 1, 2}, {{0}, 0, 1}}));
    const auto bad = foldAnswers(times, allOf(times), {{}, {u"("_s}});
    QVERIFY(!bad.ok() && bad.error().kind == ErrorKind::BadValue);
}

/// Of several pieces, with lines longer than what is looked at in one go.
void AnswersTest::longOutputs()
{
    const QByteArray lines = QByteArray("some words at 20:15:00 of web-01\n").repeated(100'000);
    const QByteArray line(5'000'000, 'y');
    FakeSource run(5, {u"x"_s});
    run.end(0, lines + line + "1");
    run.end(1, QByteArray(lines).replace("web-01", "web-02").replace(":00", ":59") + line + "1");
    run.end(2, lines + line + "2");
    run.end(3, "\x1b[1m" + lines + "\x1b[m" + line + "1");
    run.end(4, lines.chopped(1) + line + "1");
    QCOMPARE(answersOf(run).size(), 4);
    const QList<Answer> answers = answersOf(run, MaskSet::usual());
    QCOMPARE(answers.size(), 4); // to web-03 and web-04 "web-01" is another host
    QCOMPARE(answers[0], (Answer{{0, 1}, 0, 2}));
}

void AnswersTest::stops()
{
    FakeSource run(200, {u"x"_s});
    for (const TaskIndex task : allOf(run))
        run.end(task, QByteArray::number(task));
    std::stop_source stop;
    QCOMPARE(foldAnswers(run, allOf(run), MaskSet::usual(), stop.get_token())->size(), 200);
    stop.request_stop();
    const auto stopped = foldAnswers(run, allOf(run), MaskSet::usual(), stop.get_token());
    QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::Cancelled);
}

ROLLCALL_TEST(tst_answers, AnswersTest)
#include "tst_answers.moc"
