// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contrast.h"
#include "interchange/export/htmlexport.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;
using rollcall::test::FakeSource;

namespace {

QString pageOf(const QByteArray& output)
{
    FakeSource source(1, {u"cat"_s});
    source.end(0, output);
    QBuffer page;
    page.open(QIODevice::WriteOnly);
    return writeHtml(source, {0}, page) ? QString::fromUtf8(page.data()) : QString();
}

/// What stands in the page for the output.
QString shownOf(const QByteArray& output)
{
    const QString page = pageOf(output);
    const qsizetype start = page.indexOf(u"<pre>"_s) + 5;
    return page.sliced(start, page.indexOf(u"</pre>"_s, start) - start);
}

QString withoutTags(QString html)
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    return html.remove(tags);
}

/// "--t:#123456" → 0x123456
RgbColor colorIn(const QString& text, const QString& name, RgbColor otherwise)
{
    const QRegularExpressionMatch match = QRegularExpression(name + u":\\s*#([0-9a-f]{6})"_s).match(text);
    return match.hasMatch() ? match.captured(1).toUInt(nullptr, 16) : otherwise;
}

} // namespace

/// The web page of a run: what a terminal would have been left with, with its colours.
class HtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatATerminalWouldShow_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("a & b <c>\n") << u"a &amp; b &lt;c&gt;\n"_s;
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << u"a\nb\n"_s;
        QTest::newRow("progress") << QByteArray("10%\r\x1b[K100%\n") << u"100%\n"_s;
        QTest::newRow("title, link") << QByteArray("\x1b]0;x\a\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\\n") << u"y\n"_s;
        QTest::newRow("concealed") << QByteArray("\x1b[8mhidden\x1b[m\n") << u"hidden\n"_s;
        QTest::newRow("coloured tags") << QByteArray("\x1b[31m<b>\x1b[m\n") << u"&lt;b&gt;\n"_s;
        QTest::newRow("no end") << QByteArray("\x1b[31mred") << u"red"_s;
    }

    void showsWhatATerminalWouldShow()
    {
        QFETCH(QByteArray, output);
        QTEST(withoutTags(shownOf(output)), "text");
    }

    void hasSpansForStyles_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("like");
        QTest::newRow("none") << QByteArray("a\n") << u"^a\n$"_s;
        QTest::newRow("red")
            << QByteArray("a\x1b[31mb\x1b[mc\n")
            << u"^a<span class=\"t\" style=\"[^\"]*--t:#[0-9a-f]{6};--dt:#[0-9a-f]{6};\">b</span>c\n$"_s;
        QTest::newRow("bold") << QByteArray("\x1b[1mb\x1b[m\n") << u"^<span class=\"b\">b</span>\n$"_s;
        QTest::newRow("all") << QByteArray("\x1b[1;3;4;9;31;42mb\x1b[m\n")
                             << u"^<span class=\"t p b i u s\" style=\"[^\"]+\">b</span>\n$"_s;
        QTest::newRow("over lines") << QByteArray("\x1b[1mb\nc\x1b[m\n")
                                    << u"^<span class=\"b\">b</span>\n<span class=\"b\">c</span>\n$"_s;
    }

    void hasSpansForStyles()
    {
        QFETCH(QByteArray, output);
        QFETCH(QString, like);
        const QString shown = shownOf(output);
        QVERIFY2(QRegularExpression(like).match(shown).hasMatch(), qPrintable(shown));
    }

    void canBeReadOnLightAndDark()
    {
        QByteArray output;
        for (int color = 0; color < 256; ++color) {
            const QByteArray number = QByteArray::number(color);
            output += "\x1b[38;5;" + number + "ma\x1b[48;5;" + number + "mb\x1b[39mc\x1b[7md\x1b[m\x1b[48;5;" + number +
                      ";2me\x1b[0;48;5;" + number + "mf\x1b[38;2;1;2;3mg\x1b[m\n";
        }
        const QString page = pageOf(output);
        const QString light = page.section(u"\npre {"_s, 1).section(u'}', 0, 0);
        const QString dark = page.section(u"\n  pre {"_s, 1).section(u'}', 0, 0);
        int spans = 0;
        static const QRegularExpression span(u"<span class=\"[^\"]*\" style=\"([^\"]*)\">"_s);
        auto found = span.globalMatch(page);
        for (; found.hasNext(); ++spans) {
            const QString style = found.next().captured(1);
            const auto seen = [&](const QString& sheet, const QString& text, const QString& paper) {
                return contrast(colorIn(style, text, colorIn(sheet, u" color"_s, 0x808080)),
                                colorIn(style, paper, colorIn(sheet, u"background"_s, 0x808080)));
            };
            QVERIFY2(seen(light, u"--t"_s, u"--p"_s) >= textContrast, qPrintable(style));
            QVERIFY2(seen(dark, u"--dt"_s, u"--dp"_s) >= textContrast, qPrintable(style));
        }
        QVERIFY(spans > 1000);
    }

    void aFloodStaysSmall()
    {
        const qint64 size = longestOutput;
        QVERIFY(pageOf(QByteArray("\x1b[2K\rx").repeated(size / 6)).size() < 10'000);
        QVERIFY(pageOf(QByteArray("\x1b[1;31;42mx\x1b[my").repeated(size / 10)).size() < 40 * size);
    }
};

ROLLCALL_TEST(tst_html, HtmlTest)
#include "tst_html.moc"
