// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansi.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// "[bold,fg1:text]plain": runs as text, to compare at a glance.
QString drawn(const AnsiLine& line)
{
    if (line.runs.isEmpty())
        return line.text;
    QString result;
    for (const AnsiRun& run : line.runs) {
        QStringList marks;
        const AnsiStyle& style = run.style;
        if (style.bold)
            marks << u"b"_s;
        if (style.underline)
            marks << u"u"_s;
        if (style.inverse)
            marks << u"i"_s;
        const auto color = [&](const QString& name, const AnsiColor& c) {
            if (c.kind == AnsiColor::Kind::Indexed)
                marks << name + QString::number(c.index);
            if (c.kind == AnsiColor::Kind::Rgb)
                marks << name + u'#' + QString::number(c.rgb, 16).rightJustified(6, u'0');
        };
        color(u"f"_s, style.foreground);
        color(u"g"_s, style.background);
        const QString text = line.text.mid(run.start, run.length);
        result += marks.isEmpty() ? text : u'[' + marks.join(u',') + u':' + text + u']';
    }
    return result;
}

/// One line of text as a terminal has it that looks at every cell for every sequence.
class SlowLine
{
public:
    void put(char c)
    {
        if (m_cursor == m_cells.size())
            m_cells += c;
        else
            m_cells[m_cursor] = c;
        ++m_cursor;
    }
    void home() { m_cursor = 0; }
    void back() { m_cursor -= m_cursor > 0 ? 1 : 0; }
    void erase(int part)
    {
        if (part == 0)
            m_cells.truncate(m_cursor);
        else
            std::fill_n(m_cells.begin(), part == 1 ? m_cursor : m_cells.size(), ' ');
    }
    QString text() const { return QString::fromLatin1(m_cells); }

private:
    QByteArray m_cells;
    qsizetype m_cursor = 0;
};

} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void marksWhatDoesNotShowInCommands();
    void flattensLines();
    void namesThatLookAlikeDiffer();
    void hiddenCharactersAreNamed();
    void sizesAreCalledWhatTheyAre();
    void labelsAndTips();
    void errorsShowWhatIsInThem();
    void takesTheFirstLine_data();
    void takesTheFirstLine();
    void parsesAnsi_data();
    void parsesAnsi();
    void erasesAsATerminalDoes();
    void erasingOftenCostsNoMore_data();
    void erasingOftenCostsNoMore();
    void carriesTheStyle();
    void survivesNoise();
    void isFastOnPlainLines();
    void knowsTheCube();
};

void TextTest::shows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << QByteArray("Hällo\n\tx") << u"Hällo\n\tx"_s;
    QTest::newRow("crlf") << QByteArray("a\r\nb") << u"a\nb"_s;
    QTest::newRow("escape") << QByteArray("\x1b[31m") << u"\u241B[31m"_s;
    QTest::newRow("nul") << QByteArray("a\0b", 3) << u"a\u2400b"_s;
    QTest::newRow("delete") << QByteArray("\x7f") << u"\u2421"_s;
    QTest::newRow("lone cr") << QByteArray("a\rb") << u"a\u240Db"_s;
    QTest::newRow("not utf-8") << QByteArray("a\xff\xc3") << u"a\uFFFD\uFFFD"_s;
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << u"\uFFFD\uFFFD"_s;
    QTest::newRow("c1") << QByteArray("\xc2\x9b"
                                      "31m")
                        << u"\uFFFD31m"_s;
    QTest::newRow("bidi override") << QByteArray("a\xe2\x80\xae"
                                                 "b")
                                   << u"a\uFFFDb"_s;
    QTest::newRow("bidi isolate") << QByteArray("\xe2\x81\xa6") << u"\uFFFD"_s;
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << u"\uFFFD"_s;
    QTest::newRow("zero width") << QByteArray("\xe2\x80\x8b") << u"\uFFFD"_s;
    QTest::newRow("tag characters") << QByteArray("\xf3\xa0\x81\x81") << u"\uFFFD"_s;
    QTest::newRow("object replacement") << QByteArray("\xef\xbf\xbc") << u"\uFFFD"_s;
    QTest::newRow("emoji with joiner") << QByteArray("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb")
                                       << QString::fromUtf8("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb");
}

void TextTest::shows()
{
    QFETCH(QByteArray, bytes);
    QTEST(displayText(QByteArrayView(bytes)), "expected");
}

/// What runs is not to look like something else: in commands nothing is invisible.
void TextTest::marksWhatDoesNotShowInCommands()
{
    QCOMPARE(displayText(u"id\t\u3164\nx\u200Dy\u034Fz\u00AD"_s + QString::fromUtf8("\xf3\xa0\x84\x80")),
             u"id\t\uFFFD\nx\uFFFDy\uFFFDz\uFFFD\uFFFD"_s);
    QCOMPARE(displayText(u"echo grün 日本\r\n\tü"_s), u"echo grün 日本\n\tü"_s);
}

void TextTest::flattensLines()
{
    QCOMPARE(displayLine(u"a\nb\tc\r\nd\re"_s), u"a b c d e"_s);
    QCOMPARE(displayLine(QString(QChar(0xD800)) + u'x'), u"\uFFFDx"_s); // half a pair
}

void TextTest::namesThatLookAlikeDiffer()
{
    for (const QChar unseen :
         u"\u00AD\u034F\u115F\u17B4\u180E\u200B\u200C\u200D\u200E\u202E\u2060\u2066\u3164\uFE0F\uFEFF\uFFA0"_s) {
        const QString name = u"web"_s + unseen + u'1';
        QVERIFY2(displayLine(name) == u"web\uFFFD1", QByteArray::number(unseen.unicode(), 16).constData());
    }
    QCOMPARE(displayLine(u"web"_s + QString::fromUcs4(U"\U000E0100") + u'1'), u"web\uFFFD1"_s);
    QCOMPARE(displayLine(u"Käse-ß"_s), u"Käse-ß"_s);
    const QByteArray emoji("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb");
    QCOMPARE(firstLine(emoji), QString::fromUtf8(emoji)); // of an output
}

void TextTest::hiddenCharactersAreNamed()
{
    QCOMPARE(hiddenNames(u"echo a\n\tb → ü 👩"_s), QStringList());
    QCOMPARE(hiddenNames(u"rm\u00A0x \u3000y\u2003"_s), (QStringList{u"U+00A0"_s, u"U+3000"_s, u"U+2003"_s}));
    QCOMPARE(hiddenNames(u"\u202Ea\u200B\u202E\u2028\uFE0F\U000E0041\x1b\r"_s),
             (QStringList{u"U+202E"_s, u"U+200B"_s, u"U+2028"_s, u"U+FE0F"_s, u"U+E0041"_s, u"U+001B"_s, u"U+000D"_s}));
    QVERIFY(isHidden(0x200D) && isHidden(0x2066) && isHidden(0xFEFF) && !isHidden(U'a') && !isHidden(0xFFFD));
}

void TextTest::sizesAreCalledWhatTheyAre()
{
    const auto text = [](qint64 bytes) { return sizeText(bytes, QLocale::c()); };
    QCOMPARE(text(0), u"0 bytes"_s);
    QCOMPARE(text(1000), u"1000 bytes"_s);
    QCOMPARE(text(1024), u"1 KiB"_s);
    QCOMPARE(text(1536), u"1.50 KiB"_s);
    QCOMPARE(text(256LL << 20), u"256 MiB"_s);
    QCOMPARE(text((1LL << 30) + 1), u"1.00 GiB"_s);
}

void TextTest::labelsAndTips()
{
    QCOMPARE(labelText(u"a & b\u202E"_s), u"a && b\uFFFD"_s);
    QCOMPARE(tipText(QString()), QString());
    QCOMPARE(tipText(u"<b>x</b>\n& y"_s), u"<qt>&lt;b&gt;x&lt;/b&gt;<br>&amp; y</qt>"_s);
}

void TextTest::errorsShowWhatIsInThem()
{
    const QString said = errorText({ErrorKind::UnknownKey, u"\x1b]0;evil\a\nrollcall-cli: all is well"_s, u"\u202Ex"_s,
                                    u"/tmp/\x1b[2J.yaml"_s, 3});
    for (const QChar c : {u'\x1b', u'\a', u'\n', u'\u202E'})
        QVERIFY2(!said.contains(c), qPrintable(said));
    QVERIFY(said.contains(u"evil"_s));
}

void TextTest::takesTheFirstLine_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("expected");

    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("blank lines") << QByteArray("\n  \n\r\n up 3 days \nx") << u"up 3 days"_s;
    QTest::newRow("colours") << QByteArray("\x1b[0m\n\x1b[1;31mfailed\x1b[0m\n") << u"failed"_s;
    QTest::newRow("progress") << QByteArray("10%\r 50%\r100% done\nx") << u"100% done"_s;
    QTest::newRow("long") << QByteArray(30, 'x') << u"xxxxxxxxx…"_s;
    QTest::newRow("exactly") << QByteArray(10, 'x') << QString(10, u'x');
    QTest::newRow("no pair is cut") << QByteArray("12345678\xf0\x9f\x91\xa9 and more") << u"12345678…"_s;
    QTest::newRow("nothing but blanks") << QByteArray(200000, ' ') << QString();
}

void TextTest::takesTheFirstLine()
{
    QFETCH(QByteArray, output);
    QTEST(firstLine(output, 10), "expected");
}

void TextTest::parsesAnsi_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << QByteArray("abc\r") << u"abc"_s;
    QTest::newRow("red") << QByteArray("\x1b[31mno\x1b[0m ok") << u"[f1:no] ok"_s;
    QTest::newRow("short reset") << QByteArray("\x1b[1mno\x1b[m ok") << u"[b:no] ok"_s;
    QTest::newRow("bold bright on blue") << QByteArray("\x1b[1;91;44mx") << u"[b,f9,g4:x]"_s;
    QTest::newRow("256") << QByteArray("\x1b[38;5;208mx\x1b[48;5;16my") << u"[f208:x][f208,g16:y]"_s;
    QTest::newRow("true colour") << QByteArray("\x1b[38;2;255;128;0mx") << u"[f#ff8000:x]"_s;
    QTest::newRow("colons") << QByteArray("\x1b[38:2::255:128:0;1mx\x1b[38:5:9my") << u"[b,f#ff8000:x][b,f9:y]"_s;
    QTest::newRow("colons, no space") << QByteArray("\x1b[38:2:1:2:3;4mx") << u"[u,f#010203:x]"_s;
    QTest::newRow("colour, then more") << QByteArray("\x1b[38;5;1;4mx") << u"[u,f1:x]"_s;
    QTest::newRow("curly underline") << QByteArray("\x1b[4:3mx\x1b[4:0my") << u"[u:x]y"_s;
    QTest::newRow("inverse off") << QByteArray("\x1b[7mx\x1b[27my") << u"[i:x]y"_s;
    QTest::newRow("cut colour") << QByteArray("\x1b[38;5mx\x1b[38mz") << u"xz"_s;
    QTest::newRow("big numbers") << QByteArray("\x1b[38;5;99999mx\x1b[99999999999999my") << u"[f255:xy]"_s;
    QTest::newRow("private") << QByteArray("\x1b[?25lx\x1b[>4;2my") << u"xy"_s;
    QTest::newRow("cursor, title") << QByteArray("\x1b[2J\x1b]0;evil\x07x\x1b]8;;http://a\x1b\\y") << u"xy"_s;
    QTest::newRow("open title") << QByteArray("x\x1b]0;evil") << u"x"_s;
    QTest::newRow("charset") << QByteArray("\x1b(Bx\x0f\x1b=y") << u"xy"_s;
    QTest::newRow("cut sequence") << QByteArray("x\x1b[31") << u"x"_s;
    QTest::newRow("lone escape") << QByteArray("x\x1b") << u"x"_s;
    QTest::newRow("broken sequence") << QByteArray("x\x1b[3\x01y") << u"x\u2401y"_s;
    QTest::newRow("progress") << QByteArray("10%\r100%") << u"100%"_s;
    QTest::newRow("shorter") << QByteArray("hello\rHE") << u"HEllo"_s;
    QTest::newRow("erase") << QByteArray("hello\r\x1b[Kxy") << u"xy"_s;
    QTest::newRow("erase all") << QByteArray("ab\x1b[2Kc") << u"  c"_s;
    QTest::newRow("backspace") << QByteArray("\b|\b/\b-done") << u"-done"_s;
    QTest::newRow("coloured over plain") << QByteArray("aaaa\r\x1b[32mb\x1b[0m") << u"[f2:b]aaa"_s;
    QTest::newRow("bidi") << QByteArray("\x1b[1ma\xe2\x80\xae"
                                        "b")
                          << u"[b:a\uFFFDb]"_s;
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x91\xa9\rx") << u"x"_s;
}

void TextTest::parsesAnsi()
{
    QFETCH(QByteArray, bytes);
    AnsiParser parser;
    const AnsiLine line = parser.line(bytes);
    QTEST(drawn(line), "expected");
    AnsiParser skipper;
    skipper.skipLine(bytes);
    QCOMPARE(skipper.style(), parser.style());
}

void TextTest::erasesAsATerminalDoes()
{
    QRandomGenerator random(47);
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes;
        SlowLine slow;
        for (int i = 0; i < 40; ++i) {
            switch (const int choice = random.bounded(9)) {
            case 0:
                bytes += '\r';
                slow.home();
                break;
            case 1:
                bytes += '\b';
                slow.back();
                break;
            case 2:
            case 3:
            case 4:
                bytes += "\x1b[" + QByteArray::number(choice - 2) + 'K';
                slow.erase(choice - 2);
                break;
            default:
                bytes += char('a' + random.bounded(26));
                slow.put(bytes.back());
            }
        }
        bytes += "\x1b[m"; // the last sign may be no "\r"
        QCOMPARE(AnsiParser().line(bytes).text, slow.text());
    }
}

void TextTest::erasingOftenCostsNoMore_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("line") << QByteArray("\x1b[2K");
    QTest::newRow("line, and a letter") << QByteArray("\x1b[2Kx\b");
    QTest::newRow("begin of the line") << QByteArray("\x1b[1K");
    QTest::newRow("end of the line") << QByteArray("\x1b[Kx");
    QTest::newRow("all over again") << QByteArray("\rx\x1b[2K");
    QTest::newRow("in colours") << QByteArray("\x1b[41m\x1b[2K\x1b[42m\x1b[1K");
    QTest::newRow("back") << QByteArray("\bx");
}

/// What looks at the whole line for each sequence does not come to its end within any patience.
void TextTest::erasingOftenCostsNoMore()
{
    QFETCH(QByteArray, part);
    const QByteArray wide(1'000'000, 'x');
    const AnsiLine line = AnsiParser().line(QByteArray(wide + part.repeated(wide.size() / part.size())));
    QVERIFY(line.text.size() <= 2 * wide.size());
}

void TextTest::carriesTheStyle()
{
    AnsiParser parser;
    QCOMPARE(drawn(parser.line("\x1b[31mone")), u"[f1:one]"_s);
    const AnsiStyle carried = parser.style();
    QCOMPARE(drawn(parser.line("two")), u"[f1:two]"_s);
    parser.line("\x1b[0m");
    QCOMPARE(drawn(parser.line("three")), u"three"_s);
    QCOMPARE(drawn(AnsiParser(carried).line("two")), u"[f1:two]"_s); // a view may start in the middle
}

void TextTest::survivesNoise()
{
    QRandomGenerator random(20260101);
    static constexpr char signs[] = "\x1b[;:?0123456789mKJH]P\\\x07\r\b\t\xe2\x80\xae\xf0\x9f\xc2\x9b(B \x00";
    const QByteArray spice(signs, sizeof signs - 1);
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes;
        const int length = random.bounded(60);
        for (int i = 0; i < length; ++i)
            bytes += random.bounded(4) ? spice[random.bounded(int(spice.size()))] : char(random.bounded(256));
        bytes.replace('\n', ' ');
        AnsiParser parser;
        const AnsiLine line = parser.line(bytes);
        qsizetype covered = 0;
        for (const AnsiRun& run : line.runs) {
            QCOMPARE(run.start, covered);
            QVERIFY(run.length > 0);
            covered += run.length;
        }
        QVERIFY(line.runs.isEmpty() || covered == line.text.size());
        QVERIFY(line.text.isValidUtf16());
        for (const QChar c : line.text)
            QVERIFY(c == u'\t' ||
                    (c.unicode() >= 0x20 && !(c.unicode() >= 0x7F && c.unicode() < 0xA0) && c != QChar(0x202E)));
        QVERIFY(firstLine(bytes, 20).size() <= 20);
        AnsiParser skipper;
        skipper.skipLine(bytes);
        QCOMPARE(skipper.style(), parser.style());
    }
}

void TextTest::isFastOnPlainLines()
{
    const QByteArray line = QByteArray("Jan 01 00:00:00 web-01 kernel: something happened here ").repeated(2);
    const QByteArray coloured = "\x1b[32m" + line + "\x1b[0m";
    QBENCHMARK
    {
        AnsiParser parser;
        for (int i = 0; i < 1000; ++i)
            parser.line(i % 4 ? line : coloured);
    }
}

void TextTest::knowsTheCube()
{
    QCOMPARE(ansiIndexedRgb(16), 0u);
    QCOMPARE(ansiIndexedRgb(208), 0xff8700u);
    QCOMPARE(ansiIndexedRgb(231), 0xffffffu);
    QCOMPARE(ansiIndexedRgb(232), 0x080808u);
    QCOMPARE(ansiIndexedRgb(255), 0xeeeeeeu);
}

ROLLCALL_TEST(tst_text, TextTest)
#include "tst_text.moc"
