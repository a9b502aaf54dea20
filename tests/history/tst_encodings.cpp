// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "analysis/fold/answers.h"
#include "analysis/pattern/search.h"
#include "core/base/encoding.h"
#include "core/run/runfields.h"
#include "core/run/storedspec.h"
#include "history/segments/speccodec.h"
#include "support/testmain.h"

#include <QCborMap>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;
using namespace rollcall::history;
using namespace rollcall::test;

namespace {

Encoding named(const QString& name)
{
    return encodingFromName(name).value();
}

/// UTF-8, Latin-1, UTF-16LE and a code page of DOS.
RunSpecPtr mixedSpec()
{
    auto spec = std::make_shared<RunSpec>(*sampleSpec(4));
    spec->hosts[1].encoding = named(u"ISO-8859-1"_s);
    spec->hosts[2].encoding = named(u"UTF-16LE"_s);
    spec->hosts[3].encoding = named(u"IBM850"_s);
    return spec;
}

qint64 hits(const ResultSource& run, TaskIndex task, const QString& text)
{
    return searchTask(run, task, *Pattern::compile(text, {})).count;
}

} // namespace

// What is known of outputs is known of their text; what is kept are the bytes.
class EncodingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreKnownAndBytesAreKept();
    void theLineThatHasNoEndCountsAtTheEnd();
    void aRunThatBrokeOffIsReadAlike();
    void runsFromBeforeAreInUtf8();
};

void EncodingsTest::textsAreKnownAndBytesAreKept()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = mixedSpec();
    const QByteArray outputs[] = {"gr\xC3\xBCn\n\xC3\xA9\n", "gr\xFCn\n\xC3\xA9\n",
                                  QByteArray("g\0r\0\xFC\0n\0\n\0\xE9\0\n\0", 14), "gr\x81n\n\x82\n"};
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        EventBatch batch;
        for (TaskIndex task = 0; task < 4; ++task) {
            for (const char byte : outputs[task])
                batch.push_back(output(task, QByteArray(1, byte)));
            batch.push_back(ended(task));
        }
        batch.push_back(RunEnded{4000, false});
        (*recorder)->deliver(std::move(batch));
        QTRY_VERIFY(listener.isOver());
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    for (TaskIndex task = 0; task < 4; ++task) {
        QCOMPARE((*run)->spec()->hosts[task].encoding, spec->hosts[task].encoding);
        QCOMPARE(whole(**run, task), outputs[task]);
        const TaskRecord record = (*run)->task(task);
        QCOMPARE(record.firstLine, u"grün"_s);
        QCOMPARE(record.output.lastLines[0], u"é"_s);
        QCOMPARE(record.output.lines, std::optional<qint64>(2));
        QCOMPARE(record.output.shownDigest, (*run)->task(0).output.shownDigest);
        QCOMPARE(hits(**run, task, u"GRÜN"_s), 1);
        QCOMPARE(hits(**run, task, u"é"_s), 1);
    }
    const auto folds = foldAnswers(**run, {0, 1, 2, 3});
    QVERIFY(folds.ok());
    QCOMPARE(folds->size(), 1);
    QCOMPARE(folds->constFirst().tasks.size(), 4);
}

void EncodingsTest::theLineThatHasNoEndCountsAtTheEnd()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(mixedSpec());
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver(batchOf({output(1, "\xFC"), output(1, "\xDF"), ended(1), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    const TaskRecord record = (*recorder)->run()->task(1);
    QCOMPARE(record.firstLine, u"üß"_s);
    QCOMPARE(record.output.lines, std::optional<qint64>(1));
    QCOMPARE(record.bytes[0], 2);
    QCOMPARE(hits(*(*recorder)->run(), 1, u"üß"_s), 1);
}

void EncodingsTest::aRunThatBrokeOffIsReadAlike()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = mixedSpec();
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(batchOf({output(1, "gr\xFCn\n"), output(3, "gr\x81n\n")}));
        QTRY_COMPARE((*recorder)->run()->task(3).firstLine, u"grün"_s);
        QTRY_COMPARE((*recorder)->run()->task(1).bytes[0], 5);
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    QCOMPARE((*run)->task(1).firstLine, u"grün"_s);
    QCOMPARE((*run)->task(3).firstLine, u"grün"_s);
}

void EncodingsTest::runsFromBeforeAreInUtf8()
{
    const StoredSpec spec(*mixedSpec());
    const QByteArray bytes = encodeSpec(spec);
    QCOMPARE(decodeSpec(bytes)->hosts[1].encoding, named(u"ISO-8859-1"_s));
    QCborMap map = QCborValue::fromCbor(bytes).toMap();
    QCborArray hosts;
    for (const auto& host : map.value("hosts"_L1).toArray()) {
        QCborMap before = host.toMap();
        QVERIFY(!before.take("encoding"_L1).isUndefined());
        hosts.append(before);
    }
    map[u"hosts"_s] = hosts;
    const StoredSpecPtr old = decodeSpec(QCborValue(map).toCbor());
    QVERIFY(old);
    for (const StoredHost& host : old->hosts)
        QCOMPARE(host.encoding, Encoding::Utf8);
}

ROLLCALL_TEST(tst_encodings, EncodingsTest)
#include "tst_encodings.moc"
