// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diff/linediff.h"
#include "analysis/diff/unified.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;

namespace {

/// What becomes of `before` by the changes: `after`, where they are right.
QByteArrayList applied(const LineViews& before, const LineViews& after, const std::vector<LineChange>& changes)
{
    QByteArrayList lines;
    qsizetype line = 0;
    for (const LineChange& change : changes) {
        while (line < change.oldLine)
            lines.append(before[static_cast<size_t>(line++)].toByteArray());
        line += change.removed;
        if (change.newLine != lines.size())
            return {"out of place"};
        for (qsizetype i = 0; i < change.added; ++i)
            lines.append(after[static_cast<size_t>(change.newLine + i)].toByteArray());
    }
    while (line < static_cast<qsizetype>(before.size()))
        lines.append(before[static_cast<size_t>(line++)].toByteArray());
    return lines;
}

QByteArrayList listOf(const LineViews& lines)
{
    QByteArrayList list;
    for (const QByteArrayView line : lines)
        list.append(line.toByteArray());
    return list;
}

qsizetype sizeOf(const std::vector<LineChange>& changes)
{
    qsizetype size = 0;
    for (const LineChange& change : changes)
        size += change.removed + change.added;
    return size;
}

/// By the table of all longest common subsequences.
qsizetype shortest(const LineViews& before, const LineViews& after)
{
    std::vector<std::vector<qsizetype>> common(before.size() + 1, std::vector<qsizetype>(after.size() + 1));
    for (size_t x = 0; x < before.size(); ++x) {
        for (size_t y = 0; y < after.size(); ++y)
            common[x + 1][y + 1] =
                before[x] == after[y] ? common[x][y] + 1 : std::max(common[x][y + 1], common[x + 1][y]);
    }
    return static_cast<qsizetype>(before.size() + after.size()) - 2 * common.back().back();
}

QByteArray diffOf(const QByteArray& before, const QByteArray& after)
{
    return unifiedDiff({before, {}, "one"}, {after, {}, "other"});
}

/// As patch(1) does it, but by the letter: each line that is kept or taken away has to stand where the diff says.
QByteArray patched(const QByteArray& before, const QByteArray& diff)
{
    if (diff.isEmpty())
        return before;
    QByteArrayList old = before.split('\n'); // the last one is empty, or has no end
    const QByteArrayList lines = diff.split('\n');
    QByteArray after;
    qsizetype line = 0;
    for (qsizetype i = 2; i < lines.size(); ++i) {
        const QByteArray& each = lines[i];
        if (each.startsWith("@@ -")) {
            const QByteArray range = each.sliced(4).split(' ').constFirst();
            const bool isEmpty = range.endsWith(",0");
            const qsizetype from = range.split(',').constFirst().toInt() - (isEmpty ? 0 : 1);
            while (line < from)
                after += old[line++] + '\n';
            continue;
        }
        const bool isOpen = i + 1 < lines.size() && lines[i + 1].startsWith('\\');
        const QByteArray text = each.mid(1) + (isOpen ? "" : "\n");
        if (each.startsWith(' ') || each.startsWith('-')) {
            if (line >= old.size() || old[line++] != each.mid(1))
                return "does not fit";
        }
        if (each.startsWith(' ') || each.startsWith('+'))
            after += text;
    }
    while (line + 1 < old.size())
        after += old[line++] + '\n';
    return line < old.size() ? QByteArray(after + old[line]) : after;
}

QByteArray randomText(QRandomGenerator& random, int most, int kinds)
{
    QByteArray text;
    for (int left = static_cast<int>(random.bounded(most)); left > 0; --left)
        text += "line " + QByteArray::number(random.bounded(kinds)) + '\n';
    return text;
}

/// A text with some of its lines taken out, changed, moved or written twice.
QByteArray edited(QRandomGenerator& random, const QByteArray& text)
{
    QByteArrayList lines = text.split('\n');
    for (int i = static_cast<int>(random.bounded(8)); i > 0 && lines.size() > 1; --i) {
        const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint32>(lines.size() - 1)));
        switch (random.bounded(4)) {
        case 0:
            lines.removeAt(at);
            break;
        case 1:
            lines[at] += " changed";
            break;
        case 2:
            lines.insert(at, lines[at]);
            break;
        default:
            lines.move(at, static_cast<qsizetype>(random.bounded(static_cast<quint32>(lines.size() - 1))));
        }
    }
    return lines.join('\n');
}

} // namespace

class DiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines();
    void rightAndShortest();
    void rightWithoutEnoughSteps();
    void standsWhereItIsExpected_data();
    void standsWhereItIsExpected();
    void unified_data();
    void unified();
    void comparesWhatItIsToldTo();
    void fitsAndDiffIsNoShorter();
    void longTexts();
};

void DiffTest::lines()
{
    QVERIFY(linesOf("").empty());
    QCOMPARE(listOf(linesOf("a\n\nb")), (QByteArrayList{"a", "", "b"}));
    QCOMPARE(listOf(linesOf("a\n")), QByteArrayList{"a"});
    QCOMPARE(listOf(linesOf("\n\n")), (QByteArrayList{"", ""}));
    QVERIFY(compareLines({}, {}).empty());
    QCOMPARE(compareLines(linesOf("a\nb"), {}), (std::vector<LineChange>{{0, 2, 0, 0}}));
    QCOMPARE(compareLines({}, linesOf("a\nb")), (std::vector<LineChange>{{0, 0, 0, 2}}));
}

void DiffTest::rightAndShortest()
{
    QRandomGenerator random(42);
    for (int i = 0; i < 4000; ++i) {
        const QByteArray one = randomText(random, 30, i % 2 ? 3 : 12);
        const QByteArray other = i % 3 ? randomText(random, 30, 3) : edited(random, one);
        const LineViews before = linesOf(one);
        const LineViews after = linesOf(other);
        const std::vector<LineChange> changes = compareLines(before, after);
        QCOMPARE(applied(before, after, changes), listOf(after));
        QCOMPARE(sizeOf(changes), shortest(before, after));
    }
}

void DiffTest::rightWithoutEnoughSteps()
{
    QRandomGenerator random(43);
    for (int i = 0; i < 2000; ++i) {
        const QByteArray one = randomText(random, 60, 4);
        const QByteArray other = randomText(random, 60, 4);
        const LineViews before = linesOf(one);
        const LineViews after = linesOf(other);
        const std::vector<LineChange> changes = compareLines(before, after, i % 50);
        QCOMPARE(applied(before, after, changes), listOf(after));
    }
}

void DiffTest::standsWhereItIsExpected_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<qsizetype>("newLine");
    QTest::newRow("the second copy is the new one")
        << QByteArray("a\nb\nc") << QByteArray("a\nb\nb\nc") << qsizetype(2);
    QTest::newRow("a block with its own end")
        << QByteArray("{\n1\n}\n{\n2\n}") << QByteArray("{\n1\n}\n{\n3\n}\n{\n2\n}") << qsizetype(4);
    QTest::newRow("beside what was removed") << QByteArray("x\na\na") << QByteArray("a\na\na") << qsizetype(0);
}

void DiffTest::standsWhereItIsExpected()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const qsizetype, newLine);
    const std::vector<LineChange> changes = compareLines(linesOf(before), linesOf(after));
    QCOMPARE(changes.size(), size_t(1));
    QCOMPARE(changes[0].newLine, newLine);
}

void DiffTest::unified_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("diff");
    const auto row = [](const char* name, const char* before, const char* after, const char* diff) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(diff);
    };
    row("the same", "a\nb\n", "a\nb\n", "");
    row("nothing at all", "", "", "");
    row("one line", "a\n", "b\n", "--- one\n+++ other\n@@ -1 +1 @@\n-a\n+b\n");
    row("all of it", "", "a\nb\n", "--- one\n+++ other\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    row("nothing of it", "a\n", "", "--- one\n+++ other\n@@ -1 +0,0 @@\n-a\n");
    row("an end", "a\nb", "a\nb\n", "--- one\n+++ other\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
    row("an end less", "b\n", "b", "--- one\n+++ other\n@@ -1 +1 @@\n-b\n+b\n\\ No newline at end of file\n");
    row("open on both sides", "a\nb", "c\nb",
        "--- one\n+++ other\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n");
    row("open, and not any more", "a\nb", "b\nc",
        "--- one\n+++ other\n@@ -1,2 +1,2 @@\n-a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n");
    row("context", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n0\n",
        "--- one\n+++ other\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+0\n");
    row("near each other", "1\n2\n3\n4\n5\n6\n7\n8\n", "0\n2\n3\n4\n5\n6\n7\n0\n",
        "--- one\n+++ other\n@@ -1,8 +1,8 @@\n-1\n+0\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+0\n");
    row("far from each other", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n2\n3\n4\n5\n6\n7\n8\n0\n",
        "--- one\n+++ other\n@@ -1,4 +1,4 @@\n-1\n+0\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+0\n");
}

void DiffTest::unified()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArray, diff);
    QCOMPARE(diffOf(before, after), diff);
}

/// Lines that are the same where it matters are shown as they were.
void DiffTest::comparesWhatItIsToldTo()
{
    const QByteArrayList before{"at T", "up", "end"};
    const QByteArrayList after{"at T", "down", "end"};
    QCOMPARE(
        unifiedDiff({"at 1\nup\nend", before, "one"}, {"at 2\ndown\nend", after, "other"}),
        QByteArray("--- one\n+++ other\n@@ -1,3 +1,3 @@\n at 1\n-up\n+down\n end\n\\ No newline at end of file\n"));
    QVERIFY(unifiedDiff({"at 1\nup\nend", before, "one"}, {"at 2\nup\nend", before, "other"}).isEmpty());
}

/// Beside the program itself.
void DiffTest::fitsAndDiffIsNoShorter()
{
    const QTemporaryDir folder;
    const auto file = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile out(file(name));
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    };
    const auto output = [&](const QString& program, const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(program, arguments);
        return process.waitForFinished(60'000) && process.exitCode() < 2 ? process.readAllStandardOutput()
                                                                         : QByteArray("failed");
    };
    QRandomGenerator random(44);
    for (int i = 0; i < 500; ++i) {
        const QByteArray one = randomText(random, 80, i % 2 ? 5 : 60);
        QByteArray other = i % 4 ? edited(random, one) : randomText(random, 80, 5);
        if (i % 5 == 0 && other.endsWith('\n'))
            other.chop(1);
        QVERIFY(write("one", one) && write("other", other));
        const QByteArray ours = diffOf(one, other);
        const QByteArray theirs = output(u"diff"_s, {u"-u"_s, u"one"_s, u"other"_s});
        QVERIFY2(theirs != "failed", "diff(1) does not work here");
        QVERIFY2(ours.count('\n') <= theirs.count('\n'), QByteArray(ours + "\nbeside\n" + theirs).constData());
        QCOMPARE(patched(one, ours), other);
    }
}

/// Whatever is compared, it comes to an end: a limit of steps, and no recursion as deep as the text is long.
void DiffTest::longTexts()
{
    QRandomGenerator random(45);
    QByteArray one;
    QByteArray other;
    for (int i = 0; i < 40'000; ++i) {
        one += QByteArray::number(random.bounded(300)) + '\n';
        other += QByteArray::number(random.bounded(300)) + '\n';
    }
    const LineViews before = linesOf(one);
    const LineViews after = linesOf(other);
    QCOMPARE(applied(before, after, compareLines(before, after)), listOf(after));
    const QByteArray nothing = QByteArray("x\n").repeated(200'000);
    const QByteArray alike = QByteArray("y\n").repeated(200'000);
    QCOMPARE(compareLines(linesOf(nothing), linesOf(alike)), (std::vector<LineChange>{{0, 200'000, 0, 200'000}}));
}

ROLLCALL_TEST(tst_diff, DiffTest)
#include "tst_diff.moc"
