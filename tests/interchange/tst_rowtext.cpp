// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/rowtext.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;

/// Rows as they are pasted elsewhere.
class RowTextTest : public QObject
{
    Q_OBJECT

private:
    static const QStringList& columns()
    {
        static const QStringList columns{u"Host"_s, u"Says"_s};
        return columns;
    }

private Q_SLOTS:
    void asASpreadsheetTakesThem()
    {
        QCOMPARE(rowText(columns(), {{u"web-1"_s, u"a\tb"_s}, {u"web-2"_s, u"=1+1"_s}}, RowFormat::Tabs).count(u'\n'),
                 1);
        QVERIFY(rowText(columns(), {{u"x"_s, u"=1+1"_s}}, RowFormat::Tabs).endsWith(u"'=1+1"_s));
    }

    void asCsv()
    {
        const QString text =
            rowText(columns(), {{u"web-1"_s, u"say \"hi\", all"_s}, {u"web-2"_s, u"@SUM(A1)"_s}}, RowFormat::Csv);
        QCOMPARE(text, u"Host,Says\r\nweb-1,\"say \"\"hi\"\", all\"\r\nweb-2,'@SUM(A1)\r\n"_s);
    }

    void asMarkdown()
    {
        QCOMPARE(rowText(columns(), {{u"web-1"_s, u"40G 17% /var"_s}}, RowFormat::Markdown),
                 u"| Host | Says |\n| --- | --- |\n| web-1 | 40G 17% /var |\n"_s);
    }

    /// What a host says is text in a ticket, in its cell, and nothing else.
    void hostileCells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("a bar") << u"a|b"_s << u"a\\|b"_s;
        QTest::newRow("a backslash before it") << u"a\\|b"_s << u"a\\\\\\|b"_s;
        QTest::newRow("markup") << u"<img src=x>"_s << u"\\<img src=x\\>"_s;
        QTest::newRow("a link") << u"[x](http://e)"_s << u"\\[x\\](http\\://e)"_s;
        QTest::newRow("code") << u"`id`"_s << u"\\`id\\`"_s;
        QTest::newRow("somebody's name") << u"@ops"_s << u"\\@ops"_s;
        QTest::newRow("an entity") << u"&lt;"_s << u"\\&lt;"_s;
    }

    void hostileCells()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        QCOMPARE(rowText({u"C"_s}, {{cell}}, RowFormat::Markdown).section(u'\n', 2, 2), u"| "_s + written + u" |"_s);
    }

    void aLineEndIsNoRow()
    {
        const QString text = rowText({u"C"_s}, {{u"a\nb\r\u202e"_s}}, RowFormat::Markdown);
        QCOMPARE(text.count(u'\n'), 3);
        QVERIFY(!text.contains(u'\r') && !text.contains(QChar(0x202e)));
    }
};

ROLLCALL_TEST(tst_rowtext, RowTextTest)
#include "tst_rowtext.moc"
