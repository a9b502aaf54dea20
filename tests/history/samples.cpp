// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "core/verdict/phrase.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace rollcall::test {

using namespace Qt::StringLiterals;

RunSpecPtr sampleSpec(int hosts, int steps)
{
    auto spec = std::make_shared<RunSpec>();
    spec->id = newRunId();
    spec->title = u"uptime"_s;
    spec->target = u"@web"_s;
    spec->snippet = u"Load"_s;
    spec->created = QDateTime::fromMSecsSinceEpoch(1000).toUTC();
    const auto login = std::make_shared<const LoginSpec>();
    const auto trust = std::make_shared<const TrustSpec>();
    for (int i = 1; i <= hosts; ++i) {
        HostSpec host;
        host.name = u"web-%1"_s.arg(i);
        host.group = u"web"_s;
        host.address = u"127.0.0.%1"_s.arg(i % 250 + 1);
        host.user = u"admin"_s;
        host.login = login;
        host.trust = trust;
        spec->hosts.append(host);
    }
    for (int i = 1; i <= steps; ++i) {
        Step step;
        step.work = u"step %1"_s.arg(i);
        spec->steps.append(step);
    }
    return spec;
}

RunEvent output(TaskIndex task, const QByteArray& bytes, Stream stream, qint64 time)
{
    return TaskOutput{task, stream, time, bytes};
}

RunEvent ended(TaskIndex task, Reason reason, std::optional<quint32> exitCode, qint64 time)
{
    Verdict verdict;
    verdict.reason = reason;
    verdict.exitCode = exitCode;
    verdict.remote = RemoteState::Ended;
    return TaskEnded{task, time, verdict};
}

EventBatch batchOf(std::initializer_list<RunEvent> events)
{
    return EventBatch(events);
}

QByteArray whole(const ResultSource& run, TaskIndex task, Stream stream)
{
    return run.output(task, stream, 0, run.task(task).bytes[static_cast<size_t>(stream)]);
}

QByteArray victimOutput(TaskIndex task)
{
    QByteArray bytes;
    for (int line = 0; line < 1000; ++line)
        bytes += "task " + QByteArray::number(task) + " line " + QByteArray::number(line) + '\n';
    return bytes;
}

Listener::Listener(history::Recorder& recorder)
{
    connect(&recorder, &history::Recorder::stored, this,
            [this](const history::RunChange& change) { changes.append(change); });
    connect(&recorder, &history::Recorder::failed, this, [this](const Error& error) { failures.append(error); });
}

QString answerOf(const QString& file, const QString& statement)
{
    QString answer = u"failed"_s;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        db.setDatabaseName(file);
        const bool open = db.open();
        QSqlQuery query(db);
        if (open && query.exec(statement))
            answer = query.next() ? query.value(0).toString() : QString();
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    return answer;
}

QString runFolder(const QTemporaryDir& folder, const QString& id)
{
    return folder.filePath(u"runs/"_s + id);
}

RunSpecPtr recordFinished(history::Store& store, qsizetype bytes)
{
    const RunSpecPtr spec = sampleSpec(10);
    auto recorder = store.record(spec);
    if (!recorder)
        return nullptr;
    Listener listener(**recorder);
    for (TaskIndex task = 0; task < 10; ++task)
        (*recorder)->deliver(
            batchOf({TaskStarted{task, 1500},
                     output(task, victimOutput(task).first(std::min(bytes, victimOutput(task).size()))), ended(task)}));
    (*recorder)->deliver(batchOf({RunEnded{4000, false}}));
    return QTest::qWaitFor([&] { return listener.isOver(); }, patience) ? spec : nullptr;
}

QList<Detail> sampleDetails()
{
    const QString words = u"no terminal; the jump host b says: %1"_s;
    const Verdict inner = verdictOf(Reason::ConnectTimeout, phrase(Phrase::NoAnswerFrom, {u"192.0.2.7"_s}));
    const Verdict outer = verdictOf(Reason::JumpFailed, jumpDetail(u"outer"_s, inner));
    return {Detail(),
            words,
            Detail::said(words),
            phrase(Phrase::NoTerminal),
            phrase(Phrase::SaysJumpHost, {u"bastion"_s, Detail::said(words)}),
            phrase(Phrase::User, {u"root"_s})
                .with(phrase(Phrase::Missing, {u"/root/.ssh/id_%2"_s}))
                .with(Detail::said(u"über"_s)),
            phrase(Phrase::KeyAndNote, {u"RSA"_s, phrase(Phrase::AcceptedBefore, {u"ED25519"_s})}),
            jumpDetail(u"inner"_s, outer),
            jumpDetail(u"outer"_s, verdictOf(Reason::LinkLost))};
}

QString recordFailures(history::Store& store)
{
    const QList<Detail> details = sampleDetails();
    const auto recorder = store.record(sampleSpec(static_cast<int>(details.size())));
    if (!recorder)
        return {};
    Listener listener(**recorder);
    EventBatch batch;
    for (qsizetype task = 0; task < details.size(); ++task)
        batch.push_back(TaskEnded{TaskIndex(task), 3000, verdictOf(Reason::JumpFailed, details[task])});
    batch.push_back(RunEnded{4000, false});
    (*recorder)->deliver(std::move(batch));
    return QTest::qWaitFor([&] { return listener.isOver(); }, patience) ? (*recorder)->run()->summary().id : QString();
}

bool startVictim(QProcess& process, const QString& folder, const QString& id)
{
    process.start(QCoreApplication::applicationFilePath(), {QLatin1String(recordForever), folder, id});
    return process.waitForStarted() && process.waitForReadyRead(20'000) &&
           process.readAllStandardOutput().contains("stored");
}

int playVictim(const QString& folder, const QString& runId)
{
    auto store = history::Store::open(folder, {});
    if (!store)
        return 1;
    auto spec = std::make_shared<RunSpec>(*sampleSpec(100));
    spec->id = runId;
    auto recorder = (*store)->record(spec);
    if (!recorder)
        return 1;
    for (TaskIndex task = 0; task < 60; ++task) {
        (*recorder)->deliver(batchOf({HostChanged{task, HostPhase::Running, u"127.0.0.1"_s}, TaskStarted{task, 1500},
                                      HostLog{task, 1400, u"connected"_s}, output(task, victimOutput(task))}));
        if (task < 40)
            (*recorder)->deliver(batchOf({ended(task)}));
    }
    while ((*recorder)->run()->task(59).bytes[0] == 0)
        QThread::msleep(1);
    std::puts("stored");
    std::fflush(stdout);
    for (;;)
        QThread::sleep(1000);
}

int playMigration(const QString& folder, int stage)
{
    history::StoreOptions options;
    options.onMigration = [stage](history::MigrationStage now) {
        if (static_cast<int>(now) == stage)
            ::raise(SIGKILL);
    };
    return history::Store::open(folder, options).ok() ? 0 : 1;
}

} // namespace rollcall::test
