// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/columns.h"
#include "core/base/text.h"
#include "support/testmain.h"

#include <QTest>

#include <clocale>
#include <cwchar>

using namespace Qt::StringLiterals;
using namespace rollcall;

class ColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("plain") << u"web-01"_s << 6;
        QTest::newRow("umlaut") << u"Käse"_s << 4;
        QTest::newRow("combined") << u"Ka\u0308se"_s << 4;
        QTest::newRow("marks only") << u"\u0300\u0301\u20DD"_s << 0;
        QTest::newRow("Chinese") << u"数据库-01"_s << 9;
        QTest::newRow("Hiragana") << u"あか\u3099"_s << 4;
        QTest::newRow("Hangul") << u"서버"_s << 4;
        QTest::newRow("Hangul, in letters") << u"\u1109\u1165"_s << 2;
        QTest::newRow("full width") << u"ＡＢ"_s << 4;
        QTest::newRow("half width") << u"ｱｲ"_s << 2;
        QTest::newRow("emoji") << QString::fromUtf8("\xf0\x9f\x98\x80!") << 3;
        QTest::newRow("rare Chinese") << QString::fromUcs4(U"\U00020000") << 2;
        QTest::newRow("joiner") << u"a\u200Db"_s << 2;
        QTest::newRow("lines") << u"│─┼"_s << 3;
        QTest::newRow("Cyrillic, Arabic") << u"дбسر"_s << 4;
        QTest::newRow("picture of a control") << u"\u241B"_s << 1;
        QTest::newRow("hexagrams") << u"\u4DC0\u4DFF"_s << 4;
        QTest::newRow("signs before numbers") << u"\u0600\u0605\u06DD\u070F\u0890\u0891\u08E2"_s << 7;
        QTest::newRow("Kaithi signs before numbers") << QString::fromUcs4(U"\U000110BD\U000110CD") << 2;
        QTest::newRow("made an emoji") << u"\u2764\uFE0F"_s << 2;
        QTest::newRow("keycap") << u"1\u20E3"_s << 2;
        QTest::newRow("flag, in its letters") << QString::fromUcs4(U"\U0001F1E9\U0001F1EA") << 4;
        QTest::newRow("with a tone of skin") << QString::fromUcs4(U"\u261D\U0001F3FB") << 4;
        QTest::newRow("wide since Unicode 16") << QString::fromUcs4(U"\u2630\u268F\U0001D300") << 6;
        QTest::newRow("newer mark") << QString::fromUcs4(U"a\U00010EFD") << 2; // of Unicode 15
        QTest::newRow("mark with a place of its own since Unicode 16") << QString::fromUcs4(U"a\U0001171E") << 2;
        QTest::newRow("replacement") << u"\uFFFD"_s << 1;
    }

    void counts()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QCOMPARE(columnsOf(text), qsizetype(columns));
    }

    void noFewerThanTheCLibrary()
    {
        const QByteArray before = std::setlocale(LC_CTYPE, nullptr);
        QVERIFY(std::setlocale(LC_CTYPE, "C.UTF-8"));
        QStringList fewer;
        for (char32_t c = 0x20; c <= 0x10FFFF; ++c) {
            if (neutralised(c) == c && columnsOf(c) < ::wcwidth(static_cast<wchar_t>(c)))
                fewer << hiddenName(c);
        }
        std::setlocale(LC_CTYPE, before.constData());
        QCOMPARE(fewer.join(u' '), QString());
    }

    void fillsAndCuts()
    {
        QCOMPARE(filledToColumns(u"数"_s, 4), u"数  "_s);
        QCOMPARE(filledToColumns(u"a\u0301"_s, 2), u"a\u0301 "_s);
        QCOMPARE(filledToColumns(u"abc"_s, 2), u"abc"_s);
        QCOMPARE(cutToColumns(u"数据库"_s, 4), u"数据"_s);
        QCOMPARE(cutToColumns(u"数据库"_s, 5), u"数据"_s);
        QCOMPARE(cutToColumns(u"ea\u0301b"_s, 2), u"ea\u0301"_s);
        QCOMPARE(cutToColumns(QString::fromUtf8("a\xf0\x9f\x98\x80"), 2), u"a"_s);
        QCOMPARE(cutToColumns(u"abc"_s, 9), u"abc"_s);
    }
};

ROLLCALL_TEST(tst_columns, ColumnsTest)
#include "tst_columns.moc"
