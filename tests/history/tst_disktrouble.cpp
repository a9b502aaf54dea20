// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "support/needs.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <pthread.h>

#include <sys/mount.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

namespace {

/// RLIMIT_FSIZE stands for the full disk: write(2) fails in the middle of a record in the same way.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        struct rlimit small = m_before;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    struct rlimit m_before = {};
};

/// No address space has room for the stack of a new thread: pthread_create(3) fails as where there are too many.
class NoThreads
{
public:
    NoThreads()
    {
        ::pthread_getattr_default_np(&m_before);
        pthread_attr_t huge = m_before;
        ::pthread_attr_setstacksize(&huge, size_t(1) << 56);
        ::pthread_setattr_default_np(&huge);
    }
    ~NoThreads() { ::pthread_setattr_default_np(&m_before); }

private:
    pthread_attr_t m_before;
};

} // namespace

// A disk that is full, one that cannot be written at all, and a system that gives no threads.
class DiskTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItHadOnAFullDisk();
    void tellsOfTheFullDiskLater();
    void doesNotStartOnAFullDisk();
    void saysThatItsFilesWereRemoved();
    void saysThatThereIsNoThread();
    void readsWhereNothingCanBeWritten_data();
    void readsWhereNothingCanBeWritten();
};

void DiskTroubleTest::keepsWhatItHadOnAFullDisk()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(3);
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    const QByteArray early = victimOutput(0);
    (*recorder)->deliver(batchOf({TaskStarted{0, 1500}, output(0, early), ended(0), TaskStarted{1, 1500}}));
    QTRY_VERIFY((*recorder)->run()->task(0).ended);

    {
        const FullDisk full(300'000);
        for (int i = 0; i < 20; ++i)
            (*recorder)->deliver(batchOf({output(1, QByteArray(50'000, 'x'))}));
        QTRY_VERIFY(!listener.failures.isEmpty());
    }
    QCOMPARE(listener.failures.first().kind, ErrorKind::DiskFull);
    QVERIFY((*recorder)->hasFailed());
    QVERIFY((*recorder)->run()->failure().has_value());
    (*recorder)->deliver(batchOf({output(1, "dropped"), ended(1, Reason::LocalDiskFull, {}),
                                  ended(2, Reason::CancelledByUser, {}), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    QCOMPARE(listener.failures.size(), 1);
    const StoredRunPtr run = (*recorder)->run();
    QCOMPARE(whole(*run, 0), early);
    QCOMPARE(run->task(1).verdict.reason, Reason::LocalDiskFull);
    QVERIFY(run->task(1).digest.isEmpty());         // never folded with a whole one
    QCOMPARE(run->task(1).output, OutputSummary()); // nor compared
    const qint64 kept = run->task(1).bytes[0];
    QVERIFY(kept > 0 && kept < 300'000);
    QCOMPARE(whole(*run, 1), QByteArray(kept, 'x'));
    recorder->reset();
    store->reset();

    auto again = Store::open(folder.path(), {});
    QVERIFY(again.ok());
    auto reopened = (*again)->open(spec->id);
    QVERIFY(reopened.ok());
    QCOMPARE((*reopened)->summary().state, RunState::Finished);
    QCOMPARE(whole(**reopened, 0), early);
    QCOMPARE(whole(**reopened, 1), QByteArray(kept, 'x'));
}

/// Nothing but what was set aside can be written any more, neither files nor database: who looks later, while
/// the disk is still full or once it has room again, is told what the run told.
void DiskTroubleTest::tellsOfTheFullDiskLater()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(4);
    const auto check = [&](Store& store) {
        const QList<RunSummary> runs = store.runs();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().state, RunState::Finished);
        QVERIFY(runs.first().incomplete);
        QCOMPARE(runs.first().outcomes[size_t(Outcome::Failed)], 2);
        QCOMPARE(runs.first().outcomes[size_t(Outcome::Ok)], 2);
        auto run = store.open(spec->id);
        QVERIFY(run.ok());
        QVERIFY((*run)->failure().has_value());
        QCOMPARE((*run)->failure()->kind, ErrorKind::DiskFull);
        QCOMPARE(whole(**run, 0), victimOutput(0));
        QCOMPARE((*run)->task(0).outcome(), Outcome::Ok);
        QCOMPARE((*run)->task(1).verdict.reason, Reason::LocalDiskFull);
        QVERIFY2((*run)->task(1).verdict.detail.english().contains(folder.path()), "which disk");
        QVERIFY((*run)->task(1).started && (*run)->task(1).digest.isEmpty());
        QCOMPARE((*run)->task(2).outcome(), Outcome::Ok); // said nothing: all of it is known
        QVERIFY((*run)->task(2).started);
        QCOMPARE((*run)->task(3).verdict.reason, Reason::LocalDiskFull);
    };
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        (*recorder)->deliver(
            batchOf({TaskStarted{0, 1500}, output(0, victimOutput(0)), ended(0), TaskStarted{1, 1500}}));
        QTRY_VERIFY((*recorder)->run()->task(0).ended);
        QTRY_COMPARE((*store)->runs().size(), 1);
        {
            const FullDisk full(40'000);
            // Its host says that all went well, and does not know that nobody could write it down.
            (*recorder)->deliver(batchOf({output(1, QByteArray(50'000, 'x')), ended(1)}));
            QTRY_VERIFY(!listener.failures.isEmpty());
            (*recorder)->deliver(
                batchOf({TaskStarted{2, 1600}, ended(2), ended(3, Reason::LocalDiskFull, {}), RunEnded{4000, false}}));
            QTRY_VERIFY(listener.isOver());
            QCOMPARE((*recorder)->run()->task(1).verdict.reason, Reason::LocalDiskFull);
            QVERIFY((*recorder)->run()->summary().incomplete);
            recorder->reset();
            store->reset();
            auto again = Store::open(folder.path(), {});
            QVERIFY(again.ok());
            check(**again);
        }
    }
    for (int i = 0; i < 2; ++i) {
        auto again = Store::open(folder.path(), {});
        QVERIFY(again.ok());
        check(**again);
    }
    QCOMPARE(QDir(runFolder(folder, spec->id)).entryList(QDir::Files).size(), 3); // the lock and two segments
}

void DiskTroubleTest::doesNotStartOnAFullDisk()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const RunSpecPtr spec = sampleSpec(3);
    const FullDisk full(1000);
    auto recorder = (*store)->record(spec);
    QVERIFY(!recorder.ok());
    QCOMPARE(recorder.error().kind, ErrorKind::DiskFull);
    QVERIFY(QDir(folder.filePath(u"runs"_s)).isEmpty());
    QVERIFY((*store)->record(spec, false).ok()); // keeps nothing there
}

/// Somebody clears the state folder while a run is recorded: it goes on, and whoever looks is told.
void DiskTroubleTest::saysThatItsFilesWereRemoved()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(1);
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver(batchOf({TaskStarted{0, 1500}, output(0, "answer\n")}));
    QTRY_VERIFY((*recorder)->run()->task(0).bytes[0] > 0);
    QVERIFY(QDir(folder.path()).removeRecursively());
    (*recorder)->deliver(batchOf({ended(0), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    QCOMPARE(listener.failures.size(), 1);
    QCOMPARE(listener.failures.first().kind, ErrorKind::HistoryRemoved);
    QVERIFY(errorText(listener.failures.first()).contains(spec->id));
    const StoredRunPtr run = (*recorder)->run();
    QCOMPARE(run->task(0).verdict.reason, Reason::None);
    QCOMPARE(whole(*run, 0), QByteArray("answer\n"));
}

void DiskTroubleTest::saysThatThereIsNoThread()
{
    const QTemporaryDir folder;
    const auto store = Store::open(folder.path(), {});
    QVERIFY(store);
    const RunSpecPtr spec = sampleSpec(3);
    {
        const NoThreads none;
        const auto recorder = (*store)->record(spec);
        QVERIFY(!recorder);
        QCOMPARE(recorder.error().kind, ErrorKind::NoThread);
        QVERIFY(!QFileInfo::exists(runFolder(folder, spec->id)));
        const QTemporaryDir other;
        const auto second = Store::open(other.path(), {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::NoThread);
    }
    QVERIFY((*store)->record(spec)); // once there are some again
}

void DiskTroubleTest::readsWhereNothingCanBeWritten_data()
{
    QTest::addColumn<bool>("logLeft");
    QTest::newRow("closed properly") << false;
    QTest::newRow("its process was killed") << true;
}

/// A read-only mount, because permissions do not bind root.
void DiskTroubleTest::readsWhereNothingCanBeWritten()
{
    QFETCH(bool, logLeft);
    const QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.path());
    ROLLCALL_NEEDS(::mount("tmpfs", path.constData(), "tmpfs", 0, "size=16m") == 0,
                   "the right to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    RunSpecPtr spec;
    const QString id = newRunId();
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        spec = recordFinished(**store);
        QVERIFY(spec);
    }
    if (logLeft) {
        QProcess victim;
        QVERIFY(startVictim(victim, folder.path(), id));
        ::kill(pid_t(victim.processId()), SIGKILL);
        QVERIFY(victim.waitForFinished());
    }
    QCOMPARE(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=16m"), 0);
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY2(store.ok(), "reading needs no writing");
        QVERIFY((*store)->readOnlyBecause().has_value());
        QCOMPARE((*store)->readOnlyBecause()->kind, ErrorKind::FileUnwritable);
        QVERIFY((*store)->readOnlyBecause()->file.startsWith(folder.path()));
        QVERIFY(!(*store)->mayBeWritableNow());
        QList<RunSummary> runs = (*store)->runs();
        QCOMPARE(runs.size(), logLeft ? 2 : 1);
        QCOMPARE((*store)->runCount(), runs.size());
        for (const RunSummary& run : runs) {
            const bool killed = run.id == id;
            QCOMPARE(run.state, killed ? RunState::Interrupted : RunState::Finished);
            auto opened = (*store)->open(run.id);
            QVERIFY(opened.ok());
            QCOMPARE(whole(**opened, 3), victimOutput(3));
            QVERIFY(!(*opened)->isLive());
            QCOMPARE((*opened)->summary().outcomes, run.outcomes);
        }
        QCOMPARE((*store)->record(sampleSpec(1)).error().kind, ErrorKind::FileUnwritable);
        QCOMPARE((*store)->remove(spec->id).error().kind, ErrorKind::FileUnwritable);
        QVERIFY((*store)->record(sampleSpec(1), false).ok());
        QCOMPARE(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=16m"), 0);
        QVERIFY((*store)->mayBeWritableNow());
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QVERIFY(!(*store)->readOnlyBecause());
    QCOMPARE((*store)->runs().size(), logLeft ? 2 : 1);
    QVERIFY((*store)->record(sampleSpec(1)).ok());
}

ROLLCALL_TEST(tst_disktrouble, DiskTroubleTest)
#include "tst_disktrouble.moc"
