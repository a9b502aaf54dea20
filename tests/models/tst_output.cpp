// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/foldednames.h"
#include "liverun.h"

#include "models/results/foldmodel.h"
#include "models/results/outputindex.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

/// Each line with "!" before it where it came on standard error.
QStringList linesOf(const OutputIndex& index)
{
    QStringList lines;
    for (qint64 i = 0; i < index.lineCount(); ++i) {
        const OutputIndex::Line line = index.line(i);
        lines.append((line.stream == Stream::Error ? u"!"_s : QString()) + QString::fromUtf8(line.bytes));
    }
    return lines;
}

QString drawFolds(const FoldModel& model)
{
    QString drawn;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        drawn += QString::number(index.data(FoldModel::CountRole).toInt()) + u' ' + index.data().toString() + u'\n';
    }
    return drawn;
}

} // namespace

class OutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLinesOfBothStreams();
    void growsWithTheRun();
    void showsTheLatestAttempt();
    void findsEveryLineOfALongOutput();
    void cutsEndlessLinesIntoPieces();
    void neverCutsACharacter();
    void changesTheTask();
    void foldsEqualOutputs();
    void foldsAnewAsTasksEnd();
    void readsWhatHasNoDigest();
};

void OutputTest::cutsLinesOfBothStreams()
{
    LiveRun live({u"web-1"_s});
    QVERIFY(live.output(0, "one\ntwo"));
    QVERIFY(live.output(0, "bad\nwor", Stream::Error));
    QVERIFY(live.output(0, " more\n\nlast"));
    QVERIFY(live.output(0, "se\n", Stream::Error));
    OutputIndex index;
    QSignalSpy settled(&index, &OutputIndex::settled);
    index.setTask(live.run(), 0);
    QVERIFY(settled.wait());
    QVERIFY(index.isSettled());
    QCOMPARE(linesOf(index), (QStringList{u"one"_s, u"!bad"_s, u"two more"_s, QString(), u"!worse"_s, u"last"_s}));
    QVERIFY(index.line(-1).bytes.isEmpty());
    QVERIFY(index.line(99).bytes.isEmpty());
}

void OutputTest::growsWithTheRun()
{
    LiveRun live({u"web-1"_s});
    OutputIndex index;
    QSignalSpy grew(&index, &OutputIndex::grew);
    index.setTask(live.run(), 0);
    QTRY_VERIFY(index.isSettled());
    QCOMPARE(index.lineCount(), 0);
    QVERIFY(live.output(0, "one\ntw"));
    index.update();
    QTRY_COMPARE(linesOf(index), (QStringList{u"one"_s, u"tw"_s}));
    QVERIFY(live.output(0, "o\nthree\n"));
    index.update();
    index.update();
    QTRY_COMPARE(linesOf(index), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QTRY_VERIFY(index.isSettled());
    QVERIFY(grew.size() >= 2);
}

void OutputTest::showsTheLatestAttempt()
{
    LiveRun live({u"web-1"_s});
    QVERIFY(live.output(0, "one\ntwo\nthree\n"));
    OutputIndex index;
    index.setTask(live.run(), 0);
    QTRY_COMPARE(linesOf(index), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QSignalSpy resets(&index, &OutputIndex::reset);
    QVERIFY(live.deliver({TaskStarted{0, 3000, 2}, TaskOutput{0, Stream::Output, 3000, "four\n", 2}}));
    index.update();
    QCOMPARE(resets.size(), 1);
    QTRY_COMPARE(linesOf(index), QStringList(u"four"_s));
}

void OutputTest::findsEveryLineOfALongOutput()
{
    LiveRun live({u"web-1"_s});
    QRandomGenerator random(7);
    QStringList expected;
    EventBatch batch;
    QByteArray piece;
    for (int i = 0; i < 60'000; ++i) {
        const QByteArray line = QByteArray::number(i) + QByteArray(random.bounded(200), 'x');
        expected.append(QString::fromLatin1(line));
        piece += line + '\n';
        if (random.bounded(500) == 0) {
            batch.push_back(TaskOutput{0, Stream::Output, 2000, piece.first(piece.size() / 2)});
            piece = piece.sliced(piece.size() / 2);
        }
    }
    batch.push_back(TaskOutput{0, Stream::Output, 2000, piece});
    QVERIFY(live.deliver(std::move(batch)));
    OutputIndex index;
    index.setTask(live.run(), 0);
    QTRY_VERIFY(index.isSettled());
    QCOMPARE(index.lineCount(), expected.size());
    for (int i = 0; i < 3000; ++i) {
        const qint64 at = i < 1000 ? i : random.bounded(expected.size());
        QCOMPARE(QString::fromLatin1(index.line(at).bytes), expected[at]);
    }
}

void OutputTest::cutsEndlessLinesIntoPieces()
{
    LiveRun live({u"web-1"_s});
    const QByteArray endless(10'000'000, 'e');
    QVERIFY(live.output(0, endless));
    OutputIndex index;
    index.setTask(live.run(), 0);
    QTRY_VERIFY(index.isSettled());
    QByteArray together;
    for (qint64 i = 0; i < index.lineCount(); ++i) {
        const OutputIndex::Line line = index.line(i);
        QVERIFY(line.bytes.size() <= LineWalker::longestPiece);
        QCOMPARE(line.continues, i + 1 < index.lineCount());
        together += line.bytes;
    }
    QVERIFY(together == endless);
}

void OutputTest::neverCutsACharacter()
{
    LiveRun live({u"web-1"_s});
    const QString text = u"x"_s + QString(20'000, QChar(u'€'));
    QVERIFY(live.output(0, text.toUtf8()));
    OutputIndex index;
    index.setTask(live.run(), 0);
    QTRY_VERIFY(index.isSettled());
    QVERIFY(index.lineCount() > 2);
    QString together;
    for (qint64 i = 0; i < index.lineCount(); ++i)
        together += QString::fromUtf8(index.line(i).bytes);
    QVERIFY(together == text);
}

void OutputTest::changesTheTask()
{
    LiveRun live({u"web-1"_s, u"web-2"_s});
    QVERIFY(live.output(0, QByteArray("first\n").repeated(500'000)));
    QVERIFY(live.output(1, "second\n"));
    OutputIndex index;
    QSignalSpy reset(&index, &OutputIndex::reset);
    index.setTask(live.run(), 0);
    index.setTask(live.run(), 1); // while the first is being walked
    QCOMPARE(reset.size(), 2);
    QTRY_COMPARE(linesOf(index), QStringList{u"second"_s});
    index.clear();
    QCOMPARE(index.lineCount(), 0);
    QTRY_VERIFY(index.isSettled());
}

void OutputTest::foldsEqualOutputs()
{
    LiveRun live({u"web-01"_s, u"web-02"_s, u"web-03"_s, u"db-1"_s});
    for (TaskIndex task = 0; task < 4; ++task) {
        QVERIFY(live.output(task, task == 1 ? "odd\n" : "same\n"));
        QVERIFY(live.end(task));
    }
    FoldModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setTasks(live.run(), {0, 1, 2, 3});
    const QStringList names{u"web-01"_s, u"web-03"_s, u"db-1"_s};
    QCOMPARE(drawFolds(model), u"3 %1\n1 web-02\n"_s.arg(foldNames(names)));
    QCOMPARE(model.tasksAt(0), (QList<TaskIndex>{0, 2, 3}));
    QCOMPARE(model.index(1).data(FoldModel::TaskRole).toUInt(), 1U);
    QVERIFY(model.index(0).data(FoldModel::EndedRole).toBool());
    QCOMPARE(model.rowOf(3), 0);
    QCOMPARE(model.rowOf(9), -1);
    model.setTasks(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void OutputTest::foldsAnewAsTasksEnd()
{
    LiveRun live({u"web-01"_s, u"web-02"_s, u"web-03"_s});
    for (TaskIndex task = 0; task < 3; ++task)
        QVERIFY(live.output(task, "same\n"));
    FoldModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setTasks(live.run(), {0, 1, 2});
    QCOMPARE(drawFolds(model), u"1 web-01\n1 web-02\n1 web-03\n"_s); // nobody knows what is still to come
    for (TaskIndex task = 0; task < 3; ++task)
        QVERIFY(live.end(task));
    model.update();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(FoldModel::CountRole).toInt(), 3);
}

/// Of long outputs no digest of what is shown is kept: they are read.
void OutputTest::readsWhatHasNoDigest()
{
    QByteArray plain;
    QByteArray red;
    for (int i = 0; plain.size() < 200'000; ++i) {
        plain += "line " + QByteArray::number(i) + '\n';
        red += "\x1b[31mline " + QByteArray::number(i) + "\x1b[0m\n";
    }
    LiveRun live({u"web-01"_s, u"web-02"_s, u"web-03"_s});
    QVERIFY(live.output(0, plain) && live.output(1, red) && live.output(2, plain + "more\n"));
    for (TaskIndex task = 0; task < 3; ++task)
        QVERIFY(live.end(task));
    FoldModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    const QSignalSpy refolded(&model, &FoldModel::refolded);
    model.setTasks(live.run(), {0, 1, 2});
    QTRY_COMPARE(refolded.size(), 1);
    QCOMPARE(drawFolds(model), u"2 web-[01-02]\n1 web-03\n"_s);
}

ROLLCALL_TEST(tst_output, OutputTest)
#include "tst_output.moc"
