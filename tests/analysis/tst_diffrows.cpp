// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diff/diffrows.h"
#include "support/testmain.h"

#include <QByteArrayList>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;

/// What has changed, as rows for a reader, and as words of a line.
class DiffRowsTest : public QObject
{
    Q_OBJECT

private:
    static std::vector<DiffRow> rows(const QByteArray& before, const QByteArray& after, qsizetype context)
    {
        const LineViews old = linesOf(before);
        const LineViews now = linesOf(after);
        return diffRows(compareLines(old, now), static_cast<qsizetype>(old.size()), static_cast<qsizetype>(now.size()),
                        context);
    }
    /// " a", "-a", "+a", "a>b", "…3".
    static QByteArrayList drawn(const QByteArray& before, const QByteArray& after, qsizetype context)
    {
        const LineViews old = linesOf(before);
        const LineViews now = linesOf(after);
        QByteArrayList drawn;
        for (const DiffRow& row : rows(before, after, context)) {
            const QByteArray a = row.oldLine < 0 ? QByteArray() : old[static_cast<size_t>(row.oldLine)].toByteArray();
            const QByteArray b = row.newLine < 0 ? QByteArray() : now[static_cast<size_t>(row.newLine)].toByteArray();
            drawn.append(row.kind == DiffRow::Same      ? QByteArray(' ' + b)
                         : row.kind == DiffRow::Changed ? QByteArray(a + '>' + b)
                         : row.kind == DiffRow::Removed ? QByteArray('-' + a)
                         : row.kind == DiffRow::Added   ? QByteArray('+' + b)
                                                        : QByteArray("…" + QByteArray::number(row.leftOut)));
        }
        return drawn;
    }
    /// The line with what has changed in brackets.
    static QByteArray marked(QByteArrayView line, const std::vector<Span>& spans)
    {
        QByteArray out;
        qsizetype at = 0;
        for (const Span& span : spans) {
            out += line.sliced(at, span.from - at).toByteArray() + '[' + line.sliced(span.from, span.length) + ']';
            at = span.from + span.length;
        }
        return out + line.sliced(at);
    }

private Q_SLOTS:
    void aReaderSeesWhatIsAround_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArrayList>("expected");
        const auto row = [](const char* name, const char* before, const char* after, const QByteArrayList& expected) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << expected;
        };
        row("the same", "a\nb\n", "a\nb\n", {});
        row("changed", "a\nb\nc\n", "a\nB\nc\n", {" a", "b>B", " c"});
        row("more came than went", "a\nb\nc\n", "a\nX\nY\nc\n", {" a", "b>X", "+Y", " c"});
        row("more went than came", "a\nb\nc\nd\n", "a\nX\nd\n", {" a", "b>X", "-c", " d"});
        row("all of it", "", "a\n", {"+a"});
        row("left out", "1\n2\n3\nb\n5\n6\n7\n8\nc\n", "1\n2\n3\nB\n5\n6\n7\n8\nC\n",
            {"…2", " 3", "b>B", " 5", "…2", " 8", "c>C"});
        row("one line is not left out", "1\n2\nb\n4\n5\n6\nc\n", "1\n2\nB\n4\n5\n6\nC\n",
            {" 1", " 2", "b>B", " 4", " 5", " 6", "c>C"});
        row("at the end", "b\n2\n3\n4\n", "B\n2\n3\n4\n", {"b>B", " 2", "…2"});
    }

    void aReaderSeesWhatIsAround()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(drawn(before, after, 1), expected);
    }

    /// Each line of both texts is in a row, or left out, once and in order.
    void nothingIsLost()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 500; ++round) {
            QByteArray texts[2];
            for (QByteArray& text : texts) {
                for (int i = random.bounded(30); i > 0; --i)
                    text += QByteArray(1, static_cast<char>('a' + random.bounded(3))) + '\n';
            }
            qsizetype old = 0;
            qsizetype now = 0;
            for (const DiffRow& row : rows(texts[0], texts[1], random.bounded(4))) {
                const bool hasOld = row.kind != DiffRow::Added;
                const bool hasNew = row.kind != DiffRow::Removed;
                QCOMPARE(row.oldLine, hasOld ? old : -1);
                QCOMPARE(row.newLine, hasNew ? now : -1);
                const qsizetype lines = row.kind == DiffRow::LeftOut ? row.leftOut : 1;
                old += hasOld ? lines : 0;
                now += hasNew ? lines : 0;
            }
            if (texts[0] == texts[1])
                continue;
            QCOMPARE(old, qsizetype(linesOf(texts[0]).size()));
            QCOMPARE(now, qsizetype(linesOf(texts[1]).size()));
        }
    }

    void wordsOfALine_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("removed");
        QTest::addColumn<QByteArray>("added");
        const auto row = [](const char* name, const char* before, const char* after, const char* removed,
                            const char* added) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(removed) << QByteArray(added);
        };
        row("a number", "/dev/sda3  40G 14G 37% /var", "/dev/sda3  40G 17G 44% /var", "/dev/sda3  40G [14G] [37]% /var",
            "/dev/sda3  40G [17G] [44]% /var");
        row("one more word", "kernel 6.1 ready", "kernel 6.1 not ready", "kernel 6.1 ready", "kernel 6.1 [not ]ready");
        row("wider", "a   1 of the list", "a  10 of the list", "a[   1] of the list", "a[  10] of the list");
        row("letters of more bytes", "gr\303\274n und gut", "gr\303\274n und b\303\266s", "gr\303\274n und [gut]",
            "gr\303\274n und [b\303\266s]");
        row("another line", "alpha beta gamma", "one two three four", "alpha beta gamma", "one two three four");
        row("of nothing", "", "", "", "");
    }

    void wordsOfALine()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const WordChanges words = changedWords(before, after);
        QTEST(marked(before, words.removed), "removed");
        QTEST(marked(after, words.added), "added");
    }
};

ROLLCALL_TEST(tst_diffrows, DiffRowsTest)
#include "tst_diffrows.moc"
