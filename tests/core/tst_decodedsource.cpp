// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/decodedsource.h"
#include "core/result/outputtext.h"
#include "support/chunkedsource.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::ChunkedSource;

namespace {

Encoding named(const QString& name)
{
    return encodingFromName(name).value();
}

std::shared_ptr<ChunkedSource> sourceIn(const QString& encoding)
{
    auto source = std::make_shared<ChunkedSource>(2, QStringList{u"cat"_s});
    source->edit().hosts[0].encoding = named(encoding);
    return source;
}

/// All that its chunks tell of, chunk by chunk.
QByteArray chunked(const ResultSource& source, TaskIndex task, Stream stream)
{
    QByteArray text;
    for (const OutputChunk& chunk : source.chunks(task)) {
        if (chunk.stream != stream)
            continue;
        if (chunk.offset != text.size())
            return "a gap";
        text += source.output(task, stream, chunk.offset, chunk.length);
    }
    return text;
}

} // namespace

class DecodedSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSourceItselfWhereAllIsUtf8();
    void readsAsTheHostIs();
    void aBeginningEndsWithAWholeCharacter();
    void readsAsIsChosen();
    void growsByWholeTexts();
    void givesAnyPlace_data();
    void givesAnyPlace();
    void forgetsAnEarlierAttempt();
};

void DecodedSourceTest::isTheSourceItselfWhereAllIsUtf8()
{
    const ResultSourcePtr plain = sourceIn(u"UTF-8"_s);
    QCOMPARE(decodedSource(plain), plain);
    QCOMPARE(decodedSource(plain, Decoding{Encoding::Utf8, false}), plain);
    const ResultSourcePtr latin = sourceIn(u"ISO-8859-1"_s);
    QCOMPARE(decodedSource(latin, Decoding{Encoding::Utf8, false}), latin);
    QVERIFY(decodedSource(latin) != latin);
    QVERIFY(!decodedSource(nullptr));
}

void DecodedSourceTest::readsAsTheHostIs()
{
    const auto source = sourceIn(u"ISO-8859-1"_s);
    for (const TaskIndex task : {0U, 1U}) {
        source->grow(task, Stream::Output, "gr\xFC\xDF\n");
        source->grow(task, Stream::Error, "\xE9t\xE9");
        source->grow(task, Stream::Output, "gr\xC3\xBC\xC3\x9F\n");
        source->finish(task);
    }
    const ResultSourcePtr text = decodedSource(source);
    QCOMPARE(QString::fromUtf8(chunked(*text, 0, Stream::Output)), u"grüß\ngrüß\n"_s);
    QCOMPARE(QString::fromUtf8(chunked(*text, 0, Stream::Error)), u"été"_s);
    QCOMPARE(text->task(0).bytes, (std::array<qint64, 2>{14, 5}));
    QCOMPARE(chunked(*text, 1, Stream::Output), QByteArray("gr\xFC\xDF\ngr\xC3\xBC\xC3\x9F\n"));
    QCOMPARE(text->task(1).bytes, source->task(1).bytes);
    QCOMPARE(textBeginning(*source, 0, Stream::Output, 3), QByteArray("gr\xC3\xBC"));
}

void DecodedSourceTest::aBeginningEndsWithAWholeCharacter()
{
    const auto source = sourceIn(u"ISO-8859-1"_s);
    for (const TaskIndex task : {0U, 1U}) {
        source->grow(task, Stream::Output, "\xC3\xBC \xE2\x82\xAC!");
        source->grow(task, Stream::Error, "ab\xE9");
        source->finish(task);
        const auto beginning = [&](Stream stream, qint64 bytes) {
            return QString::fromUtf8(textBeginning(*source, task, stream, bytes));
        };
        QCOMPARE(beginning(Stream::Output, 100), u"ü €!"_s);
        QCOMPARE(beginning(Stream::Output, 6), u"ü €"_s);
        for (const qint64 cut : {3, 4, 5})
            QCOMPARE(beginning(Stream::Output, cut), u"ü "_s);
        QCOMPARE(beginning(Stream::Output, 1), QString());
        QCOMPARE(beginning(Stream::Error, 3), task == 0 ? u"abé"_s : u"ab\uFFFD"_s); // that is all of it
    }
}

void DecodedSourceTest::readsAsIsChosen()
{
    const auto source = sourceIn(u"ISO-8859-1"_s);
    source->grow(0, Stream::Output, "\x81\n\xC3\xBC\n");
    source->finish(0);
    const ResultSourcePtr text = decodedSource(source, Decoding{named(u"IBM437"_s), false});
    QCOMPARE(QString::fromUtf8(chunked(*text, 0, Stream::Output)), u"ü\n├╝\n"_s); // as chosen, UTF-8 or not
}

void DecodedSourceTest::growsByWholeTexts()
{
    const auto source = sourceIn(u"ISO-8859-1"_s);
    const ResultSourcePtr text = decodedSource(source);
    QVERIFY(text->chunks(0).isEmpty());
    source->grow(0, Stream::Output, "ab \xFC");
    QCOMPARE(chunked(*text, 0, Stream::Output), QByteArray("ab "));
    source->grow(0, Stream::Output, "\nc\xDF");
    QCOMPARE(chunked(*text, 0, Stream::Output), QByteArray("ab \xC3\xBC\nc"));
    QCOMPARE(text->output(0, Stream::Output, 3, 2), QByteArray("\xC3\xBC"));
    source->finish(0);
    QCOMPARE(chunked(*text, 0, Stream::Output), QByteArray("ab \xC3\xBC\nc\xC3\x9F"));
    QCOMPARE(text->chunks(0).size(), 3);
}

void DecodedSourceTest::givesAnyPlace_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("Latin-1") << u"ISO-8859-1"_s
                             << QByteArray("gr\xFC\xDF"
                                           "e aus K\xF6ln\n");
    QTest::newRow("Latin-1, one line") << u"ISO-8859-1"_s
                                       << QByteArray("gr\xFC\xDF"
                                                     "e aus K\xF6ln ");
    QTest::newRow("Shift_JIS") << u"Shift_JIS"_s << QByteArray("\x93\xFA\x96{ x\n");
    QTest::newRow("UTF-16") << u"UTF-16"_s << QByteArray("a\0\xFC\0\n\0\x3D\xD8\0\xDE", 10);
}

void DecodedSourceTest::givesAnyPlace()
{
    QFETCH(const QString, encoding);
    QFETCH(const QByteArray, line);
    const QByteArray bytes = line.repeated(20'000);
    const QByteArray all = decoded(bytes, {named(encoding)});
    const auto source = sourceIn(encoding);
    QRandomGenerator random(7);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = std::min<qsizetype>(1 + random.bounded(20'000), bytes.size() - at);
        source->grow(0, Stream::Output, bytes.mid(at, size));
        at += size;
    }
    source->finish(0);
    const ResultSourcePtr text = decodedSource(source);
    QVERIFY(chunked(*text, 0, Stream::Output) == all);
    for (int i = 0; i < 300; ++i) {
        const qsizetype at = random.bounded(int(all.size()));
        const qsizetype size = random.bounded(40'000);
        QVERIFY(text->output(0, Stream::Output, at, size) == all.mid(at, size));
    }
    QCOMPARE(text->output(0, Stream::Output, all.size(), 5), QByteArray());
    QCOMPARE(text->output(0, Stream::Output, all.size() - 2, 5), all.last(2));
    // Made anew by whoever asks a source that has not told of it.
    QVERIFY(decodedSource(source)->output(0, Stream::Output, 1000, 500) == all.mid(1000, 500));
}

void DecodedSourceTest::forgetsAnEarlierAttempt()
{
    const auto source = sourceIn(u"ISO-8859-1"_s);
    source->grow(0, Stream::Output, "\xFC\n");
    source->finish(0);
    const ResultSourcePtr text = decodedSource(source);
    QCOMPARE(chunked(*text, 0, Stream::Output), QByteArray("\xC3\xBC\n"));
    source->setAttempt(0, 2);
    source->grow(0, Stream::Output, "\xDF\n"); // of this source's chunks, the first one again and this
    source->setAttempt(0, 2);
    QCOMPARE(text->task(0).bytes[0], 0);
    QCOMPARE(chunked(*text, 0, Stream::Output), QByteArray("\xC3\xBC\n\xC3\x9F\n"));
}

ROLLCALL_TEST(tst_decodedsource, DecodedSourceTest)
#include "tst_decodedsource.moc"
