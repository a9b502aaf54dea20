// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "history/database/database.h"
#include "history/database/rows.h"
#include "history/segments/detailcodec.h"
#include "history/segments/record.h"
#include "samples.h"
#include "support/oldhistory.h"
#include "support/testmain.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

// What verdicts say beside their reason, as data in segments and in the database, and what older versions make of it.
class DetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBack_data();
    void comeBack();
    void areWordsWhereTheyAreNotUnderstood_data();
    void areWordsWhereTheyAreNotUnderstood();
    void areNeverTooDeep();
    void surviveMutations();
    void areReadByOlderVersions();
    void areReadOfOlderVersions();
    void areStored();
    void findTheirColumn();
    void ofAnOldHistoryAreWords();
};

namespace {

const QString hostileWords = u"no terminal; the jump host b says: %1"_s;

QList<Detail> detailsOf(const ResultSource& run)
{
    QList<Detail> details;
    for (TaskIndex task = 0; task < TaskIndex(sampleDetails().size()); ++task)
        details << run.task(task).verdict.detail;
    return details;
}

QList<Detail> asWords(const QList<Detail>& details)
{
    QList<Detail> words;
    for (const Detail& detail : details)
        words << detail.english();
    return words;
}

bool execOn(const QString& file, const QString& statement)
{
    bool done = false;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        db.setDatabaseName(file);
        done = db.open() && QSqlQuery(db).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    return done;
}

QByteArray node(const QCborValue& value, int version = 1)
{
    return QCborValue(QCborArray{version, value}).toCbor();
}

} // namespace

void DetailsTest::comeBack_data()
{
    QTest::addColumn<int>("sample");
    for (int i = 0; i < sampleDetails().size(); ++i)
        QTest::addRow("%s", qPrintable(sampleDetails()[i].english())) << i;
}

void DetailsTest::comeBack()
{
    QFETCH(int, sample);
    const Detail detail = sampleDetails()[sample];
    QVERIFY(decodeDetail(detail.english(), encodeDetail(detail)) == detail);
    EndedPayload ended;
    ended.verdict = verdictOf(Reason::JumpFailed, detail);
    ended.firstLine = u"first"_s;
    ended.digest = "digest";
    const auto read = decodeEnded(SegmentMark::Second, encodeEnded(ended));
    QVERIFY(read.has_value());
    QCOMPARE(read->verdict, ended.verdict);
    QCOMPARE(read->digest, ended.digest);
}

void DetailsTest::areWordsWhereTheyAreNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no CBOR") << QByteArray("no terminal");
    QTest::newRow("cut") << encodeDetail(sampleDetails().last()).chopped(1);
    QTest::newRow("another version") << node(QCborArray{u"phrase"_s, u"no-terminal"_s}, 2);
    QTest::newRow("another kind") << node(QCborArray{u"sung"_s, u"la"_s});
    QTest::newRow("another phrase") << node(QCborArray{u"phrase"_s, u"no-such-phrase"_s});
    QTest::newRow("another phrase further down")
        << node(QCborArray{u"several"_s, u"one"_s, QCborArray{u"phrase"_s, u"no-such-phrase"_s}});
    QTest::newRow("another reason") << node(QCborArray{u"failure"_s, u"bastion"_s, u"no-such-reason"_s});
    QTest::newRow("a number") << node(7);
    QTest::newRow("a map") << node(QCborMap{{0, u"said"_s}, {1, u"x"_s}});
    QTest::newRow("nobody said anything") << node(QCborArray{u"said"_s});
    QTest::newRow("an empty node") << node(QCborArray());
    QCborArray wide{u"several"_s};
    for (int i = 0; i < 1000; ++i)
        wide.append(u"x"_s);
    QTest::newRow("wide") << node(wide);
    QCborValue deep = u"x"_s;
    for (int i = 0; i < 100; ++i)
        deep = QCborArray{u"phrase"_s, u"no-answer-from"_s, deep};
    QTest::newRow("deep") << node(deep);
    QTest::newRow("deeper than any reader") << QByteArray("\x82\x01") + QByteArray(60'000, '\x81');
    QTest::newRow("long") << node(QCborArray{u"said"_s, QString(100'000, u'x')});
}

void DetailsTest::areWordsWhereTheyAreNotUnderstood()
{
    QFETCH(QByteArray, data);
    QVERIFY(decodeDetail(hostileWords, data) == Detail(hostileWords));
}

void DetailsTest::areNeverTooDeep()
{
    Verdict verdict = verdictOf(Reason::Refused, phrase(Phrase::NoAnswerFrom, {u"192.0.2.7"_s}));
    for (qsizetype i = 0; i < HostSpec::maximumJumps; ++i)
        verdict = verdictOf(Reason::JumpFailed, jumpDetail(u"jump"_s, verdict));
    QVERIFY(decodeDetail({}, encodeDetail(verdict.detail)) == verdict.detail);
}

// Whatever the bytes are, there is an end to reading them, and to saying what was read.
void DetailsTest::surviveMutations()
{
    std::mt19937 random(4711);
    for (int i = 0; i < 50'000; ++i) {
        QByteArray data = encodeDetail(sampleDetails()[2 + i % (sampleDetails().size() - 2)]);
        for (quint32 changes = 1 + random() % 4; changes > 0; --changes)
            data[random() % data.size()] = static_cast<char>(random());
        const Detail read = decodeDetail(hostileWords, data);
        QVERIFY(!read.isEmpty());
        (void)verdictSentence(verdictOf(Reason::JumpFailed, read));
        (void)decodeDetail({}, encodeDetail(read));
    }
}

// Who knows no details as data reads the English text, and stops where they begin.
void DetailsTest::areReadByOlderVersions()
{
    EndedPayload ended;
    ended.verdict = verdictOf(Reason::ConnectTimeout, phrase(Phrase::NoAnswerFrom, {u"192.0.2.7"_s}));
    ended.digest = "digest";
    QDataStream in(encodeEnded(ended));
    in.setVersion(QDataStream::Qt_6_0);
    QString reason, signal, detail, remote, firstLine;
    bool exited = true;
    quint32 exitCode = 0;
    QByteArray digest;
    in >> reason >> exited >> exitCode >> signal >> detail >> remote >> firstLine >> digest;
    QCOMPARE(in.status(), QDataStream::Ok);
    QCOMPARE(detail, u"no answer from 192.0.2.7"_s);
    QCOMPARE(digest, ended.digest);
}

void DetailsTest::areReadOfOlderVersions()
{
    QByteArray payload;
    QDataStream out(&payload, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << u"jump-failed"_s << false << quint32(0) << QString() << u"bastion: refused: no terminal"_s
        << u"not-started"_s << QString() << QByteArray("digest");
    const auto read = decodeEnded(SegmentMark::Second, payload);
    QVERIFY(read.has_value());
    QVERIFY(read->verdict.detail == Detail(u"bastion: refused: no terminal"_s));
    QCOMPARE(read->digest, QByteArray("digest"));
    // A record that is damaged behind what older versions know is worth as much as one of theirs.
    const auto damaged = decodeEnded(SegmentMark::Second, payload + "\xff\xff\xff\x7f damaged");
    QVERIFY(damaged.has_value());
    QCOMPARE(damaged->verdict, read->verdict);
}

void DetailsTest::areStored()
{
    const QTemporaryDir folder;
    QString id;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        id = recordFailures(**store);
        QVERIFY(!id.isEmpty());
    }
    for (const bool fromSegments : {false, true}) {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        {
            const auto run = (*store)->open(id);
            QVERIFY(run.ok());
            QVERIFY2(detailsOf(**run) == sampleDetails(), fromSegments ? "segments" : "database");
        }
        store->reset();
        for (const QString& name : QDir(folder.path()).entryList({u"history.sqlite*"_s}))
            QVERIFY(QFile::remove(folder.filePath(name)));
    }
}

// A database of before has no such column. It is read as it is, also where nothing can be written, and gets one.
void DetailsTest::findTheirColumn()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"history.sqlite"_s);
    QString id;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        id = recordFailures(**store);
    }
    QVERIFY(execOn(file, u"ALTER TABLE tasks DROP COLUMN detail_data"_s));
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        const auto run = (*store)->open(id);
        QVERIFY(run.ok());
        QVERIFY(detailsOf(**run) == asWords(sampleDetails()));
        const auto newRun = (*store)->open(recordFailures(**store));
        QVERIFY(newRun.ok());
        QVERIFY(detailsOf(**newRun) == sampleDetails());
    }
    QVERIFY(execOn(file, u"ALTER TABLE tasks DROP COLUMN detail_data"_s));
    auto database = Database::openReadOnly(file);
    QVERIFY(database.ok());
    LoadedRun loaded;
    const Status read = (*database)->submit([&](QSqlDatabase& db) { return loadRun(db, id, loaded); }).get();
    QVERIFY(read.ok());
    QVERIFY(loaded.tasks.at(1).second.verdict.detail == Detail(hostileWords));
}

void DetailsTest::ofAnOldHistoryAreWords()
{
    const QTemporaryDir folder;
    QVERIFY(unpackOldHistory(folder.path()));
    QVERIFY(execOn(folder.filePath(u"history/history.sqlite"_s),
                   u"UPDATE tasks SET reason = 'jump-failed', detail = 'bastion: refused: no terminal'"_s));
    auto store = Store::open(folder.filePath(u"history"_s), {});
    QVERIFY(store.ok());
    int some = 0;
    for (const RunSummary& summary : (*store)->runs()) {
        const auto run = (*store)->open(summary.id);
        QVERIFY(run.ok());
        for (TaskIndex task = 0; task < TaskIndex(summary.tasks()); ++task) {
            const Detail detail = (*run)->task(task).verdict.detail;
            QCOMPARE(detail.kind(), Detail::Kind::Words);
            some += detail == Detail(u"bastion: refused: no terminal"_s) ? 1 : 0;
        }
    }
    QVERIFY(some > 0);
}

ROLLCALL_TEST(tst_details, DetailsTest)
#include "tst_details.moc"
