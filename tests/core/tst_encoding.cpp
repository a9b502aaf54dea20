// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

Encoding named(const char* name)
{
    return encodingFromName(QString::fromLatin1(name)).value();
}

/// In two pieces, the first of which has so many bytes; each piece that is given must be whole characters.
QByteArray cutAt(const QByteArray& bytes, qsizetype cut, Decoding decoding)
{
    QByteArray text;
    const TextDecoder::Take take = [&](QByteArrayView piece) {
        if (!decoding.isUtf8())
            QVERIFY(piece.isValidUtf8());
        text += piece;
    };
    TextDecoder decoder(decoding);
    decoder.add(QByteArrayView(bytes).first(cut), take);
    decoder.add(QByteArrayView(bytes).sliced(cut), take);
    decoder.finish(take);
    return text;
}

QByteArray byteByByte(const QByteArray& bytes, Decoding decoding)
{
    QByteArray text;
    const TextDecoder::Take take = [&text](QByteArrayView piece) { text += piece; };
    TextDecoder decoder(decoding);
    for (const char byte : bytes)
        decoder.add(QByteArrayView(&byte, 1), take);
    decoder.finish(take);
    return text;
}

QString shown(const QByteArray& bytes, Decoding decoding)
{
    return QString::fromUtf8(decoded(bytes, decoding));
}

const QByteArray ascii = [] {
    QByteArray all;
    for (int c = 0; c < 0x80; ++c)
        all += static_cast<char>(c);
    return all;
}();

} // namespace

class EncodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNames();
    void hasAllItNames();
    void reads_data();
    void reads();
    void replacesWhatIsInvalid_data();
    void replacesWhatIsInvalid();
    void takesLinesForUtf8();
    void readsLongLinesInStretches();
    void givesAsciiOnAtOnce();
    void readsByteOrderMarks();
    void beginsAnewBehindWhatIsWhole();
    void isFast();
};

void EncodingTest::knowsNames()
{
    for (std::size_t i = 0; i < NamesOf<Encoding>::names.size(); ++i) {
        const QString name = QString::fromLatin1(NamesOf<Encoding>::names[i]);
        QCOMPARE(encodingFromName(name), std::optional(static_cast<Encoding>(i)));
        QCOMPARE(encodingFromName(name.toUpper()), std::optional(static_cast<Encoding>(i)));
        QCOMPARE(encodingFromName(name.toLower().remove(u'-')), std::optional(static_cast<Encoding>(i)));
    }
    QCOMPARE(encodingFromName(u"Latin-1"), encodingFromName(u"ISO-8859-1"));
    QCOMPARE(encodingFromName(u"latin1"), encodingFromName(u"iso_8859-1"));
    QCOMPARE(encodingFromName(u"CP1252"), encodingFromName(u"windows-1252"));
    QCOMPARE(encodingFromName(u"cp437"), encodingFromName(u"IBM437"));
    QCOMPARE(encodingFromName(u"sjis"), encodingFromName(u"Shift_JIS"));
    QCOMPARE(encodingFromName(u"utf8"), std::optional(Encoding::Utf8));
    for (const QStringView unknown :
         {u"", u"cp", u"cp9", u"latin", u"latin99", u"ISO-8859", u"ISO-8859-12", u"klingon"})
        QVERIFY2(!encodingFromName(unknown), qPrintable(unknown.toString()));
}

void EncodingTest::hasAllItNames()
{
    const Encoding lastWide = named("UTF-32BE");
    for (std::size_t i = 0; i < NamesOf<Encoding>::names.size(); ++i) {
        const auto encoding = static_cast<Encoding>(i);
        const char* const name = NamesOf<Encoding>::names[i];
        if (encoding != Encoding::Utf8 && encoding <= lastWide)
            continue;
        for (const bool utf8First : {true, false})
            QVERIFY2(decoded(ascii, {encoding, utf8First}) == ascii, name);
        // Within a stretch that is converted, too: the first two bytes are letters, or one.
        const QByteArray text =
            decoded(QByteArray("\xE4\xA3" + ascii.mid(1).replace('\n', QByteArray())), {encoding, false});
        QVERIFY2(text.endsWith(ascii.mid(1).replace('\n', QByteArray())), name);
        QVERIFY2(encoding == Encoding::Utf8 || text.left(3) != QByteArray("\xEF\xBF\xBD"), name);
    }
}

void EncodingTest::reads_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    const auto row = [](const char* name, const QByteArray& bytes, const QString& text) {
        QTest::newRow(name) << QByteArray(name) << bytes << text;
    };
    row("UTF-8", "gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80\n", u"grüß 😀\n"_s);
    row("ISO-8859-1", "gr\xFC\xDF\n\xE9t\xE9", u"grüß\nété"_s);
    row("ISO-8859-2", "\xB1\xE6\xB3\n", u"ąćł\n"_s);
    row("ISO-8859-5", "\xBF\xE0\xD8\xD2\xD5\xE2\n", u"Привет\n"_s);
    row("ISO-8859-7", "\xE3\xE5\xE9\xE1\n", u"γεια\n"_s);
    row("ISO-8859-15", "5 \xA4\n", u"5 €\n"_s);
    row("windows-1250", "\xB9\xE6\xB3\n", u"ąćł\n"_s);
    row("windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2\n", u"Привет\n"_s);
    row("windows-1252", "\x80 \x93x\x94\n", u"€ “x”\n"_s);
    row("KOI8-R", "\xF0\xD2\xC9\xD7\xC5\xD4\n", u"Привет\n"_s);
    row("KOI8-U", "\xF0\xA4\n", u"Пє\n"_s);
    row("IBM437", "\x81\xE1 \xB0\n", u"üß ░\n"_s);
    row("IBM850", "\x81\xE1 \xB8\n", u"üß ©\n"_s);
    row("IBM866", "\x8F\xE0\xA8\n", u"При\n"_s);
    row("Shift_JIS", "\x93\xFA\x96{\x95\\\xB1 C:\\\n", u"日本表ｱ C:\\\n"_s); // with "{" and "\" as second bytes
    row("EUC-JP", "\xC6\xFC\xCB\xDC\x8E\xB1\n", u"日本ｱ\n"_s);
    row("EUC-KR", "\xC7\xD1\xB1\xDB\n", u"한글\n"_s);
    row("GBK", "\xD6\xD0\xCE\xC4\x81@\n", u"中文丂\n"_s);
    row("GB18030", "\xD6\xD0\x81\x30\x84\x36 \xA2\xE3\n", u"中¥ €\n"_s);
    row("Big5", "\xA4\xA4\xA4\xE5\n", u"中文\n"_s);
    row("UTF-16LE", QByteArray("a\0\xFC\0\n\0\x3D\xD8\0\xDE\x0A\x0A", 12), u"aü\n😀\u0A0A"_s);
    row("UTF-16BE", QByteArray("\0a\0\xFC\0\n\xD8\x3D\xDE\0\x0A\x0A", 12), u"aü\n😀\u0A0A"_s);
    row("UTF-32LE", QByteArray("a\0\0\0\0\xF6\x01\0\n\0\0\0", 12), u"a😀\n"_s);
    row("UTF-32BE", QByteArray("\0\0\0a\0\x01\xF6\0\0\0\0\n", 12), u"a😀\n"_s);
}

void EncodingTest::reads()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);

    const Decoding decoding{named(name.constData()), false};
    QCOMPARE(shown(bytes, decoding), text);
    QCOMPARE(shown(bytes, {decoding.encoding, true}), text);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(QString::fromUtf8(cutAt(bytes, cut, decoding)), text);
    QCOMPARE(QString::fromUtf8(byteByByte(bytes, decoding)), text);
    QCOMPARE(QString::fromUtf8(byteByByte(bytes, {decoding.encoding, true})), text);
}

void EncodingTest::replacesWhatIsInvalid_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    const auto row = [](const char* tag, const char* name, const QByteArray& bytes, const QString& text) {
        QTest::newRow(tag) << QByteArray(name) << bytes << text;
    };
    row("UTF-8", "UTF-8",
        "a\xFF\xFE"
        "b\n",
        u"a\uFFFD\uFFFDb\n"_s);
    row("not assigned", "windows-1252",
        "a\x81\x8D"
        "b\n",
        u"a\uFFFD\uFFFDb\n"_s);
    row("not assigned, of Greek", "ISO-8859-7", "\xFF\xD2\n", u"\uFFFD\uFFFD\n"_s);
    row("no second byte", "Shift_JIS", "\x93\n\x93\xFA", u"\uFFFD\n日"_s);
    row("wrong second byte", "Shift_JIS", "\x93 x\n", u"\uFFFD x\n"_s);
    row("no first byte", "EUC-JP", "\xFF\xC6\xFC\n", u"\uFFFD日\n"_s);
    row("cut off at the end", "GBK", "a\xD6", u"a\uFFFD"_s);
    row("cut off in four", "GB18030", "\x81\x30\x84", u"\uFFFD0\uFFFD"_s);
    row("half a pair", "UTF-16LE",
        QByteArray("\x3D\xD8"
                   "a\0\0\xDE",
                   6),
        u"\uFFFDa\uFFFD"_s);
    row("half a unit", "UTF-16LE", QByteArray("a\0b", 3), u"a\uFFFD"_s);
    row("no character", "UTF-32BE", QByteArray("\0\x11\0\0\0\0\0a", 8), u"\uFFFDa"_s);
}

void EncodingTest::replacesWhatIsInvalid()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);

    const Decoding decoding{named(name.constData()), false};
    QCOMPARE(shown(bytes, decoding), text);
    const QString whole = shown(bytes, decoding);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(QString::fromUtf8(cutAt(bytes, cut, decoding)), whole);
    QCOMPARE(QString::fromUtf8(byteByByte(bytes, decoding)), whole);
}

void EncodingTest::takesLinesForUtf8()
{
    const Decoding latin{named("ISO-8859-1"), true};
    const QByteArray bytes("gr\xC3\xBC\xC3\x9F\ngr\xFC\xDF\n\xC3\xA9 \xE9\n\xE2\x82\xAC");
    const QString text = u"grüß\ngrüß\nÃ© é\n€"_s;
    QCOMPARE(shown(bytes, latin), text);
    QCOMPARE(shown(bytes, {latin.encoding, false}), u"grÃ¼Ã\u009F\ngrüß\nÃ© é\nâ\u0082¬"_s);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(QString::fromUtf8(cutAt(bytes, cut, latin)), text);
    QCOMPARE(QString::fromUtf8(byteByByte(bytes, latin)), text);
}

void EncodingTest::readsLongLinesInStretches()
{
    for (const char* const name : {"ISO-8859-1", "Shift_JIS"}) {
        for (const bool utf8First : {true, false}) {
            const Decoding decoding{named(name), utf8First};
            const bool japanese = QByteArray(name) == "Shift_JIS";
            const QByteArray letter = japanese ? "\x93\xFA" : "\xFC";
            const QString character = japanese ? u"日"_s : u"ü"_s;
            const QByteArray bytes = "x" + letter.repeated(3 * TextDecoder::longestHeld / 2 + 1) + "\n";
            const QString text = u'x' + character.repeated(3 * TextDecoder::longestHeld / 2 + 1) + u'\n';
            QVERIFY(shown(bytes, decoding) == text);
            for (const qsizetype cut : {qsizetype(1), qsizetype(2), TextDecoder::longestHeld,
                                        TextDecoder::longestHeld + 1, TextDecoder::longestHeld + 2, bytes.size() - 1})
                QVERIFY(QString::fromUtf8(cutAt(bytes, cut, decoding)) == text);
            TextDecoder decoder(decoding);
            for (qsizetype at = 0; at < bytes.size(); at += 1000) {
                decoder.add(QByteArrayView(bytes).sliced(at, qMin<qsizetype>(1000, bytes.size() - at)), [](auto) {});
                QVERIFY(decoder.held() <= TextDecoder::longestHeld);
            }
        }
    }
    const QByteArray utf8 = QByteArray("xy\xE2\x82\xAC").repeated(TextDecoder::longestHeld);
    QVERIFY(decoded(utf8, {named("ISO-8859-1"), true}) == utf8); // no stretch ends within a character
    QVERIFY(cutAt(utf8, 77'777, {named("ISO-8859-1"), true}) == utf8);
}

void EncodingTest::givesAsciiOnAtOnce()
{
    QByteArray text;
    const TextDecoder::Take take = [&text](QByteArrayView piece) { text += piece; };
    TextDecoder decoder({named("ISO-8859-1"), true});
    decoder.add("50 %\r", take);
    QCOMPARE(text, QByteArray("50 %\r"));
    QCOMPARE(decoder.held(), 0);
    decoder.add("ab \xFC", take);
    QCOMPARE(text, QByteArray("50 %\rab "));
    QCOMPARE(decoder.held(), 1);
    decoder.add("\nc", take);
    QCOMPARE(text, QByteArray("50 %\rab \xC3\xBC\nc"));
    decoder.finish(take);
    QCOMPARE(text, QByteArray("50 %\rab \xC3\xBC\nc"));
}

void EncodingTest::readsByteOrderMarks()
{
    const auto wide = [](const char* name) { return Decoding{named(name), true}; };
    QCOMPARE(shown(QByteArray("\xFF\xFE"
                              "a\0",
                              4),
                   wide("UTF-16")),
             u"a"_s);
    QCOMPARE(shown(QByteArray("\xFE\xFF\0a", 4), wide("UTF-16")), u"a"_s);
    QCOMPARE(shown(QByteArray("a\0", 2), wide("UTF-16")), u"a"_s); // as Windows writes it
    QCOMPARE(shown(QByteArray("\xFF\xFE"
                              "a\0",
                              4),
                   wide("UTF-16LE")),
             u"a"_s);
    QCOMPARE(shown(QByteArray("\xFE\xFF\0a", 4), wide("UTF-16BE")), u"a"_s);
    QCOMPARE(shown(QByteArray("\xFF\xFE\0\0a\0\0\0", 8), wide("UTF-32")), u"a"_s);
    QCOMPARE(shown(QByteArray("\0\0\xFE\xFF\0\0\0a", 8), wide("UTF-32")), u"a"_s);
    QCOMPARE(shown(QByteArray("\xFF\xFE", 2), wide("UTF-16")), QString());
    QCOMPARE(shown(QByteArray("\xFF", 1), wide("UTF-16")), u"\uFFFD"_s);
    QCOMPARE(shown(QByteArray("a\0\xFF\xFE", 4), wide("UTF-16")), u"a\uFEFF"_s); // no mark there
    QCOMPARE(QString::fromUtf8(byteByByte(QByteArray("\xFE\xFF\0a\0\n", 6), wide("UTF-16"))), u"a\n"_s);
}

void EncodingTest::beginsAnewBehindWhatIsWhole()
{
    TextDecoder decoder({named("UTF-16"), true});
    decoder.add(QByteArrayView("\xFE\xFF\0a", 4), [](auto) {});
    QCOMPARE(decoder.held(), 0);
    QByteArray text;
    TextDecoder again = decoder.again();
    again.add(QByteArrayView("\0b\xFE\xFF", 4), [&text](QByteArrayView piece) { text += piece; });
    QCOMPARE(QString::fromUtf8(text), u"b\uFEFF"_s);
}

void EncodingTest::isFast()
{
    const QByteArray latin = QByteArray("0123456789 stra\xDF"
                                        "e und gr\xFC\xDF"
                                        "e von hier\n")
                                 .repeated(100'000);
    qint64 size = 0;
    QBENCHMARK
    {
        size = 0;
        TextDecoder decoder({named("ISO-8859-1"), true});
        decoder.add(latin, [&size](QByteArrayView piece) { size += piece.size(); });
    }
    QCOMPARE(size, latin.size() + 300'000);
    // What is UTF-8 is not touched at all.
    const QByteArray utf8 = "gr\xC3\xBC\xC3\x9F"
                            "e\n";
    TextDecoder plain;
    plain.add(utf8, [&](QByteArrayView piece) { QCOMPARE(static_cast<const void*>(piece.data()), utf8.constData()); });
}

ROLLCALL_TEST(tst_encoding, EncodingTest)
#include "tst_encoding.moc"
