// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "support/testmain.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

} // namespace

class RecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesWhatWasDelivered();
    void keepsBytesThroughReopening_data();
    void keepsBytesThroughReopening();
    void keepsTheOrderOfBothStreams();
    void tellsInCoalescedChanges();
    void showsOnlyWhatIsStored();
    void digestsEqualOutputsAlike();
    void findsTheFirstLine_data();
    void findsTheFirstLine();
    void keepsTheHostsLog();
    void saysWhenTheQueueIsFull();
    void takesEventsFromManyThreads();
    void endsOnItsOwnWhenLetGo();
    void toleratesNonsense();
};

void RecorderTest::storesWhatWasDelivered()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const RunSpecPtr spec = sampleSpec(2, 2);
    auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    const StoredRunPtr run = (*recorder)->run();
    QVERIFY(run->isLive());
    QTRY_COMPARE((*store)->runs().size(), 1);
    QCOMPARE((*store)->runs().first().state, RunState::Running);

    (*recorder)->deliver(
        batchOf({HostChanged{0, HostPhase::Running, u"127.0.0.9"_s}, TaskStarted{0, 1500}, output(0, "one\n"),
                 output(0, "bad\n", Stream::Error), output(0, "two\n"), ended(0, Reason::ExitCode, 3)}));
    (*recorder)->deliver(
        batchOf({ended(1, Reason::SkippedAfterFailure, {}), HostChanged{0, HostPhase::Done, {}},
                 ended(2, Reason::Refused, {}), ended(3, Reason::Refused, {}), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    const TaskRecord task = run->task(0);
    QVERIFY(task.started && task.ended);
    QCOMPARE(task.startTime, 1500);
    QCOMPARE(task.endTime, 3000);
    QCOMPARE(task.outcome(), Outcome::Failed);
    QCOMPARE(task.verdict.exitCode, 3U);
    QCOMPARE(task.firstLine, u"one"_s);
    QCOMPARE(whole(*run, 0), QByteArray("one\ntwo\n"));
    QCOMPARE(whole(*run, 0, Stream::Error), QByteArray("bad\n"));
    QVERIFY(!run->task(1).started);
    QCOMPARE(run->host(0).address, u"127.0.0.9"_s);
    QCOMPARE(run->host(0).phase, HostPhase::Done);
    QCOMPARE(run->phases()[size_t(HostPhase::Waiting)], 1);
    const RunSummary summary = run->summary();
    QCOMPARE(summary.state, RunState::Finished);
    QCOMPARE(summary.outcomes[size_t(Outcome::Failed)], 1);
    QCOMPARE(summary.outcomes[size_t(Outcome::Skipped)], 1);
    QCOMPARE(summary.outcomes[size_t(Outcome::Unreachable)], 2);
    QVERIFY(!run->isLive());
    QCOMPARE((*store)->runs().first().state, RunState::Finished);
    QCOMPARE((*store)->runs().first().outcomes, summary.outcomes);
}

void RecorderTest::keepsBytesThroughReopening_data()
{
    QTest::addColumn<int>("largest");
    QTest::addColumn<qint64>("segmentSize");
    QTest::newRow("crumbs") << 40 << qint64(1 << 30);
    QTest::newRow("pieces") << 70'000 << qint64(1 << 30);
    QTest::newRow("many small segments") << 9'000 << qint64(100'000);
    QTest::newRow("pieces beyond the buffer") << 3'000'000 << qint64(1 << 22);
}

/// What comes back is byte for byte what was delivered, per stream, in order, at every offset.
void RecorderTest::keepsBytesThroughReopening()
{
    QFETCH(int, largest);
    QFETCH(qint64, segmentSize);
    constexpr int hosts = 12;
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(hosts);
    QRandomGenerator random(4711);
    std::array<std::array<QByteArray, 2>, hosts> expected;
    StoreOptions options;
    options.segmentSize = segmentSize;
    {
        auto store = Store::open(folder.path(), options);
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        for (int i = 0; i < 300; ++i) {
            EventBatch batch;
            for (int j = 0; j < random.bounded(6); ++j) {
                const auto task = TaskIndex(random.bounded(hosts));
                const auto stream = random.bounded(4) == 0 ? Stream::Error : Stream::Output;
                QByteArray bytes(random.bounded(i % 50 == 0 ? largest : std::min(largest, 5000)), Qt::Uninitialized);
                for (char& c : bytes)
                    c = char(random.bounded(256));
                expected[task][size_t(stream)] += bytes;
                batch.push_back(output(task, bytes, stream));
            }
            (*recorder)->deliver(std::move(batch));
        }
        EventBatch end;
        for (TaskIndex task = 0; task < hosts; ++task)
            end.push_back(ended(task));
        end.push_back(RunEnded{5000, false});
        (*recorder)->deliver(std::move(end));
        QTRY_VERIFY_WITH_TIMEOUT(listener.isOver(), 20'000);
        for (TaskIndex task = 0; task < hosts; ++task)
            QVERIFY(whole(*(*recorder)->run(), task) == expected[task][0]);
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    for (TaskIndex task = 0; task < hosts; ++task) {
        for (const Stream stream : {Stream::Output, Stream::Error}) {
            const QByteArray& want = expected[task][size_t(stream)];
            QCOMPARE((*run)->task(task).bytes[size_t(stream)], want.size());
            QVERIFY(whole(**run, task, stream) == want);
            for (int i = 0; i < 20 && !want.isEmpty(); ++i) {
                const qint64 offset = random.bounded(want.size());
                const qint64 length = random.bounded(1, 4000);
                QVERIFY((*run)->output(task, stream, offset, length) == want.mid(offset, length));
            }
            QCOMPARE((*run)->output(task, stream, want.size(), 10), QByteArray());
        }
    }
}

void RecorderTest::keepsTheOrderOfBothStreams()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver(batchOf({output(0, "a"), output(0, "b"), output(0, "E", Stream::Error, 2500), output(0, "c"),
                                  ended(0), RunEnded{5000, false}}));
    QTRY_VERIFY(listener.isOver());
    const QList<OutputChunk> chunks = (*recorder)->run()->chunks(0);
    QCOMPARE(chunks.size(), 3);
    QCOMPARE(chunks[0].length, 2);
    QCOMPARE(chunks[1].stream, Stream::Error);
    QCOMPARE(chunks[1].time, 2500);
    QCOMPARE(chunks[2].offset, 2);
    QCOMPARE((*recorder)->run()->chunksFrom(0, 2).size(), 1);
    QCOMPARE((*recorder)->run()->output(0, Stream::Output, 1, 2), QByteArray("bc"));
    QCOMPARE((*recorder)->run()->output(0, Stream::Error, 0, 9), QByteArray("E"));
}

void RecorderTest::tellsInCoalescedChanges()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1000));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    for (TaskIndex task = 0; task < 1000; ++task)
        (*recorder)->deliver(batchOf({TaskStarted{task, 1500}, output(task, "hello\n"), ended(task)}));
    (*recorder)->deliver(batchOf({RunEnded{4000, true}}));
    QTRY_VERIFY(listener.isOver());
    QVERIFY2(listener.changes.size() < 40, "one signal per event");
    std::vector<bool> seen(1000);
    for (const RunChange& change : listener.changes) {
        QVERIFY(std::is_sorted(change.tasks.begin(), change.tasks.end()));
        for (const TaskIndex task : change.tasks)
            seen[task] = true;
    }
    QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
    QCOMPARE(listener.changes.last().summary.outcomes[size_t(Outcome::Ok)], 1000);
    QCOMPARE(listener.changes.last().summary.state, RunState::Cancelled);
}

void RecorderTest::showsOnlyWhatIsStored()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(4));
    QVERIFY(recorder.ok());
    const StoredRunPtr run = (*recorder)->run();
    std::atomic<bool> stop = false;
    std::atomic<bool> short_ = false;
    std::thread reader([&] {
        while (!stop) {
            for (TaskIndex task = 0; task < 4; ++task) {
                const qint64 size = run->task(task).bytes[0];
                if (run->output(task, Stream::Output, 0, size).size() != size)
                    short_ = true;
            }
        }
    });
    Listener listener(**recorder);
    for (int i = 0; i < 2000; ++i)
        (*recorder)->deliver(batchOf({output(TaskIndex(i % 4), QByteArray(500, 'x'))}));
    (*recorder)->deliver(batchOf({RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    stop = true;
    reader.join();
    QVERIFY(!short_);
    QCOMPARE(run->task(3).bytes[0], 250'000);
}

void RecorderTest::digestsEqualOutputsAlike()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(7));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver(batchOf({output(0, "ab"), output(0, "c"), output(1, "a")}));
    QTRY_VERIFY(!listener.changes.isEmpty());
    (*recorder)->deliver(batchOf({output(1, "bc"), output(2, "abc", Stream::Error), output(3, "abc"),
                                  output(3, "x", Stream::Error), output(6, "ab"), output(6, "c", Stream::Error)}));
    EventBatch end;
    for (TaskIndex task = 0; task < 7; ++task)
        end.push_back(ended(task));
    end.push_back(RunEnded{5000, false});
    (*recorder)->deliver(std::move(end));
    QTRY_VERIFY(listener.isOver());
    const auto digest = [&](TaskIndex task) { return (*recorder)->run()->task(task).digest; };
    QVERIFY(!digest(0).isEmpty());
    QCOMPARE(digest(0), digest(1));
    QCOMPARE(digest(4), digest(5));
    QVERIFY(digest(0) != digest(2) && digest(0) != digest(3) && digest(2) != digest(3) && digest(0) != digest(4));
    QVERIFY(digest(6) != digest(0) && digest(6) != digest(2));
}

void RecorderTest::findsTheFirstLine_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QByteArray("first\nsecond\n") << QByteArray("oops\n") << u"first"_s;
    QTest::newRow("no end") << QByteArray("first") << QByteArray() << u"first"_s;
    QTest::newRow("error only") << QByteArray() << QByteArray("oops\nmore\n") << u"oops"_s;
    QTest::newRow("blank lines before") << QByteArray("\n\n  \nthird\n") << QByteArray() << u"third"_s;
    QTest::newRow("blank output, error") << QByteArray("\n\n") << QByteArray("oops\n") << u"oops"_s;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
}

void RecorderTest::findsTheFirstLine()
{
    QFETCH(QByteArray, out);
    QFETCH(QByteArray, error);
    QFETCH(QString, line);
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver(batchOf({output(0, error, Stream::Error)}));
    for (const char c : out)
        (*recorder)->deliver(batchOf({output(0, QByteArray(1, c))}));
    (*recorder)->deliver(batchOf({ended(0), RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    QCOMPARE((*recorder)->run()->task(0).firstLine.trimmed(), line);
}

void RecorderTest::keepsTheHostsLog()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(2);
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        (*recorder)->deliver(batchOf({HostLog{1, 1234, u"connecting to 127.0.0.2"_s},
                                      HostLog{1, 2345, u"key\naccepted"_s}, RunEnded{4000, false}}));
        QTRY_VERIFY(listener.isOver());
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    const QStringList log = (*run)->log(1);
    QCOMPARE(log.size(), 2);
    QVERIFY2(log[0].endsWith(u":02.234  connecting to 127.0.0.2"_s), qPrintable(log[0]));
    QVERIFY(!log[1].contains(u'\n'));
    QVERIFY((*run)->log(0).isEmpty());
}

void RecorderTest::saysWhenTheQueueIsFull()
{
    StoreOptions options;
    options.queueLimit = 100'000;
    auto store = Store::withoutHistory(options);
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    QVERIFY((*recorder)->hasRoom());
    std::atomic<int> resumed = 0;
    bool wasFull = false;
    qint64 sent = 0;
    for (int i = 0; i < 200; ++i) {
        if (!(*recorder)->hasRoom()) {
            wasFull = true;
            const int before = resumed;
            (*recorder)->whenRoom([&] { ++resumed; });
            QTRY_COMPARE_WITH_TIMEOUT(resumed.load(), before + 1, 5000);
            QVERIFY((*recorder)->hasRoom());
        }
        (*recorder)->deliver(batchOf({output(0, QByteArray(20'000, 'x'))}));
        sent += 20'000;
    }
    QVERIFY(wasFull);
    (*recorder)->whenRoom([&] { resumed = -1; }); // with room: soon
    QTRY_COMPARE(resumed.load(), -1);
    (*recorder)->deliver(batchOf({RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    QCOMPARE((*recorder)->run()->task(0).bytes[0], sent);
    (*recorder)->whenRoom([&] { resumed = -2; }); // over: at once
    QTRY_COMPARE(resumed.load(), -2);
}

void RecorderTest::takesEventsFromManyThreads()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(4));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    std::vector<std::thread> loops;
    for (TaskIndex task = 0; task < 4; ++task) {
        loops.emplace_back([&, task] {
            for (int i = 0; i < 1000; ++i)
                (*recorder)->deliver(batchOf({output(task, QByteArray::number(i) + '\n')}));
            (*recorder)->deliver(batchOf({ended(task)}));
        });
    }
    for (std::thread& loop : loops)
        loop.join();
    (*recorder)->deliver(batchOf({RunEnded{4000, false}}));
    QTRY_VERIFY(listener.isOver());
    QByteArray expected;
    for (int i = 0; i < 1000; ++i)
        expected += QByteArray::number(i) + '\n';
    for (TaskIndex task = 0; task < 4; ++task)
        QCOMPARE(whole(*(*recorder)->run(), task), expected);
}

/// The engine is gone without a last word: what was delivered is stored, and the run says it was interrupted.
void RecorderTest::endsOnItsOwnWhenLetGo()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(3);
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    {
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(batchOf({TaskStarted{0, 1500}, output(0, "half"), TaskStarted{1, 1500}, ended(1)}));
    }
    store->reset(); // waits for the recorder's thread
    auto again = Store::open(folder.path(), {});
    QVERIFY(again.ok());
    QCOMPARE((*again)->runs().first().state, RunState::Interrupted);
    auto run = (*again)->open(spec->id);
    QVERIFY(run.ok());
    QCOMPARE(whole(**run, 0), QByteArray("half"));
    QCOMPARE((*run)->task(0).verdict.reason, Reason::Interrupted);
    QCOMPARE((*run)->task(0).verdict.remote, RemoteState::Unknown);
    QCOMPARE((*run)->task(1).outcome(), Outcome::Ok);
    // That it had not started either is not certain: what comes last may not have been written.
    QCOMPARE((*run)->task(2).verdict.reason, Reason::Interrupted);
    QCOMPARE((*run)->task(2).verdict.remote, RemoteState::Unknown);
    QCOMPARE((*run)->task(2).verdict.detail.english(), u"whether it had started is not recorded"_s);
}

void RecorderTest::toleratesNonsense()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    (*recorder)->deliver({});
    (*recorder)->deliver(batchOf({output(99, "x"), TaskStarted{99, 1}, ended(99), HostChanged{99, HostPhase::Done, {}},
                                  HostLog{99, 1, u"x"_s}, output(0, ""), output(0, "a"), ended(0), ended(0),
                                  output(0, "late"), RunEnded{4000, false}, output(0, "later")}));
    QTRY_VERIFY(listener.isOver());
    const StoredRunPtr run = (*recorder)->run();
    QCOMPARE(whole(*run, 0), QByteArray("a"));
    QCOMPARE(run->summary().outcomes[size_t(Outcome::Ok)], 1);
    QVERIFY(run->output(99, Stream::Output, 0, 10).isEmpty());
    QVERIFY(run->log(99).isEmpty());
    QVERIFY(run->chunks(99).isEmpty());
    QVERIFY(run->output(0, Stream::Output, -5, 10).size() <= 1);
    recorder->reset();
    QTRY_VERIFY(!run->isLive()); // the files outlive the recorder
    QCOMPARE(whole(*run, 0), QByteArray("a"));
}

ROLLCALL_TEST(tst_recorder, RecorderTest)
#include "tst_recorder.moc"
