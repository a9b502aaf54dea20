// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "history/segments/runlock.h"
#include "support/needs.h"
#include "support/oldhistory.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

namespace {

/// What the rows of a run say in a history of then: when each of its tasks started and ended, since the epoch.
const QString timesOf = u"SELECT group_concat(started || '-' || ended, ' ') FROM (SELECT started, ended FROM tasks"
                        " WHERE run = (SELECT key FROM runs WHERE id = '%1') ORDER BY task)"_s;

QString timesText(const ResultSource& run)
{
    const StoredSpecPtr spec = run.spec();
    QStringList times;
    for (TaskIndex task = 0; task < static_cast<TaskIndex>(spec->taskCount()); ++task) {
        const TaskRecord record = run.task(task);
        const qint64 started = record.started ? spec->wallTime(record.startTime).toMSecsSinceEpoch() : 0;
        times.append(QString::number(started) + u'-' +
                     QString::number(spec->wallTime(record.endTime).toMSecsSinceEpoch()));
    }
    return times.join(u' ');
}

} // namespace

// A history that an older version wrote: opened, brought to the tables of today, and read where nothing can be
// written.
class OldHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(unpackOldHistory(m_folder->path()));
        QVERIFY(QDir(m_folder->path()).mkdir(u"original"_s));
        QVERIFY(unpackOldHistory(m_folder->filePath(u"original"_s)));
    }

    void opens();
    void opensForReadingAlone();
    void keepsABackupWithoutInput();
    void waitsForAnOlderWriter();
    void failsAnOlderWriterThatGoesOn();
    void isWholeWhereverItWasKilled_data();
    void isWholeWhereverItWasKilled();

private:
    QString history() const { return m_folder->filePath(u"history"_s); }
    QString original() const { return m_folder->filePath(u"original/history"_s); } // nobody opens it
    void check(Store& store) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OldHistoryTest::check(Store& store) const
{
    const QList<RunSummary> runs = store.runs();
    QCOMPARE(runs.size(), oldRunCount);
    QStringList said;
    for (const RunSummary& run : runs) {
        auto opened = store.open(run.id);
        QVERIFY2(opened.ok(), qPrintable(run.title));
        const RunSummary summary = (*opened)->summary();
        QCOMPARE(summary.outcomes, run.outcomes);
        QCOMPARE(summary.state, run.state);
        const StoredSpecPtr spec = (*opened)->spec();
        said.append(u"%1 %2: %3 %4 %5 [%6]"_s.arg(int(run.state))
                        .arg(run.title.section(u';', 0, 0))
                        .arg(run.outcomes[size_t(Outcome::Ok)])
                        .arg(run.outcomes[size_t(Outcome::Failed)])
                        .arg(run.tasks())
                        .arg(QString::fromUtf8(whole(**opened, 0)).trimmed().section(u"load"_s, 0, 0).left(9)));
        QCOMPARE(spec->hosts.first().user, u"admin"_s);
        QVERIFY(spec->hosts.first().address == "127.0.0.1"_L1);
        QVERIFY(!(*opened)->log(0).isEmpty());
        const QString times = answerOf(original() + u"/history.sqlite"_s, timesOf.arg(run.id));
        QVERIFY2(times.isEmpty() || times == timesText(**opened), qPrintable(times + u" / "_s + timesText(**opened)));
        for (const OutputChunk& chunk : (*opened)->chunks(0))
            QVERIFY(chunk.time >= (*opened)->task(0).startTime && chunk.time <= (*opened)->task(0).endTime);
    }
    const QStringList expected{u"3 echo working: 0 0 2 [working]"_s,
                               u"2 echo begun: 0 0 2 [begun]"_s,
                               u"1 echo $TERM: 1 0 1 [xterm]"_s,
                               u"1 echo through: 1 0 1 [through]"_s,
                               u"1 Uptime and load: 2 0 2 [07:39:02 ]"_s,
                               u"1 echo first: 3 3 9 [first]"_s,
                               u"1 echo $GREETING: 1 0 1 [hello]"_s,
                               u"1 wc -c: 3 0 3 [33]"_s,
                               u"1 echo out: 0 3 3 [out]"_s,
                               u"1 uptime: 3 0 3 [07:39:02 ]"_s};
    QCOMPARE(said, expected);
}

void OldHistoryTest::opens()
{
    for (int i = 0; i < 2; ++i) {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        QVERIFY(!(*store)->readOnlyBecause());
        check(**store);
        auto environment = (*store)->open((*store)->runs()[6].id);
        QCOMPARE((*environment)->spec()->options.environment.first().second, u"hello"_s);
        auto jump = (*store)->open((*store)->runs()[3].id);
        QVERIFY((*jump)->spec()->hosts.first().way.constFirst().endsWith(u":42200"_s));
        auto failed = (*store)->open((*store)->runs()[8].id);
        QCOMPARE(whole(**failed, 0, Stream::Error), "err\n");
    }
    auto store = Store::open(history(), {});
    const QString old = (*store)->runs().last().id; // the new one is busy for a moment
    QVERIFY((*store)->record(sampleSpec(1)).ok());
    QVERIFY((*store)->remove(old).ok());
}

void OldHistoryTest::opensForReadingAlone()
{
    const QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.path());
    ROLLCALL_NEEDS(::mount("tmpfs", path.constData(), "tmpfs", 0, "size=16m") == 0,
                   "the right to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    QVERIFY(unpackOldHistory(folder.path()));
    QCOMPARE(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=16m"), 0);
    auto store = Store::open(folder.filePath(u"history"_s), {});
    QVERIFY(store.ok());
    QVERIFY((*store)->readOnlyBecause());
    check(**store);
}

void OldHistoryTest::keepsABackupWithoutInput()
{
    QVERIFY(holdsBytes(history(), oldStandardInput));
    {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        auto run = (*store)->open((*store)->runs()[7].id);
        QVERIFY(run.ok());
        const StoredStep& step = (*run)->spec()->steps.first();
        QCOMPARE(step.inputSize, 33);
        QCOMPARE(step.inputDigest, QCryptographicHash::hash(QByteArray("the-password-of-then\nsecond line\n"),
                                                            QCryptographicHash::Sha256));
    }
    QVERIFY2(!holdsBytes(history(), oldStandardInput), "in the database, its log, the backup and the segments");
    QCOMPARE(answerOf(history() + u"/history.sqlite"_s, u"SELECT count(*) FROM steps"_s), u"12"_s);
    QCOMPARE(answerOf(history() + u"/history.sqlite"_s, u"SELECT count(*) FROM tasks WHERE exit_code IS NULL"_s),
             u"7"_s);
    QCOMPARE(answerOf(history() + u"/history.sqlite"_s, u"SELECT count(*) FROM tasks WHERE outcome = 'ok'"_s), u"14"_s);
    const QString backup = history() + u"/history.sqlite.version-1"_s;
    QCOMPARE(answerOf(backup, u"PRAGMA user_version"_s), u"1"_s);
    QVERIFY(answerOf(backup, u"SELECT count(*) FROM runs"_s).toInt() >= 9); // the last had no row yet, perhaps
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(backup).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
}

/// It holds the lock of the run that it records; its own programs know the old tables alone.
void OldHistoryTest::waitsForAnOlderWriter()
{
    const QStringList ids = QDir(history() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    auto lock = RunLock::tryTake(history() + u"/runs/"_s + ids.first());
    QVERIFY(lock);
    {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->readOnlyBecause()->kind, ErrorKind::Busy);
        QCOMPARE((*store)->runs().size(), oldRunCount);
        QCOMPARE(answerOf(history() + u"/history.sqlite"_s, u"PRAGMA user_version"_s), u"1"_s);
    }
    lock.reset();
    auto store = Store::open(history(), {});
    QVERIFY(store.ok());
    check(**store);
    QVERIFY(!(*store)->readOnlyBecause());
}

/// One that has had the database open all the while: its run is found in its segments later on.
void OldHistoryTest::failsAnOlderWriterThatGoesOn()
{
    QVERIFY(Store::open(history(), {}).ok());
    const QString file = history() + u"/history.sqlite"_s;
    const QString before = answerOf(file, u"SELECT count(*) FROM tasks"_s);
    QCOMPARE(answerOf(file, u"INSERT OR REPLACE INTO tasks VALUES (1,0,'',0,'','','',0,0,0,0,'','')"_s), u"failed"_s);
    QCOMPARE(answerOf(file, u"SELECT count(*) FROM tasks"_s), before);

    // The row of its run, and its segment, are written as the older version does.
    const QString old = m_folder->filePath(u"again"_s);
    QVERIFY(unpackOldHistory(old));
    const QString run = u"FROM main.runs WHERE title = 'wc -c'"_s;
    const QString id = answerOf(file, u"SELECT id "_s + run);
    QVERIFY(QDir(history() + u"/runs/"_s + id).removeRecursively());
    QVERIFY(QDir().rename(old + u"/history/runs/"_s + id, history() + u"/runs/"_s + id));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        db.setDatabaseName(file);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"PRAGMA foreign_keys = ON"_s) && query.exec(u"DELETE "_s + run));
        QVERIFY(query.exec(u"ATTACH '%1/history/history.sqlite' AS old"_s.arg(old)));
        QVERIFY(query.exec(u"INSERT INTO main.runs (id, title, target, snippet, state, started, hosts, steps, spec)"
                           " SELECT id, title, target, snippet, 0, started, hosts, steps, spec FROM old.runs"
                           " WHERE title = 'wc -c'"_s));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    QVERIFY(holdsBytes(history(), oldStandardInput));
    {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        check(**store);
    }
    QVERIFY(!holdsBytes(history(), oldStandardInput));
    QCOMPARE(answerOf(file, u"SELECT count(*) FROM steps"_s), u"12"_s);
}

void OldHistoryTest::isWholeWhereverItWasKilled_data()
{
    QTest::addColumn<int>("stage");
    for (int stage = 0; stage < migrationStageCount; ++stage)
        QTest::addRow("stage %d", stage) << stage;
}

void OldHistoryTest::isWholeWhereverItWasKilled()
{
    QFETCH(int, stage);
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QLatin1String(migrateUntil), history(), QString::number(stage)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    const QString file = history() + u"/history.sqlite"_s;
    QCOMPARE(answerOf(file, u"PRAGMA integrity_check"_s), u"ok"_s);
    const bool committed = stage == static_cast<int>(MigrationStage::Committed);
    QCOMPARE(answerOf(file, u"PRAGMA user_version"_s), committed ? u"2"_s : u"1"_s);
    {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        QVERIFY(!(*store)->readOnlyBecause());
        check(**store);
    }
    QVERIFY(!holdsBytes(history(), oldStandardInput));
    QVERIFY(QFile::exists(file + u".version-1"_s));
    QVERIFY(!QFile::exists(file + u".version-1.part"_s));
}

ROLLCALL_TEST(tst_oldhistory, OldHistoryTest)
#include "tst_oldhistory.moc"
