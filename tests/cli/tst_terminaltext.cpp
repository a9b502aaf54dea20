// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/terminaltext.h"
#include "core/base/columns.h"
#include "core/base/encoding.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::cli;

namespace {

const RowLook wide{u"web-01: "_s, u"        "_s, 80, true};
const RowLook narrow{u"w: "_s, u"   "_s, 12, true};

QByteArray drawn(const QByteArray& bytes, const RowLook& look = wide, qsizetype piece = 1 << 20)
{
    QByteArray rows;
    TerminalText text(look);
    const TerminalText::Take take = [&rows](const QByteArray& part) { rows += part; };
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        text.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), take);
    text.finish(take);
    return rows;
}

} // namespace

/// A host's output on a terminal: what it may look like, and that it never gets where our own lines begin.
class TerminalTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draws_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("rows");
        const auto add = [](const char* name, const QByteArray& bytes, const QByteArray& rows) {
            QTest::newRow(name) << bytes << rows;
        };
        add("nothing", "", "");
        add("plain", "a\nb\n", "web-01: a\nweb-01: b\n");
        add("no end", "a\nb", "web-01: a\nweb-01: b\n");
        add("blank lines", "\n\na\n", "web-01: \nweb-01: \nweb-01: a\n");
        add("CRLF", "a\r\nb\r\n", "web-01: a\nweb-01: b\n");
        add("a name over the mark", "x\rweb2: hacked\n", "web-01: web2: hacked\n");
        add("progress", "10%\r\x1b[K100%\n", "web-01: 100%\n");
        add("coloured", "\x1b[1;32mok\x1b[0m done\n", "web-01: \x1b[1;32mok\x1b[0m done\n");
        add("not ended", "\x1b[31mno\nmore\n", "web-01: \x1b[31mno\x1b[0m\nweb-01: \x1b[31mmore\x1b[0m\n");
        add("concealed", "\x1b[8mhidden\x1b[0m\n", "web-01: hidden\n");
        add("hidden", "\x1b[31;41mhidden\n", "web-01: \x1b[97;41mhidden\x1b[0m\n");
        add("moves, titles, links, bells",
            "\x1b[2J\x1b[1;1H\x1b[A\x1b]0;t\a\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\\a\x1b"
            "c\x1b[?1049h\n",
            "web-01: y\n");
        add("8-bit control",
            "\xc2\x9b"
            "31mx\n",
            "web-01: \xef\xbf\xbd"
            "31mx\n");
        add("tab", "a\tb\n", "web-01: a\tb\n");
        add("umlaut", "H\xc3\xa4\n", "web-01: H\xc3\xa4\n");
    }

    void ourLinesBreakAtBlanks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("rows"); // 12 columns wide
        QTest::newRow("nothing") << QString() << QByteArray("w: \n");
        QTest::newRow("fits") << u"one two x"_s << QByteArray("w: one two x\n");
        QTest::newRow("at a blank") << u"one two three"_s << QByteArray("w: one two\n   three\n");
        QTest::newRow("at the last column") << u"one two xy three"_s << QByteArray("w: one two\n   xy three\n");
        QTest::newRow("just behind it") << u"one two x three"_s << QByteArray("w: one two x\n   three\n");
        QTest::newRow("a long word") << u"a bcdefghijklmno"_s << QByteArray("w: a bcdefgh\n   ijklmno\n");
        QTest::newRow("wide") << u"日本 日本 日本"_s << QString(u"w: 日本 日本\n   日本\n"_s).toUtf8();
        QTest::newRow("a pair") << u"xxxxxxxx\U0001F600"_s << QString(u"w: xxxxxxxx\n   \U0001F600\n"_s).toUtf8();
    }

    void ourLinesBreakAtBlanks()
    {
        QFETCH(QString, text);
        QTEST(terminalLine(text, narrow), "rows");
    }

    /// Whatever it is in, a host gets no control sequence through, and styles and lines are as in UTF-8.
    void drawsOtherEncodings()
    {
        const Decoding latin{encodingFromName(u"ISO-8859-1").value()};
        const QByteArray bytes = "\x9B\x33\x31mH\xE4\x1b[1mtte\n\xDF";
        for (const qsizetype piece : {1, 3, 1000}) {
            QByteArray rows;
            TerminalText text(wide, latin);
            const TerminalText::Take take = [&rows](const QByteArray& part) { rows += part; };
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                text.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), take);
            text.finish(take);
            QCOMPARE(QString::fromLocal8Bit(rows),
                     u"web-01: \uFFFD31mHä\x1b[1mtte\x1b[0m\nweb-01: \x1b[1mß\x1b[0m\n"_s);
        }
    }

    void draws()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, rows);
        QCOMPARE(drawn(bytes), rows);
        QCOMPARE(drawn(bytes, wide, 1), rows);
    }

    void sendsNoColoursWhereNobodyWantsThem()
    {
        RowLook look = wide;
        look.colors = false;
        QCOMPARE(drawn("\x1b[1;31mno\x1b[m\n", look), QByteArray("web-01: no\n"));
    }

    void longLinesGoOnBehindAMark_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("rows");
        const auto add = [](const char* name, const QByteArray& bytes, const QByteArray& rows) {
            QTest::newRow(name) << bytes << rows;
        };
        add("fits", "123456789\n", "w: 123456789\n");
        add("one more", "1234567890\n", "w: 123456789\n   0\n");
        add("twice", "12345678901234567890\n", "w: 123456789\n   012345678\n   90\n");
        add("a name where it goes on", "123456789w2: no\n", "w: 123456789\n   w2: no\n");
        add("in colour", "\x1b[31m1234567890\n", "w: \x1b[31m123456789\x1b[0m\n   \x1b[31m0\x1b[0m\n");
        add("wide ones", "\xe6\x95\xb0\xe6\x95\xb0\xe6\x95\xb0\xe6\x95\xb0\xe6\x95\xb0\n",
            "w: \xe6\x95\xb0\xe6\x95\xb0\xe6\x95\xb0\xe6\x95\xb0\n   \xe6\x95\xb0\n");
        add("combined",
            "12345678e\xcc\x81"
            "0\n",
            "w: 12345678e\xcc\x81\n   0\n");
        add("tab at the end", "1234567\tx\n", "w: 1234567\t\n   x\n");
        add("tabs", "\t\tx\n", "w: \t\t\n   x\n");
        add("no end", "1234567890", "w: 123456789\n   0\n");
    }

    void longLinesGoOnBehindAMark()
    {
        QFETCH(QByteArray, bytes);
        QTEST(drawn(bytes, narrow), "rows");
        QTEST(drawn(bytes, narrow, 1), "rows");
    }

    void aLongNameLeavesRoom()
    {
        const RowLook look = rowsOf(QString(300, u'n') + u": "_s, 40, true);
        QCOMPARE(drawn("a\n", look).count('a'), 1);
        for (const QByteArray& row : drawn(QByteArray(100, 'a'), look).split('\n').mid(1)) {
            QVERIFY(row.size() <= 40);
            QVERIFY(row.isEmpty() || row.startsWith(QByteArray(20, ' ')));
        }
    }

    /// Whatever comes, column 0 is ours, only colours go out, and no row is longer than the terminal.
    void keepsNoiseBehindTheMark()
    {
        QRandomGenerator random(11);
        static constexpr char signs[] = "\x1b\x1b[[;0123456789mKJHm\r\b\n\t\xe2\x80\xae\xe6\x95\xb0\xc2\x9bxweb2: ";
        const QByteArray spice(signs, sizeof signs - 1);
        static const QRegularExpression sequences(u"\x1b\\[[0-9;]+m"_s);
        for (int round = 0; round < 4000; ++round) {
            QByteArray bytes;
            for (int i = random.bounded(200); i > 0; --i)
                bytes += random.bounded(8) ? spice[random.bounded(int(spice.size()))] : char(random.bounded(256));
            const QByteArray rows = drawn(bytes, narrow);
            QCOMPARE(drawn(bytes, narrow, 1 + random.bounded(20)), rows);
            QVERIFY(rows.isEmpty() || rows.endsWith('\n'));
            const QByteArrayList all = rows.split('\n');
            for (const QByteArray& row : all.first(all.size() - 1)) {
                QVERIFY2(row.startsWith("w: ") || row.startsWith("   "), row.constData());
                const QString text = QString::fromUtf8(row).remove(sequences);
                for (const QChar c : text)
                    QVERIFY2(c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7f), row.toHex().constData());
                QVERIFY(text.contains(u'\t') || columnsOf(text) <= 12);
                const qsizetype last = row.lastIndexOf('\x1b');
                QVERIFY2(last < 0 || row.sliced(last).startsWith("\x1b[0m"), row.constData()); // ends in no style
            }
        }
    }

    void floodsAreDrawnInLittle_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("erased lines") << QByteArray("\x1b[2K");
        QTest::newRow("erased, returned") << QByteArray("x\x1b[2K\r");
        QTest::newRow("backspaces") << QByteArray("x\b");
        QTest::newRow("colours") << QByteArray("\x1b[31mx\x1b[32my");
        QTest::newRow("colours of a background") << QByteArray("\x1b[48;5;99mx\x1b[7my");
        QTest::newRow("a title without an end") << QByteArray("\x1b]0;x");
        QTest::newRow("rows") << QByteArray("\xe6\x95\xb0");
    }

    /// However often what is held is erased, drawn over or coloured.
    void floodsAreDrawnInLittle()
    {
        QFETCH(QByteArray, part);
        constexpr qsizetype size = 2'000'000;
        const QByteArray begin(30'000, 'x');
        QByteArray flood;
        while (flood.size() < size)
            flood += begin + part.repeated(32'000 / part.size()); // all of it in the stretch that is held
        QVERIFY(drawn(flood).size() < 6 * flood.size());
    }
};

ROLLCALL_TEST(tst_terminaltext, TerminalTextTest)
#include "tst_terminaltext.moc"
