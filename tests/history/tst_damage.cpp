// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"
#include "samples.h"

#include "history/segments/speccodec.h"
#include "support/testmain.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

// Runs whose files hold something else than was written: listed, said to be damaged, read as far as they can be.
class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsARunWithoutASpec();
    void leavesOutADamagedRecord_data();
    void leavesOutADamagedRecord();
    void readsSegmentsWhereTheRowsAreDamaged();
    void isWholeAgainWithItsFiles_data();
    void isWholeAgainWithItsFiles();
    void isWholeAgainWithItsRecord();
    void seesChangedOutputAsItIsRead();
    void staysWithinTheFiles();
    void refusesSpecsThatNoRunHas_data();
    void refusesSpecsThatNoRunHas();
    void survivesMutations();

private:
    /// A run whose process was killed, with a byte of its segment changed: the first of `bytes`.
    QString killedRun(const QTemporaryDir& folder, const QByteArray& bytes) const;
};

QString DamageTest::killedRun(const QTemporaryDir& folder, const QByteArray& bytes) const
{
    const QString id = newRunId();
    QProcess victim;
    if (!startVictim(victim, folder.path(), id))
        return {};
    ::kill(pid_t(victim.processId()), SIGKILL);
    QFile file(runFolder(folder, id) + u"/000000.segment"_s);
    if (!victim.waitForFinished() || !file.open(QIODevice::ReadWrite))
        return {};
    const qsizetype at = file.readAll().indexOf(bytes);
    const char changed = static_cast<char>(bytes.front() ^ 0x10);
    return at >= 0 && file.seek(at) && file.write(&changed, 1) == 1 ? id : QString();
}

void DamageTest::listsARunWithoutASpec()
{
    const QTemporaryDir folder;
    const QString id = killedRun(folder, "uptime");
    QVERIFY(!id.isEmpty());
    QVERIFY(QFile::remove(folder.filePath(u"history.sqlite"_s))); // the segments are all there is
    for (const auto rest : {"-wal"_L1, "-shm"_L1})
        QFile::remove(folder.filePath("history.sqlite"_L1 + rest));
    for (int i = 0; i < 2; ++i) {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        const QList<RunSummary> runs = (*store)->runs();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().id, id);
        QCOMPARE(runs.first().state, RunState::Interrupted);
        QVERIFY(runs.first().damaged);
        QCOMPARE((*store)->open(id).error().kind, ErrorKind::DamagedRun);
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY((*store)->remove(id).ok());
    QVERIFY((*store)->runs().isEmpty());
}

void DamageTest::leavesOutADamagedRecord_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("lost");
    QTest::newRow("output") << QByteArray("task 7 line 500") << 7;
    QTest::newRow("log") << QByteArray("connected") << -1;
}

void DamageTest::leavesOutADamagedRecord()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, lost);
    const QTemporaryDir folder;
    const QString id = killedRun(folder, bytes);
    QVERIFY(!id.isEmpty());
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QVERIFY((*store)->runs().first().damaged);
    QCOMPARE((*store)->runs().first().state, RunState::Interrupted);
    auto run = (*store)->open(id);
    QVERIFY(run.ok());
    QVERIFY((*run)->summary().damaged);
    QVERIFY(!(*run)->summary().incomplete);
    QCOMPARE((*run)->failure()->kind, ErrorKind::DamagedRun);
    for (int task = 0; task < 59; ++task) {
        const QByteArray expected = task == lost ? QByteArray() : victimOutput(TaskIndex(task));
        QVERIFY2(task == lost ? whole(**run, TaskIndex(task)).size() < victimOutput(7).size()
                              : whole(**run, TaskIndex(task)) == expected,
                 qPrintable(QString::number(task)));
    }
    QCOMPARE((*run)->task(59).verdict.reason, Reason::Interrupted);
}

void DamageTest::readsSegmentsWhereTheRowsAreDamaged()
{
    const QTemporaryDir folder;
    RunSpecPtr spec;
    {
        auto store = Store::open(folder.path(), {});
        spec = recordFinished(**store);
        QVERIFY(spec);
    }
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        db.setDatabaseName(folder.filePath(u"history.sqlite"_s));
        QVERIFY(db.open());
        QVERIFY(QSqlQuery(db).exec(u"UPDATE runs SET spec = substr(spec, 1, 100)"_s));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    QCOMPARE(whole(**run, 3), victimOutput(3));
    QVERIFY(!(*run)->summary().damaged); // the files hold all that was written, and the rows do again
    QVERIFY(!(*store)->runs().first().damaged);
    QCOMPARE(answerOf(folder.filePath(u"history.sqlite"_s), u"SELECT length(spec) > 100 FROM runs"_s), u"1"_s);
}

void DamageTest::isWholeAgainWithItsFiles_data()
{
    QTest::addColumn<bool>("looked");
    QTest::newRow("seen in the list") << false;
    QTest::newRow("opened meanwhile") << true;
}

/// Damage is what is seen now: a folder that is put back is that of a finished run.
void DamageTest::isWholeAgainWithItsFiles()
{
    QFETCH(bool, looked);
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    const RunSpecPtr spec = recordFinished(**store);
    QVERIFY(spec);
    store->reset();
    const QString place = runFolder(folder, spec->id);
    QVERIFY(QDir().rename(place, folder.filePath(u"elsewhere"_s)));
    store = Store::open(folder.path(), {});
    QVERIFY((*store)->runs().first().damaged);
    if (looked) {
        auto run = (*store)->open(spec->id);
        QVERIFY(!run || (*run)->summary().damaged);
    }
    QVERIFY(QDir().rename(folder.filePath(u"elsewhere"_s), place));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!(*store)->runs().first().damaged);
        QCOMPARE((*store)->runs().first().state, RunState::Finished);
        auto run = (*store)->open(spec->id);
        QVERIFY(run.ok());
        QVERIFY(!(*run)->summary().damaged);
        QCOMPARE((*run)->summary().state, RunState::Finished);
        QCOMPARE(whole(**run, 9), victimOutput(9));
        store->reset();
        store = Store::open(folder.path(), {});
    }
}

/// A run that was recovered without a record that was damaged then has it once the file is whole.
void DamageTest::isWholeAgainWithItsRecord()
{
    const QTemporaryDir folder;
    const QString id = killedRun(folder, "task 7 line 500");
    QVERIFY(!id.isEmpty());
    auto store = Store::open(folder.path(), {});
    QVERIFY((*store)->runs().first().damaged);
    QVERIFY((*store)->runs().first().damaged); // and not for want of looking
    store->reset();
    QFile file(runFolder(folder, id) + u"/000000.segment"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray changed("task 7 line 500");
    changed[0] = static_cast<char>(changed[0] ^ 0x10);
    const qsizetype at = file.readAll().indexOf(changed);
    QVERIFY(at >= 0 && file.seek(at) && file.write("t", 1) == 1);
    file.close();
    store = Store::open(folder.path(), {});
    auto run = (*store)->open(id);
    QVERIFY(run.ok());
    QVERIFY(!(*run)->summary().damaged);
    QCOMPARE(whole(**run, 7), victimOutput(7));
    QCOMPARE((*store)->runs().first().state, RunState::Interrupted);
    QVERIFY(!(*store)->runs().first().damaged);
}

void DamageTest::seesChangedOutputAsItIsRead()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    const RunSpecPtr spec = recordFinished(**store);
    QVERIFY(spec);
    store->reset();
    QFile file(runFolder(folder, spec->id) + u"/000000.segment"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qsizetype at = file.readAll().indexOf("task 7 line 500");
    QVERIFY(at >= 0 && file.seek(at) && file.write("tusk", 4) == 4);
    file.close();
    for (const qint64 length : {qint64(100), qint64(1'000'000)}) { // a part of what has a check sum, or all of it
        store = Store::open(folder.path(), {});
        auto run = (*store)->open(spec->id);
        QVERIFY(run.ok());
        const qsizetype in = victimOutput(7).indexOf("task 7 line 500");
        QCOMPARE((*run)->output(7, Stream::Output, in, length).left(6), QByteArray("tusk 7"));
        QVERIFY((*run)->summary().damaged);
        QCOMPARE((*run)->failure()->kind, ErrorKind::DamagedRun);
        QCOMPARE((*run)->summary().state, RunState::Finished);
        QVERIFY((*run)->task(7).damaged);
        QCOMPARE(whole(**run, 6), victimOutput(6));
        QVERIFY(!(*run)->task(6).damaged);
        QVERIFY((*store)->runs().first().damaged); // remembered
        store->reset();
    }
}

/// An index that names more than there is would ask for memory without limit.
void DamageTest::staysWithinTheFiles()
{
    const QTemporaryDir folder;
    RunSpecPtr spec;
    {
        auto store = Store::open(folder.path(), {});
        spec = recordFinished(**store);
        QVERIFY(spec);
    }
    QFile file(runFolder(folder, spec->id) + u"/000000.segment"_s);
    QVERIFY(file.resize(file.size() - 20'000));
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    QVERIFY((*run)->summary().damaged);
    QCOMPARE(whole(**run, 3), victimOutput(3));
    QVERIFY(whole(**run, 9).size() < victimOutput(9).size());
    QCOMPARE((*run)->summary().state, RunState::Finished);
}

void DamageTest::refusesSpecsThatNoRunHas_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = encodeSpec(StoredSpec(*sampleSpec(2)));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a number") << QByteArray("\x01", 1);
    QTest::newRow("cut") << good.first(good.size() - 1);
    QTest::newRow("something behind it") << good + 'x';
    QTest::newRow("an array without end") << QByteArray(200'000, '\x81');
    QCborMap map = QCborValue::fromCbor(good).toMap();
    QCborValue deep;
    for (int i = 0; i < 100; ++i)
        deep = QCborArray{deep};
    map[u"later"_s] = deep;
    QTest::newRow("nested deeply") << QCborValue(map).toCbor();
    map = QCborValue::fromCbor(good).toMap();
    map[u"steps"_s] = QCborArray();
    QTest::newRow("no steps") << QCborValue(map).toCbor();
    map = QCborValue::fromCbor(good).toMap();
    QCborArray jumps;
    for (int i = 0; i < 100'000; ++i)
        jumps.append(QCborMap{{u"name"_s, u"j"_s}, {u"jump"_s, i - 1}});
    map[u"jumps"_s] = jumps;
    map[u"logins"_s] = QCborArray(); // as it was before there were tables
    map[u"hosts"_s] = QCborArray{QCborMap{{u"name"_s, u"web-01"_s}, {u"jump"_s, 99'999}}};
    QTest::newRow("a way of 100,000 jumps") << QCborValue(map).toCbor();
    map = QCborValue::fromCbor(good).toMap();
    QCborArray many;
    for (int i = 0; i < 10'000; ++i)
        many.append(QCborMap());
    map[u"hosts"_s] = many;
    map[u"steps"_s] = many;
    QTest::newRow("a hundred million tasks") << QCborValue(map).toCbor();
}

void DamageTest::refusesSpecsThatNoRunHas()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!decodeSpec(bytes));
    QVERIFY(!withoutInputs(bytes));
    QVERIFY(inputPlaces(bytes).empty());
}

void DamageTest::survivesMutations()
{
    const QTemporaryDir folder;
    QVERIFY(makeOriginals(folder.path()));
    for (quint32 number = 0; number < 60; ++number)
        readMutated(folder.path(), folder.path(), number);
}

ROLLCALL_TEST(tst_damage, DamageTest)
#include "tst_damage.moc"
