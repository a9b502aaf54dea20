// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::FakeSource;

namespace {

TaskRecord begun(Reason reason, RemoteState remote)
{
    TaskRecord record;
    record.started = record.ended = true;
    record.verdict = verdictOf(reason);
    record.verdict.remote = remote;
    return record;
}

/// One step on a host for everything that can become of it.
struct Sample : FakeSource
{
    enum Host {
        Ok,
        Failed,
        Refused,
        LoginRefused,
        Held,
        KeyChanged,
        Skipped,
        CancelledBefore,
        CancelledSince,
        Left,
        Lost,
        Running,
        Waiting
    };

    Sample() : FakeSource(Waiting + 1, {u"uptime"_s})
    {
        end(Ok, "up");
        end(Failed, "down", {}, 3);
        end(Refused, verdictOf(Reason::Refused));
        end(LoginRefused, verdictOf(Reason::Denied));
        end(Held, verdictOf(Reason::PausedAfterDenials));
        end(KeyChanged, verdictOf(Reason::HostKeyChanged));
        end(Skipped, verdictOf(Reason::SkippedByConfiguration));
        end(CancelledBefore, verdictOf(Reason::CancelledByUser));
        set(CancelledSince, begun(Reason::CancelledByUser, RemoteState::Ended));
        set(Left, begun(Reason::CommandTimeout, RemoteState::StillRunning));
        set(Lost, begun(Reason::LinkLost, RemoteState::Unknown));
        TaskRecord running;
        running.started = true;
        set(Running, running);
        setState(RunState::Running);
    }
};

QList<TaskIndex> meant(const ResultSource& source, const QString& text)
{
    return tasksOf(source, RunQuery::parse(text).value());
}

} // namespace

class RunQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTasks_data()
    {
        using S = Sample;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<TaskIndex>>("tasks");
        const auto row = [](const char* text, const QList<TaskIndex>& tasks) {
            QTest::newRow(text) << QString::fromLatin1(text) << tasks;
        };
        QList<TaskIndex> all;
        for (TaskIndex task = S::Ok; task <= S::Waiting; ++task)
            all.append(task);
        row("all", all);
        row("not-ok", all.sliced(1));
        row("untouched", {S::Refused, S::LoginRefused, S::Held, S::KeyChanged, S::Skipped, S::CancelledBefore});
        row("ok", {S::Ok});
        row("failed", {S::Failed});
        row("exit-code", {S::Failed});
        row("cancelled", {S::CancelledBefore, S::CancelledSince});
        row("denied", {S::LoginRefused, S::Held}); // the outcome
        row("outcome:denied", {S::LoginRefused, S::Held});
        row("reason:denied", {S::LoginRefused});
        row("timed-out", {S::Left});
        row("lost", {S::Lost});
        row("signal", {});
        row(" Failed, refused ,lost", {S::Failed, S::Refused, S::Lost});
        row("failed,all", all);
    }

    void choosesTasks()
    {
        QFETCH(QString, text);
        QFETCH(QList<TaskIndex>, tasks);
        QCOMPARE(meant(Sample(), text), tasks);
    }

    void aHostIsUntouchedByAllSteps()
    {
        FakeSource source(2, {u"a"_s, u"b"_s});
        source.end(0, {}, {}, 1);
        source.end(1, verdictOf(Reason::SkippedAfterFailure)); // not started, but what stands before it has
        source.end(2, verdictOf(Reason::Refused));
        source.end(3, verdictOf(Reason::Refused));
        QCOMPARE(meant(source, u"untouched"_s), (QList<TaskIndex>{2, 3}));
        QCOMPARE(hostsOf(source, RunQuery::untouched()), QList<HostIndex>{1});
        QCOMPARE(hostsOf(source, RunQuery::with(Outcome::Skipped)), QList<HostIndex>{0});
        QCOMPARE(hostsOf(source, RunQuery::notOk()), (QList<HostIndex>{0, 1}));
        QCOMPARE(hostsOf(source, QList<RunQuery>{RunQuery::with({Reason::Refused}), RunQuery::with(Outcome::Ok)}),
                 (QList<QList<HostIndex>>{{1}, {}}));
    }

    /// The record ends before the program did: what it does not hold may have happened.
    void nothingIsCertainWhereTheProgramEnded()
    {
        FakeSource source(3, {u"a"_s});
        source.end(0, verdictOf(Reason::Interrupted));
        source.end(1, verdictOf(Reason::LocalDiskFull));
        source.end(2, verdictOf(Reason::Refused));
        source.setState(RunState::Interrupted);
        QCOMPARE(meant(source, u"untouched"_s), QList<TaskIndex>{2});
        source.setState(RunState::Finished);
        QCOMPARE(meant(source, u"untouched"_s), (QList<TaskIndex>{1, 2}));
    }

    /// Every outcome and reason is in the list, under the name that the files have for it, and means itself.
    void everyNameIsUnderstood()
    {
        QSet<QString> seen;
        for (const QString& name : RunQuery::names()) {
            QVERIFY2(RunQuery::parse(name).ok() && !seen.contains(name), qPrintable(name));
            seen.insert(name);
        }
        QCOMPARE(seen.size(), 3 + outcomeCount + reasonCount - 1);
        for (int i = 1; i < reasonCount; ++i) {
            const auto reason = static_cast<Reason>(i);
            QCOMPARE(RunQuery::parse(u"reason:"_s + reasonName(reason)).value(), RunQuery::with({reason}));
        }
    }

    void anUnknownNameIsRefused()
    {
        for (const QString& text : {u"fialed"_s, u"failed,fialed"_s}) {
            const Error error = RunQuery::parse(text).error();
            QCOMPARE(error.kind, ErrorKind::BadValue);
            QCOMPARE(error.subject, u"fialed"_s);
            for (const QString& name : RunQuery::names())
                QVERIFY2(error.detail.contains(name), qPrintable(name));
        }
        const auto said = [](const QString& text) { return errorText(RunQuery::parse(text).error()); };
        QVERIFY2(said(u"fialed"_s).contains(u"“failed” meant"_s), qPrintable(said(u"fialed"_s)));
        QVERIFY(said(u"resaon:denied"_s).contains(u"“reason:denied” meant"_s));
        QVERIFY(!said(u"hots:web"_s).contains(u"meant"_s));
        for (const QString& text :
             {u""_s, u"failed,"_s, u"reason:"_s, u"reason:failed"_s, u"outcome:refused"_s, u"outcome:all"_s})
            QVERIFY2(!RunQuery::parse(text), qPrintable(text));
    }
};

ROLLCALL_TEST(tst_runquery, RunQueryTest)
#include "tst_runquery.moc"
