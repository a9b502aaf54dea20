// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansicolors.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

/// What a host's colours are drawn in: nothing of it can be hidden, on whatever it is drawn.
class AnsiColorsTest : public QObject
{
    Q_OBJECT

private:
    static void addPapers()
    {
        QTest::addColumn<RgbColor>("text");
        QTest::addColumn<RgbColor>("background");
        QTest::addColumn<bool>("dark");
        QTest::newRow("white") << RgbColor(0x000000) << RgbColor(0xffffff) << false;
        QTest::newRow("Solarized") << RgbColor(0x073642) << RgbColor(0xfdf6e3) << false;
        QTest::newRow("dark") << RgbColor(0xfcfcfc) << RgbColor(0x1b1e20) << true;
        QTest::newRow("black and yellow") << RgbColor(0xffff00) << RgbColor(0x000000) << true;
    }

    static AnsiPaper fetchPaper()
    {
        QFETCH(RgbColor, text);
        QFETCH(RgbColor, background);
        QFETCH(bool, dark);
        return {text, background, dark ? &ansiOnDark : &ansiOnLight};
    }

    static AnsiColor anyColor(QRandomGenerator& random)
    {
        switch (random.bounded(3)) {
        case 0:
            return {};
        case 1:
            return {AnsiColor::Kind::Indexed, static_cast<quint8>(random.bounded(random.bounded(2) ? 16 : 256)), 0};
        default:
            return {AnsiColor::Kind::Rgb, 0, random.bounded(0x1000000u)};
        }
    }

private Q_SLOTS:
    void countsAsWcagDoes()
    {
        QCOMPARE(contrast(0x000000, 0xffffff), 21.0);
        QCOMPARE(contrast(0x777777, 0x777777), 1.0);
        QVERIFY(qAbs(contrast(0x777777, 0xffffff) - 4.48) < 0.01);
        QCOMPARE(contrast(0x123456, 0xabcdef), contrast(0xabcdef, 0x123456));
        QCOMPARE(mixed(0xff0000, 0x0000ff, 0.5), RgbColor(0x800080));
        QCOMPARE(readable(0x000000, {0xffffff}), RgbColor(0x000000));
        QVERIFY(contrast(readable(0xffffff, {0xffffee, 0xeeffff}), 0xeeffff) >= textContrast);
    }

    void whatIsInNoStyleIsLeftAlone_data() { addPapers(); }
    void whatIsInNoStyleIsLeftAlone()
    {
        QCOMPARE(drawnColors({}, fetchPaper()), DrawnColors());
        AnsiStyle bold;
        bold.bold = true;
        QCOMPARE(drawnColors(bold, fetchPaper()), DrawnColors());
    }

    void allCanBeRead_data() { addPapers(); }
    void allCanBeRead()
    {
        const AnsiPaper paper = fetchPaper();
        QRandomGenerator random(4);
        for (int i = 0; i < 20'000; ++i) {
            AnsiStyle style;
            style.foreground = anyColor(random);
            style.background = random.bounded(3) ? anyColor(random) : style.foreground; // hidden by its own word
            style.inverse = random.bounded(4) == 0;
            style.faint = random.bounded(4) == 0;
            const DrawnColors drawn = drawnColors(style, paper);
            const double seen = contrast(drawn.text.value_or(paper.text), drawn.background.value_or(paper.background));
            QVERIFY2(seen >= textContrast, QByteArray::number(seen).constData());
        }
    }

    void theNamedOnesAreTold()
    {
        const AnsiPaper paper{0x000000, 0xffffff, &ansiOnLight};
        AnsiStyle red;
        red.foreground = {AnsiColor::Kind::Indexed, 1, 0};
        QCOMPARE(drawnColors(red, paper), (DrawnColors{ansiOnLight[1], std::nullopt}));
        red.inverse = true;
        QCOMPARE(drawnColors(red, paper), (DrawnColors{RgbColor(0xffffff), ansiOnLight[1]}));
        AnsiStyle orange;
        orange.background = {AnsiColor::Kind::Rgb, 0, 0xff8700};
        QCOMPARE(drawnColors(orange, paper), (DrawnColors{std::nullopt, RgbColor(0xff8700)}));
    }
};

ROLLCALL_TEST(tst_ansicolors, AnsiColorsTest)
#include "tst_ansicolors.moc"
