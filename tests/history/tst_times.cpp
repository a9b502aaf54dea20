// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "history/segments/record.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

// Times count from the run's start, the wall clock stands once in it: while it goes, from its rows and from its
// segments alone.
class TimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWere();
    void aLiveRunGoesByTheSteadyClock();
    void olderTimesAreSinceTheEpoch();

private:
    void check(const ResultSource& run) const;

    const QDateTime m_start = QDateTime::fromString(u"2026-03-29T00:59:59.900Z"_s, Qt::ISODateWithMs);
};

void TimesTest::check(const ResultSource& run) const
{
    const RunSummary summary = run.summary();
    QCOMPARE(summary.started, m_start);
    QCOMPARE(summary.ended, m_start.addMSecs(4000));
    QCOMPARE(summary.elapsed, 4000);
    const TaskRecord task = run.task(0);
    QVERIFY(task.started && task.ended);
    QCOMPARE(task.startTime, 0); // no less a time than others
    QCOMPARE(task.endTime, 3000);
    QVERIFY(!run.task(1).started);
    QCOMPARE(run.task(1).endTime, 3100);
    QCOMPARE(run.chunks(0).first().time, 2000);
    QCOMPARE(run.spec()->wallTime(task.endTime), m_start.addMSecs(3000));
    const HostRecord host = run.host(0);
    const auto entered = [&](HostPhase phase) { return host.entered[static_cast<size_t>(phase)]; };
    QCOMPARE(entered(HostPhase::Connecting), 12);
    QCOMPARE(entered(HostPhase::Verifying), -1);
    QCOMPARE(entered(HostPhase::LoggingIn), 40); // the first time
    QCOMPARE(entered(HostPhase::Running), 70);
    QCOMPARE(entered(HostPhase::Done), 3200);
    QCOMPARE(host.address, u"127.0.0.9"_s);
    QCOMPARE(run.host(1).entered, HostRecord().entered);
    const QString logged = m_start.addMSecs(50).toLocalTime().time().toString(u"HH:mm:ss.zzz"_s);
    QCOMPARE(run.log(0), QStringList(logged + u"  key accepted"_s));
}

void TimesTest::comeBackAsTheyWere()
{
    const QTemporaryDir folder;
    auto spec = std::make_shared<RunSpec>(*sampleSpec(2));
    spec->created = m_start;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        (*recorder)->deliver(batchOf(
            {HostChanged{0, HostPhase::Connecting, {}, 12}, HostChanged{0, HostPhase::LoggingIn, u"127.0.0.9"_s, 40},
             HostLog{0, 50, u"key accepted"_s}, HostChanged{0, HostPhase::LoggingIn, {}, 60},
             HostChanged{0, HostPhase::Running, {}, 70}, TaskStarted{0, 0}, output(0, "one\n")}));
        (*recorder)->deliver(batchOf({ended(0), ended(1, Reason::Refused, {}, 3100),
                                      HostChanged{0, HostPhase::Done, {}, 3200}, RunEnded{4000, false}}));
        QTRY_VERIFY(listener.isOver());
        check(*(*recorder)->run());
    }
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->runs().first().elapsed, 4000);
        auto run = (*store)->open(spec->id);
        QVERIFY(run.ok());
        check(**run);
    }
    for (const QString& name : QDir(folder.path()).entryList({u"history.sqlite*"_s}))
        QVERIFY(QFile::remove(folder.filePath(name)));
    for (int i = 0; i < 2; ++i) { // and the rows that are made of them
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto run = (*store)->open(spec->id);
        QVERIFY(run.ok());
        check(**run);
    }
}

void TimesTest::aLiveRunGoesByTheSteadyClock()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1)); // it says that it began in 1970
    QVERIFY(recorder.ok());
    const qint64 first = (*recorder)->run()->summary().elapsed;
    QVERIFY(first >= 0 && first < 60'000);
    QTRY_VERIFY((*recorder)->run()->summary().elapsed > first);
}

void TimesTest::olderTimesAreSinceTheEpoch()
{
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000).toUTC();
    QCOMPARE(sinceStart(1'700'000'001'500, start), 1500);
    QCOMPARE(sinceStart(1'699'999'999'000, start), 0); // the clock had been set back
    QByteArray blob;
    IndexEntry entry;
    entry.time = 1'700'000'000'250;
    appendEntry(blob, entry);
    QCOMPARE(entryAt(blob, 0, IndexEntry::firstSize, start).time, 250);
    entry.time = 250;
    blob.clear();
    appendEntry(blob, entry);
    QCOMPARE(entryAt(blob, 0, IndexEntry::size, start).time, 250);
}

ROLLCALL_TEST(tst_times, TimesTest)
#include "tst_times.moc"
