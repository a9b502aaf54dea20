// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

namespace {

RunEvent outputOf(TaskIndex task, quint16 attempt, const QByteArray& bytes, Stream stream = Stream::Output)
{
    return TaskOutput{task, stream, 2000, bytes, attempt};
}

RunEvent endOf(TaskIndex task, quint16 attempt, Reason reason, std::optional<quint32> exitCode, qint64 time)
{
    Verdict verdict;
    verdict.reason = reason;
    verdict.exitCode = exitCode;
    verdict.remote = exitCode ? RemoteState::Ended : RemoteState::NotStarted;
    return TaskEnded{task, time, verdict, attempt};
}

int endsIn(const RunSummary& summary)
{
    return std::accumulate(summary.outcomes.begin(), summary.outcomes.end(), 0);
}

} // namespace

// Several attempts at a task: the latest one counts, and the others can be asked for; while the run goes, from its
// rows and from its segments alone.
class AttemptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLatestCounts();
    void oneUnderWayHasNotEnded();
    void oneThatWasInterrupted();
    void lateWordsStayWithTheirs();

private:
    static void check(const ResultSource& run);
    static void inAllWays(const QTemporaryDir& folder, const QString& id,
                          const std::function<void(const ResultSource&)>& look);
};

void AttemptsTest::check(const ResultSource& run)
{
    const TaskRecord task = run.task(0);
    QCOMPARE(task.attempt, 3);
    QCOMPARE(task.outcome(), Outcome::Ok);
    QCOMPARE(task.startTime, 300);
    QCOMPARE(task.endTime, 400);
    QCOMPARE(task.firstLine, u"second"_s);
    QCOMPARE(whole(run, 0), QByteArray("second\n"));
    QCOMPARE(task.bytes[1], 0);
    QCOMPARE(task.digest, run.task(2).digest); // which said the same at once
    QCOMPARE(run.chunks(0).size(), 1);
    const QList<TaskRecord> all = run.attempts(0);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].attempt, 1);
    QCOMPARE(all[0].verdict.exitCode, 3U);
    QCOMPARE(all[0].startTime, 100);
    QCOMPARE(all[0].endTime, 200);
    QCOMPARE(all[0].firstLine, u"first"_s);
    QCOMPARE(run.attemptOutput(0, 1, Stream::Output, 0, 100), QByteArray("first\n"));
    QCOMPARE(run.attemptOutput(0, 1, Stream::Error, 0, 100), QByteArray("bad\n"));
    QCOMPARE(all[1].verdict.reason, Reason::Refused);
    QVERIFY(!all[1].started);
    QCOMPARE(run.attemptOutput(0, 2, Stream::Output, 0, 100), QByteArray());
    QCOMPARE(run.attemptOutput(0, 3, Stream::Output, 0, 100), QByteArray("second\n"));
    QCOMPARE(run.attemptOutput(0, 4, Stream::Output, 0, 100), QByteArray());
    QCOMPARE(run.task(1).attempt, 2);
    QCOMPARE(run.task(1).outcome(), Outcome::Unreachable);
    QCOMPARE(run.attempts(1).size(), 2);
    QCOMPARE(run.attempts(2).size(), 1);
    const RunSummary summary = run.summary();
    QCOMPARE(summary.outcomes[size_t(Outcome::Ok)], 2);
    QCOMPARE(summary.outcomes[size_t(Outcome::Unreachable)], 1);
    QCOMPARE(endsIn(summary), 3);
}

/// From the rows, and twice without them: recovered, and from the rows that were made then.
void AttemptsTest::inAllWays(const QTemporaryDir& folder, const QString& id,
                             const std::function<void(const ResultSource&)>& look)
{
    for (int i = 0; i < 3; ++i) {
        if (i == 1) {
            for (const QString& name : QDir(folder.path()).entryList({u"history.sqlite*"_s}))
                QVERIFY(QFile::remove(folder.filePath(name)));
        }
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto run = (*store)->open(id);
        QVERIFY(run.ok());
        look(**run);
        QCOMPARE((*store)->runs().first().outcomes, (*run)->summary().outcomes);
    }
}

void AttemptsTest::theLatestCounts()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(3);
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        (*recorder)->deliver(
            batchOf({TaskStarted{0, 100, 1}, outputOf(0, 1, "first\n"), outputOf(0, 1, "bad\n", Stream::Error),
                     endOf(0, 1, Reason::ExitCode, 3, 200), endOf(1, 1, Reason::Refused, {}, 200),
                     endOf(0, 2, Reason::Refused, {}, 250), TaskStarted{0, 300, 3}, outputOf(0, 3, "second\n"),
                     endOf(0, 3, Reason::None, 0, 400), endOf(1, 2, Reason::Refused, {}, 400), TaskStarted{2, 100},
                     output(2, "second\n"), ended(2), RunEnded{4000, false}}));
        QTRY_VERIFY(listener.isOver());
        check(*(*recorder)->run());
        QCOMPARE((*store)->runs().first().outcomes, (*recorder)->run()->summary().outcomes);
    }
    const QString file = folder.filePath(u"history.sqlite"_s);
    QCOMPARE(answerOf(file, u"SELECT count(*) FROM tasks"_s), u"6"_s);
    QCOMPARE(answerOf(file, u"SELECT exit_code FROM tasks WHERE task = 0 AND attempt = 1"_s), u"3"_s);
    inAllWays(folder, spec->id, check);
}

void AttemptsTest::oneUnderWayHasNotEnded()
{
    auto store = Store::withoutHistory();
    auto recorder = store->record(sampleSpec(1));
    QVERIFY(recorder.ok());
    const StoredRunPtr run = (*recorder)->run();
    (*recorder)->deliver(
        batchOf({TaskStarted{0, 100}, outputOf(0, 1, "first\n"), endOf(0, 1, Reason::ExitCode, 1, 200)}));
    QTRY_VERIFY(run->task(0).ended);
    QCOMPARE(endsIn(run->summary()), 1);
    (*recorder)->deliver(batchOf({TaskStarted{0, 300, 2}}));
    QTRY_COMPARE(run->task(0).attempt, 2);
    QVERIFY(run->task(0).started && !run->task(0).ended);
    QCOMPARE(endsIn(run->summary()), 0);
    QCOMPARE(run->task(0).digest, QByteArray());
    QCOMPARE(whole(*run, 0), QByteArray());
    QCOMPARE(run->attemptOutput(0, 1, Stream::Output, 0, 100), QByteArray("first\n"));
}

void AttemptsTest::oneThatWasInterrupted()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(1);
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(
            batchOf({TaskStarted{0, 100}, outputOf(0, 1, "first\n"), endOf(0, 1, Reason::ExitCode, 1, 200),
                     TaskStarted{0, 300, 2}, outputOf(0, 2, "half")}));
    }
    inAllWays(folder, spec->id, [](const ResultSource& run) {
        QCOMPARE(run.summary().state, RunState::Interrupted);
        QCOMPARE(run.task(0).attempt, 2);
        QCOMPARE(run.task(0).verdict.reason, Reason::Interrupted);
        QCOMPARE(run.task(0).verdict.remote, RemoteState::Unknown);
        QCOMPARE(whole(run, 0), QByteArray("half"));
        QCOMPARE(run.attempts(0).size(), 2);
        QCOMPARE(run.attempts(0)[0].verdict.exitCode, 1U);
        QCOMPARE(endsIn(run.summary()), 1);
        QCOMPARE(run.summary().outcomes[size_t(Outcome::Lost)], 1);
    });
}

void AttemptsTest::lateWordsStayWithTheirs()
{
    const QTemporaryDir folder;
    const RunSpecPtr spec = sampleSpec(1);
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        (*recorder)->deliver(
            batchOf({TaskStarted{0, 100}, outputOf(0, 1, "a"), TaskStarted{0, 300, 2}, outputOf(0, 2, "B"),
                     outputOf(0, 1, "b"), endOf(0, 1, Reason::LinkLost, {}, 350), outputOf(0, 2, "C"),
                     endOf(0, 2, Reason::None, 0, 400), endOf(0, 2, Reason::ExitCode, 1, 500), RunEnded{4000, false}}));
        QTRY_VERIFY(listener.isOver());
    }
    inAllWays(folder, spec->id, [](const ResultSource& run) {
        QCOMPARE(whole(run, 0), QByteArray("BC"));
        QCOMPARE(run.attemptOutput(0, 1, Stream::Output, 0, 100), QByteArray("ab"));
        QCOMPARE(run.attempts(0)[0].verdict.reason, Reason::LinkLost);
        QCOMPARE(run.task(0).outcome(), Outcome::Ok);
        QCOMPARE(endsIn(run.summary()), 1);
        QCOMPARE(run.summary().outcomes[size_t(Outcome::Ok)], 1);
    });
}

ROLLCALL_TEST(tst_attempts, AttemptsTest)
#include "tst_attempts.moc"
