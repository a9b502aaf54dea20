// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "samples.h"

#include "analysis/pattern/search.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

#include <sys/resource.h>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;
using namespace rollcall::history;
using namespace rollcall::test;

constexpr qint64 megabyte = 1000 * 1000;

double cpuSeconds()
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Resident memory now, in MB.
qint64 residentMemory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096 / megabyte;
}

QByteArray logLines(int seed, qsizetype size)
{
    QByteArray lines;
    for (int i = 0; lines.size() < size; ++i) {
        lines += "2026-11-24T10:" + QByteArray::number(i % 60) + ":00 host-" + QByteArray::number(seed) +
                 (i % 200 == 0 ? " ERR_DISK 503 cannot write block " : " info request served in ms ") +
                 QByteArray::number(i * 7919) + '\n';
    }
    return lines;
}

} // namespace

class SpeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsTenThousandTinyTasks();
    void recordsAStream();
};

void SpeedTest::recordsTenThousandTinyTasks()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const RunSpecPtr spec = sampleSpec(10'000);
    const double cpu = cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    for (TaskIndex first = 0; first < 10'000; first += 100) {
        EventBatch batch;
        for (TaskIndex task = first; task < first + 100; ++task) {
            for (const HostPhase phase : {HostPhase::Connecting, HostPhase::LoggingIn, HostPhase::Running})
                batch.push_back(HostChanged{task, phase, u"127.0.0.1"_s});
            batch.push_back(HostLog{task, 1500, u"connected to 127.0.0.1 port 22"_s});
            batch.push_back(TaskStarted{task, 2000});
            batch.push_back(output(task, "up 3 days, load average 0.12\n"));
            batch.push_back(ended(task));
            batch.push_back(HostChanged{task, HostPhase::Done, {}});
        }
        (*recorder)->deliver(std::move(batch));
    }
    (*recorder)->deliver(batchOf({RunEnded{4000, false}}));
    QTRY_VERIFY_WITH_TIMEOUT(listener.isOver(), 20'000);
    const qint64 told = timer.elapsed();
    recorder->reset();
    store->reset();
    const double recording = cpuSeconds() - cpu;
    timer.restart();
    auto again = Store::open(folder.path(), {});
    QVERIFY(again.ok());
    auto run = (*again)->open(spec->id);
    QVERIFY(run.ok());
    qInfo("10,000 tasks: told after %lld ms, %.0f ms CPU in all, reopened in %lld ms", told, recording * 1000,
          timer.elapsed());
    QCOMPARE((*run)->summary().outcomes[size_t(Outcome::Ok)], 10'000);
}

/// 600 hosts send as fast as they can, and heed hasRoom() as the session loops do.
void SpeedTest::recordsAStream()
{
    constexpr qint64 total = 600 * megabyte;
    constexpr int hosts = 600;
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto recorder = (*store)->record(sampleSpec(hosts));
    QVERIFY(recorder.ok());
    Listener listener(**recorder);
    const qint64 before = residentMemory();
    qint64 highest = before;
    const double cpu = cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    std::mutex mutex;
    std::condition_variable resumed;
    const QByteArray piece = logLines(1, 32'000);
    qint64 sent = 0;
    for (TaskIndex task = 0; sent < total; task = (task + 1) % hosts) {
        if (!(*recorder)->hasRoom()) {
            bool room = false;
            (*recorder)->whenRoom([&] {
                const std::scoped_lock lock(mutex);
                room = true;
                resumed.notify_one();
            });
            std::unique_lock lock(mutex);
            resumed.wait(lock, [&] { return room; });
            highest = std::max(highest, residentMemory());
        }
        QByteArray own = piece;
        own.detach();
        sent += own.size();
        (*recorder)->deliver(batchOf({output(task, own)}));
    }
    EventBatch end;
    for (TaskIndex task = 0; task < hosts; ++task)
        end.push_back(ended(task));
    end.push_back(RunEnded{4000, false});
    (*recorder)->deliver(std::move(end));
    QTRY_VERIFY_WITH_TIMEOUT(listener.isOver(), 60'000);
    const double seconds = double(timer.elapsed()) / 1000;
    qInfo("%.0f MB/s (%.2f s CPU per GB), memory %lld MB above %lld MB", double(sent) / megabyte / seconds,
          (cpuSeconds() - cpu) / (double(sent) / 1e9), highest - before, before);
    QVERIFY(highest - before < 200);

    std::vector<TaskIndex> tasks;
    for (TaskIndex task = 0; task < hosts; ++task)
        tasks.push_back(task);
    SearchOptions options;
    options.caseSensitive = true;
    for (const QString& text : {u"cannot write"_s, u"cannot|failed|refused"_s, u"\\bERR\\w+ \\d{3}"_s}) {
        options.regex = text != u"cannot write"_s;
        auto pattern = Pattern::compile(text, options);
        QVERIFY(pattern.ok());
        timer.restart();
        qint64 hits = 0;
        for (const TaskHits& one : search(*(*recorder)->run(), tasks, *pattern))
            hits += one.count;
        qInfo("%-24s %lld hits, %.0f MB/s on one thread", qPrintable(text), hits,
              double(sent) / megabyte / (double(timer.elapsed()) / 1000));
        QVERIFY(hits > 0);
    }
}

ROLLCALL_TEST(tst_speed, SpeedTest)
#include "tst_speed.moc"
