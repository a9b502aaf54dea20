// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputselection.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using rollcall::gui::OutputPosition;
using rollcall::gui::OutputSelection;

// What is selected of lines, without lines and without a widget.
class OutputSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCursorMayStandBeforeTheAnchor()
    {
        const OutputSelection back({7, 2}, {4, 9});
        QVERIFY(!back.isEmpty());
        QCOMPARE(back.first(), (OutputPosition{4, 9}));
        QCOMPARE(back.last(), (OutputPosition{7, 2}));
        QCOMPARE(back.cursor(), (OutputPosition{4, 9}));
        QVERIFY(OutputSelection().isEmpty());
    }

    void movingKeepsTheAnchorOrTakesItAlong()
    {
        const OutputSelection one({1, 1}, {2, 2});
        QCOMPARE(one.movedTo({5, 0}, true).first(), (OutputPosition{1, 1}));
        QCOMPARE(one.movedTo({5, 0}, true).last(), (OutputPosition{5, 0}));
        QVERIFY(one.movedTo({5, 0}, false).isEmpty());
    }

    void aLineKnowsWhatOfItIsSelected_data()
    {
        QTest::addColumn<qint64>("line");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("selected");
        QTest::newRow("before") << qint64(1) << 10 << 0 << 0;
        QTest::newRow("the first, from the column on") << qint64(2) << 10 << 4 << 6;
        QTest::newRow("the first, but shorter") << qint64(2) << 3 << 3 << 0;
        QTest::newRow("between: all of it") << qint64(3) << 10 << 0 << 10;
        QTest::newRow("the last, up to the column") << qint64(4) << 10 << 0 << 5;
        QTest::newRow("after") << qint64(5) << 10 << 0 << 0;
    }

    void aLineKnowsWhatOfItIsSelected()
    {
        QFETCH(qint64, line);
        QFETCH(int, length);
        const OutputSelection::Columns on = OutputSelection({2, 4}, {4, 5}).on(line, length);
        QTEST(on.start, "start");
        QTEST(on.length, "selected");
    }

    void aWordEndsAtSpacesAndBrackets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("word");
        QTest::newRow("between spaces") << u"one two three"_s << 5 << u"two"_s;
        QTest::newRow("a path whole") << u"in /etc/hosts.d here"_s << 6 << u"/etc/hosts.d"_s;
        QTest::newRow("without its brackets") << u"(value),"_s << 3 << u"value"_s;
        QTest::newRow("at the end of the line") << u"last"_s << 4 << u"last"_s;
        QTest::newRow("beyond it") << u"last"_s << 40 << u"last"_s;
        QTest::newRow("nothing there") << u"a  b"_s << 2 << QString();
    }

    void aWordEndsAtSpacesAndBrackets()
    {
        QFETCH(QString, text);
        QFETCH(int, column);
        const OutputSelection word = OutputSelection::wordAt({3, column}, text);
        QCOMPARE(word.first().line, 3);
        QTEST(text.mid(word.first().column, word.last().column - word.first().column), "word");
    }
};

ROLLCALL_TEST(tst_outputselection, OutputSelectionTest)
#include "tst_outputselection.moc"
