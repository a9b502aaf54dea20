// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansicolors.h"
#include "core/base/sentstyle.h"
#include "core/base/sgr.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

AnsiStyle styleOf(const QByteArray& parameters)
{
    AnsiStyle style;
    applySgr(parameters, style);
    return style;
}

/// The sequence that a terminal gets for it.
QByteArray sent(const QByteArray& parameters)
{
    return sgrBetween({}, sentStyle(styleOf(parameters)));
}

/// As a terminal understands what is sent.
AnsiStyle understood(const QByteArray& sequence)
{
    AnsiParser parser;
    parser.skipLine(sequence);
    return parser.style();
}

RgbColor usual(const AnsiColor& color, RgbColor own)
{
    switch (color.kind) {
    case AnsiColor::Kind::Default:
        return own;
    case AnsiColor::Kind::Indexed:
        return color.index < 16 ? ansiOnTerminals[color.index] : ansiIndexedRgb(color.index);
    case AnsiColor::Kind::Rgb:
        return color.rgb;
    }
    return own;
}

bool isThemes(const AnsiColor& color) // and no black or white
{
    return color.kind == AnsiColor::Kind::Indexed && color.index < 16 && color.index % 8 != 0 && color.index % 8 != 7;
}

} // namespace

class SentStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsColoursAgain_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("sequence");
        QTest::newRow("none") << QByteArray("") << QByteArray();
        QTest::newRow("red") << QByteArray("31") << QByteArray("\x1b[31m");
        QTest::newRow("bold") << QByteArray("1") << QByteArray("\x1b[1m");
        QTest::newRow("bold green") << QByteArray("01;32") << QByteArray("\x1b[1;32m");
        QTest::newRow("bright") << QByteArray("93") << QByteArray("\x1b[93m");
        QTest::newRow("muted") << QByteArray("90") << QByteArray("\x1b[90m");
        QTest::newRow("of the cube") << QByteArray("38;5;208") << QByteArray("\x1b[38;5;208m");
        QTest::newRow("true colour") << QByteArray("38:2::200:100:50") << QByteArray("\x1b[38;2;200;100;50m");
        QTest::newRow("background") << QByteArray("37;44") << QByteArray("\x1b[37;44m");
        QTest::newRow("bright background") << QByteArray("30;103") << QByteArray("\x1b[30;103m");
        QTest::newRow("italic, underlined") << QByteArray("3;4") << QByteArray("\x1b[3;4m");
        QTest::newRow("inverse") << QByteArray("7") << QByteArray("\x1b[7m");
        // Never: blinking, concealed, struck out, other fonts.
        QTest::newRow("the rest") << QByteArray("2;5;6;8;9;11;51;73;58;5;1") << QByteArray();
        QTest::newRow("concealed red") << QByteArray("8;31") << QByteArray("\x1b[31m");
    }

    void sendsColoursAgain()
    {
        QFETCH(QByteArray, said);
        QTEST(sent(said), "sequence");
    }

    void hidesNothing_data()
    {
        QTest::addColumn<QByteArray>("said");
        for (int text = 30; text < 38; ++text) {
            for (int background = 40; background < 48; ++background) {
                for (const char* more : {"", ";1", ";7"}) {
                    for (const int bright : {0, 60}) {
                        const QByteArray row =
                            QByteArray::number(text + bright) + ';' + QByteArray::number(background) + more;
                        QTest::newRow(row.constData()) << row;
                        const QByteArray other =
                            QByteArray::number(text) + ';' + QByteArray::number(background + bright) + more;
                        if (bright != 0)
                            QTest::newRow(other.constData()) << other;
                    }
                }
            }
        }
        for (const char* row : {"30",
                                "97",
                                "37",
                                "40",
                                "47",
                                "107",
                                "38;5;16",
                                "38;5;231",
                                "38;5;232",
                                "38;5;226",
                                "38;2;255;255;255",
                                "38;2;1;2;3",
                                "48;2;0;0;0",
                                "48;2;250;250;250",
                                "38;5;100;48;5;100",
                                "38;2;9;8;7;48;2;9;8;7",
                                "38;5;16;40",
                                "38;2;254;255;254;7",
                                "38;2;205;0;0;41",
                                "30;7",
                                "47;7",
                                "1;34;104",
                                "90;100"})
            QTest::newRow(row) << QByteArray(row);
    }

    /// Neither on a dark terminal nor on a light one.
    void hidesNothing()
    {
        QFETCH(QByteArray, said);
        const AnsiStyle style = understood(sent(said));
        for (const RgbColor dark : {0x000000, 0xffffff}) {
            const RgbColor text = usual(style.foreground, dark ^ 0xffffff);
            const RgbColor background = usual(style.background, dark);
            if (style.background.kind == AnsiColor::Kind::Default && isThemes(style.foreground))
                continue; // a theme has them so that they can be read
            if (style.foreground.kind == AnsiColor::Kind::Default && style.background.kind != AnsiColor::Kind::Default)
                QFAIL("text in a colour that nobody knows");
            QVERIFY2(contrast(text, background) >= 1.5, sent(said).mid(1).constData());
            if (style.bold && style.foreground.kind == AnsiColor::Kind::Indexed && style.foreground.index < 8 &&
                style.background.kind != AnsiColor::Kind::Default)
                QVERIFY(contrast(ansiOnTerminals[style.foreground.index + 8], background) >= 1.5);
        }
    }

    void saysOnlyWhatChanges()
    {
        const SentStyle red = sentStyle(styleOf("31"));
        const SentStyle boldRed = sentStyle(styleOf("1;31"));
        QCOMPARE(sgrBetween(red, red), QByteArray());
        QCOMPARE(sgrBetween(red, boldRed), QByteArray("\x1b[1m"));
        QCOMPARE(sgrBetween(boldRed, red), QByteArray("\x1b[22m"));
        QCOMPARE(sgrBetween(boldRed, {}), QByteArray("\x1b[0m"));
        QCOMPARE(sgrBetween(boldRed, sentStyle(styleOf("1"))), QByteArray("\x1b[39m"));
    }
};

ROLLCALL_TEST(tst_sentstyle, SentStyleTest)
#include "tst_sentstyle.moc"
