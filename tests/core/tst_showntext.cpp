// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansi.h"
#include "core/base/encoding.h"
#include "core/base/showntext.h"
#include "core/result/outputsummary.h"
#include "core/result/showndigest.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// In pieces that end at these places.
QByteArray inPieces(const QByteArray& bytes, const QList<qsizetype>& cuts)
{
    QByteArray text;
    const ShownText::Take take = [&text](QByteArrayView piece) { text += piece; };
    ShownText shown;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        shown.add(QByteArrayView(bytes).sliced(from, cut - from), take);
        from = cut;
    }
    shown.add(QByteArrayView(bytes).sliced(from), take);
    shown.finish(take);
    return text;
}

QList<qsizetype> randomCuts(QRandomGenerator& random, qsizetype size, int count)
{
    QList<qsizetype> cuts;
    for (int i = 0; i < count; ++i)
        cuts.append(random.bounded(int(size) + 1));
    std::sort(cuts.begin(), cuts.end());
    return cuts;
}

ShownDigest digestOf(const QByteArray& output, const QByteArray& error = {})
{
    ShownDigestMaker maker;
    if (!error.isEmpty()) // whichever comes first
        maker.add(Stream::Error, error);
    maker.add(Stream::Output, output);
    return maker.result();
}

OutputSummary summaryOf(const QByteArray& output, const QByteArray& error = {}, qsizetype pieceSize = 7)
{
    OutputSummaryMaker maker;
    for (qsizetype at = 0; at < output.size(); at += pieceSize)
        maker.add(Stream::Output, output.mid(at, pieceSize));
    if (!error.isEmpty())
        maker.add(Stream::Error, error);
    return maker.result();
}

} // namespace

class ShownTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void isWhatTheWindowShows();
    void holdsNoMoreThanALongLine_data();
    void holdsNoMoreThanALongLine();
    void beginsAnewWhenItHasFinished();
    void decodesFirst();
    void digestsWhatIsShown();
    void digestsBothStreamsApart();
    void keepsTheAlgorithmOfAVersion();
    void knowsNoDigestOfMuch();
    void packsDigests();
    void sumsUp_data();
    void sumsUp();
    void sumsUpALongLastLine();
};

void ShownTextTest::shows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("plain") << QByteArray("one\n\ttwo\nthree") << u"one\n\ttwo\nthree"_s;
    QTest::newRow("many plain lines") << QByteArray("a plain line\n").repeated(20) << u"a plain line\n"_s.repeated(20);
    QTest::newRow("line ends") << QByteArray("a\r\nb\r\n\r\nc\r\r\n") << u"a\nb\n\nc\n"_s;
    QTest::newRow("progress") << QByteArray("10%\r 50%\r100% done\nx\r") << u"100% done\nx"_s;
    QTest::newRow("shorter over longer") << QByteArray("waiting...\rok\n") << u"okiting...\n"_s;
    QTest::newRow("erased") << QByteArray("waiting...\r\x1b[Kok\n") << u"ok\n"_s;
    QTest::newRow("backspace") << QByteArray("pasz\bs\n\bx") << u"pass\nx"_s;
    QTest::newRow("colour in a word") << QByteArray("FA\x1b[1;31mIL\x1b[0mED\n") << u"FAILED\n"_s;
    QTest::newRow("title") << QByteArray("\x1b]0;evil\x07x\x1b]8;;http://a\x1b\\y\n") << u"xy\n"_s;
    QTest::newRow("open sequence ends with its line") << QByteArray("x\x1b]0;evil\ny\x1b[31\nz") << u"x\ny\nz"_s;
    QTest::newRow("umlauts and emoji") << QByteArray("H\xc3\xa4llo \xf0\x9f\x91\xa9\n")
                                       << QString::fromUtf8("H\xc3\xa4llo \xf0\x9f\x91\xa9\n");
    QTest::newRow("half a character") << QByteArray("a\xf0\x9f\x91\nb\xc3") << u"a\uFFFD\uFFFD\uFFFD\nb\uFFFD"_s;
    QTest::newRow("nul") << QByteArray("a\0b\n\0", 5) << u"a\u2400b\n\u2400"_s;
    QTest::newRow("override") << QByteArray("a\xe2\x80\xae"
                                            "b\n")
                              << u"a\uFFFDb\n"_s;
}

/// Cut anywhere it is the same.
void ShownTextTest::shows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(shownText(bytes), expected);
    QList<qsizetype> everywhere;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        QCOMPARE(inPieces(bytes, {cut}), expected.toUtf8());
        everywhere.append(cut);
    }
    QCOMPARE(inPieces(bytes, everywhere), expected.toUtf8());
}

void ShownTextTest::isWhatTheWindowShows()
{
    QRandomGenerator random(815);
    const QByteArray alphabet("ab \t\r\n\n\b\x1b[]0;1mK\x07\\\x00\xc3\xa4\xf0\x9f\x91\xa9\xff", 26);
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes;
        while (bytes.size() < round)
            bytes += alphabet[random.bounded(int(alphabet.size()))];
        QStringList lines;
        AnsiParser window;
        for (const QByteArray& line : bytes.split('\n'))
            lines += window.line(line).text;
        const QString expected = lines.join(u'\n');
        QCOMPARE(shownText(bytes), expected);
        QCOMPARE(inPieces(bytes, randomCuts(random, bytes.size(), 9)), expected.toUtf8());
    }
}

void ShownTextTest::holdsNoMoreThanALongLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    constexpr qsizetype most = ShownText::longestLine;

    const QByteArray full(most, 'x');
    const QString shownFull(most, u'x');
    const auto add = [](const QByteArray& name, const QByteArray& bytes, const QString& shown) {
        QTest::newRow(name.constData()) << bytes << shown;
    };
    add("plain", QByteArray(1'000'000, 'x') + "\nend\n", QString(1'000'000, u'x') + u"\nend\n"_s);
    add("just as long", QByteArray(most - 2, 'x') + "\ry\n", u'y' + QString(most - 3, u'x') + u'\n');
    add("a return behind a stretch", full + "abc\rX\n", shownFull + u"Xbc\n"_s);
    for (int before = 1; before <= 4; ++before) {
        const QByteArray where = ", " + QByteArray::number(before) + " before the end";
        add("a character" + where, full.chopped(before) + "\xf0\x9f\x91\xa9 more",
            shownFull.chopped(before) + QString::fromUtf8("\xf0\x9f\x91\xa9 more"));
        add("a sequence" + where, full.chopped(before) + "\x1b[1;31mred", shownFull.chopped(before) + u"red"_s);
    }
    add("characters", QByteArray("\xc3\xa4").repeated(500'000) + 'x', QString(500'000, QChar(0xe4)) + u'x');
    add("no characters", QByteArray(200'000, '\x80'), QString(200'000, QChar(0xfffd)));
    add("a sequence as long as a stretch", "a\x1b]" + QByteArray(most - 2, 'x') + "b\x07\n", u"ab\n"_s);
    add("returns", QByteArray("ab\r").repeated(100'000) + "xy\n", {});
}

void ShownTextTest::holdsNoMoreThanALongLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    const QByteArray whole = shownText(bytes).toUtf8();
    if (!expected.isEmpty())
        QVERIFY2(whole == expected.toUtf8(), whole.right(60).constData());
    QRandomGenerator random(4711);
    for (const int count : {1, 10, 1000})
        QVERIFY(inPieces(bytes, randomCuts(random, bytes.size(), count)) == whole);
    for (qsizetype cut = ShownText::longestLine - 6; cut < std::min(ShownText::longestLine + 6, bytes.size()); ++cut)
        QVERIFY(inPieces(bytes, {cut}) == whole);
}

void ShownTextTest::beginsAnewWhenItHasFinished()
{
    QByteArray text;
    const ShownText::Take take = [&text](QByteArrayView piece) { text += piece; };
    ShownText shown;
    shown.add("one\x1b[3", take);
    QCOMPARE(text, QByteArray());
    shown.finish(take);
    shown.finish(take);
    shown.add("1mtwo\n", take);
    QCOMPARE(text, QByteArray("one1mtwo\n"));
}

void ShownTextTest::decodesFirst()
{
    const Decoding latin{encodingFromName(u"ISO-8859-1").value()};
    QCOMPARE(shownText("\x1b[31mgr\xFC\x1b[m\xDF\r\nab\rx\xE9\n\x9B\x31m\xC3\xBC\n", latin),
             u"grüß\nxé\n\uFFFD1mÃ¼\n"_s);
    const Decoding wide{encodingFromName(u"UTF-16").value()};
    QCOMPARE(shownText(QByteArray("\xFF\xFE"
                                  "a\0\r\0\n\0b\0\r\0\xFC\0",
                                  14),
                       wide),
             u"a\nü"_s);
    ShownText text(latin);
    QString shown;
    const ShownText::Take take = [&shown](QByteArrayView piece) { shown += QString::fromUtf8(piece); };
    for (const char byte : QByteArray("\xFC\r\n\xDF"))
        text.add(QByteArrayView(&byte, 1), take);
    text.finish(take);
    QCOMPARE(shown, u"ü\nß"_s);
}

void ShownTextTest::digestsWhatIsShown()
{
    const ShownDigest plain = digestOf("status: ok\nsecond\n");
    QVERIFY(plain.isKnown());
    QCOMPARE(digestOf("status: \x1b[32mok\x1b[0m\r\nsecond\r\n"), plain);
    QCOMPARE(digestOf("50%\r\x1b[Kstatus: ok\nsecond\n"), plain);
    QVERIFY(digestOf("status: ok\nsecond") != plain);
    QVERIFY(digestOf("status: OK\nsecond\n") != plain);
    ShownDigestMaker bytewise;
    for (const char byte : QByteArray("status: \x1b[32mok\x1b[0m\r\nsecond\r\n"))
        bytewise.add(Stream::Output, QByteArrayView(&byte, 1));
    QCOMPARE(bytewise.result(), plain);
}

void ShownTextTest::digestsBothStreamsApart()
{
    const QList<ShownDigest> all{digestOf("ab"), digestOf("a", "b"), digestOf("b", "a"), digestOf({}, "ab"),
                                 digestOf({})};
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all.indexOf(all[i]), i);
    ShownDigestMaker mixed; // how they came mixed does not matter
    mixed.add(Stream::Output, "a");
    mixed.add(Stream::Error, "x");
    mixed.add(Stream::Output, "b");
    mixed.add(Stream::Error, "y");
    QCOMPARE(mixed.result(), digestOf("ab", "xy"));
}

/// Stored ones are compared with these: another digest needs another version.
void ShownTextTest::keepsTheAlgorithmOfAVersion()
{
    QCOMPARE(ShownDigest::currentVersion, quint8(1));
    QCOMPARE(digestOf("up 3 days, H\xc3\xa4llo\r\n", "a \x1b[33mwarning\x1b[m\n").bytes.toHex(),
             QByteArray("e650e9f208036d889f2cbda7f7e48053a4e507938b9bc77fdea8320bfe1ae094"));
    QCOMPARE(ShownDigestMaker().result().bytes.toHex(),
             QByteArray("dd5e855e7e410b27dea3470bbc39e8e2680b69d7a9c4f4c6361cfd9c3aac5ff5"));
}

void ShownTextTest::knowsNoDigestOfMuch()
{
    const QByteArray most(ShownDigestMaker::mostBytes, 'x');
    QVERIFY(digestOf(most).isKnown());
    QVERIFY(!digestOf(most + 'x').isKnown());
    QVERIFY(!digestOf(most, "x").isKnown());
    QVERIFY(digestOf(most.chopped(1), "x").isKnown());
    ShownDigestMaker maker;
    maker.add(Stream::Output, QByteArray(most + 'x'));
    maker.add(Stream::Output, "y");
    QVERIFY(!maker.result().isKnown());
}

void ShownTextTest::packsDigests()
{
    const ShownDigest digest = digestOf("text");
    QCOMPARE(shownDigestFrom(packed(digest)), digest);
    QCOMPARE(packed(digest).size(), 33);
    QCOMPARE(packed({}), QByteArray());
    for (const QByteArray& nonsense :
         {QByteArray(), QByteArray(33, '\0'), QByteArray(packed(digest) + 'x'), packed(digest).chopped(1)})
        QVERIFY(!shownDigestFrom(nonsense).isKnown());
    ShownDigest later = digest;
    later.version = 2;
    QCOMPARE(shownDigestFrom(packed(later)), later);
    QVERIFY(later != digest);
}

void ShownTextTest::sumsUp_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<qint64>("lines");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("lastError");

    QTest::newRow("nothing") << QByteArray() << QByteArray() << qint64(0) << QString() << QString();
    QTest::newRow("one") << QByteArray("a\n") << QByteArray() << qint64(1) << u"a"_s << QString();
    QTest::newRow("no end") << QByteArray("a\nb") << QByteArray("c") << qint64(3) << u"b"_s << u"c"_s;
    QTest::newRow("blank ones behind") << QByteArray("a\nb \n\n  \r\n\x1b[0m\n") << QByteArray("\n") << qint64(6)
                                       << u"b"_s << QString();
    QTest::newRow("progress") << QByteArray("begin\n10%\r99%\rdone\x1b[K") << QByteArray() << qint64(2) << u"done"_s
                              << QString();
    QTest::newRow("many") << QByteArray("line\n").repeated(1000) + "last\n"
                          << QByteArray("e\n").repeated(2000) << qint64(3001) << u"last"_s << u"e"_s;
}

void ShownTextTest::sumsUp()
{
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, error);
    for (const qsizetype pieceSize : {1, 7, 4096}) {
        const OutputSummary summary = summaryOf(output, error, pieceSize);
        QTEST(summary.lines.value(), "lines");
        QTEST(summary.lastLines[0], "last");
        QTEST(summary.lastLines[1], "lastError");
        QCOMPARE(summary.shownDigest, digestOf(output, error));
    }
}

void ShownTextTest::sumsUpALongLastLine()
{
    const QByteArray words = QByteArray("H\xc3\xa4llo ").repeated(1000);
    for (const qsizetype pieceSize : {1, 100, 100'000}) {
        for (int shift = 0; shift < 3; ++shift) {
            const QString last = summaryOf("a\n" + words + QByteArray(shift, '.') + '\n', {}, pieceSize).lastLines[0];
            QCOMPARE(last.size(), 200);
            QVERIFY2(last.startsWith(u'…') && last.contains(u"Hällo Hällo"), qPrintable(last));
            QVERIFY(!last.contains(QChar(0xfffd)));
        }
        QVERIFY(summaryOf(words + "\nshort\n", {}, pieceSize).lastLines[0] == u"short");
    }
}

ROLLCALL_TEST(tst_showntext, ShownTextTest)
#include "tst_showntext.moc"
