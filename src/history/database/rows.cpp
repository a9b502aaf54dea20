// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/rows.h"

#include "core/base/error.h"
#include "core/run/event.h"
#include "core/run/snippet.h"
#include "core/verdict/outcome.h"
#include "history/database/origins.h"
#include "history/database/sql.h"
#include "history/segments/detailcodec.h"
#include "history/segments/record.h"
#include "history/segments/speccodec.h"

#include <QSqlDatabase>
#include <QVariant>

// What goes into the tables.
namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

QString outcomesText(const std::array<int, outcomeCount>& outcomes)
{
    QStringList parts;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] > 0)
            parts.append(outcomeName(static_cast<Outcome>(i)) + u'=' + QString::number(outcomes[i]));
    }
    return text(parts.join(u' '));
}

QVariant timeValue(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

int stateNumber(const RunSummary& summary)
{
    const bool over = summary.state == RunState::Finished || summary.state == RunState::Cancelled;
    return static_cast<int>(summary.state) + (over && summary.incomplete ? incompleteState : 0);
}

Status writeTasks(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    QSqlQuery query =
        prepared(db, u"INSERT OR REPLACE INTO tasks (run, task, attempt, outcome, reason, exit_code, signal,"
                     " detail, remote, started, ended, output_bytes, error_bytes, first_line,"
                     " digest, detail_data, lines, last_output, last_error, shown_digest)"
                     " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    for (const auto& [index, task] : rows.tasks) {
        int at = 0;
        query.bindValue(at++, key);
        query.bindValue(at++, index);
        query.bindValue(at++, task.attempt);
        query.bindValue(at++, text(outcomeName(task.outcome())));
        query.bindValue(at++, text(reasonName(task.verdict.reason)));
        query.bindValue(at++, task.verdict.exitCode ? QVariant(qint64(*task.verdict.exitCode)) : QVariant());
        query.bindValue(at++, text(task.verdict.signal));
        query.bindValue(at++, text(task.verdict.detail.english()));
        query.bindValue(at++, text(remoteStateName(task.verdict.remote)));
        query.bindValue(at++, task.started ? QVariant(task.startTime) : QVariant());
        query.bindValue(at++, task.endTime);
        query.bindValue(at++, task.bytes[0]);
        query.bindValue(at++, task.bytes[1]);
        query.bindValue(at++, text(task.firstLine));
        query.bindValue(at++, blob(task.digest));
        query.bindValue(at++, blob(encodeDetail(task.verdict.detail)));
        query.bindValue(at++, task.output.lines ? QVariant(*task.output.lines) : QVariant());
        for (const QString& line : task.output.lastLines)
            query.bindValue(at++, text(line));
        query.bindValue(at++, blob(packed(task.output.shownDigest)));
        if (Status status = exec(query); !status)
            return status;
    }
    return {};
}

/// "connecting=12 logging-in=40": by name, as a later version may know more.
QString phasesText(const HostRecord& host)
{
    QStringList parts;
    for (size_t i = 0; i < host.entered.size(); ++i) {
        if (host.entered[i] >= 0)
            parts.append(hostPhaseName(static_cast<HostPhase>(i)) + u'=' + QString::number(host.entered[i]));
    }
    return text(parts.join(u' '));
}

Status writeHosts(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    QSqlQuery query = prepared(db, u"UPDATE hosts SET used_address = ?, phases = ? WHERE run = ? AND host = ?"_s);
    for (const auto& [index, host] : rows.hosts) {
        query.bindValue(0, text(host.address));
        query.bindValue(1, phasesText(host));
        query.bindValue(2, key);
        query.bindValue(3, index);
        if (Status status = exec(query); !status)
            return status;
    }
    return {};
}

Status writeIndex(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    if (rows.index.isEmpty())
        return {};
    QSqlQuery query = prepared(db, u"INSERT INTO pieces (run, entries, entry_size) VALUES (?, ?, ?)"_s);
    query.addBindValue(key);
    query.addBindValue(rows.index);
    query.addBindValue(qint64(IndexEntry::size));
    return exec(query);
}

Status writeSummary(QSqlDatabase& db, qint64 key, const RunSummary& summary)
{
    QSqlQuery query = prepared(db, u"UPDATE runs SET state = ?, ended = ?, outcomes = ?, damaged = ?"
                                   " WHERE key = ?"_s);
    query.addBindValue(stateNumber(summary));
    query.addBindValue(timeValue(summary.ended));
    query.addBindValue(outcomesText(summary.outcomes));
    query.addBindValue(summary.damaged);
    query.addBindValue(key);
    return exec(query);
}

} // namespace

void RunRows::prepend(RunRows&& earlier)
{
    tasks.insert(tasks.begin(), earlier.tasks.begin(), earlier.tasks.end());
    hosts.merge(earlier.hosts); // what is here is newer
    index.prepend(earlier.index);
}

Status insertRun(QSqlDatabase& db, const RunSummary& summary, const QByteArray& encodedSpec, const StoredSpec& spec)
{
    return inTransaction(db, [&]() -> Status {
        QSqlQuery run = prepared(db, u"INSERT INTO runs (id, title, target, snippet, state, started, hosts, steps,"
                                     " spec, damaged, parent, who, request) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
        for (const QString& value : {summary.id, summary.title, summary.target, summary.snippet})
            run.addBindValue(text(value));
        run.addBindValue(static_cast<int>(summary.state));
        run.addBindValue(summary.started.toMSecsSinceEpoch());
        run.addBindValue(summary.hosts);
        run.addBindValue(summary.steps);
        run.addBindValue(blob(encodedSpec));
        run.addBindValue(summary.damaged);
        run.addBindValue(text(spec.parent));
        run.addBindValue(text(whoRuns()));
        run.addBindValue(blob(encodeRequest(spec)));
        if (Status status = exec(run); !status)
            return status;
        const QVariant key = run.lastInsertId();
        QSqlQuery query =
            prepared(db, u"INSERT INTO hosts (run, host, name, groups, address, port, user, library, tags,"
                         " way) VALUES (?,?,?,?,?,?,?,?,?,?)"_s);
        for (qsizetype i = 0; i < spec.hosts.size(); ++i) {
            const StoredHost& host = spec.hosts[i];
            int at = 0;
            query.bindValue(at++, key);
            query.bindValue(at++, qint64(i));
            for (const QString& value : {host.name, host.group, host.address})
                query.bindValue(at++, text(value));
            query.bindValue(at++, host.port);
            query.bindValue(at++, text(host.user));
            query.bindValue(at++, text(host.library));
            query.bindValue(at++, text(host.tags.join(u'\n')));
            query.bindValue(at++, host.isWayKnown ? text(host.way.join(u'\n')) : QVariant());
            if (Status status = exec(query); !status)
                return status;
        }
        return insertSteps(db, key, spec);
    });
}

/// "command": of the login shell; "script": of an interpreter; else what kind it is.
static QString kindName(const StoredStep& step)
{
    return isScript(step.work) && step.interpreter.isEmpty() ? u"command"_s : QString(kindOf(step.work));
}

Status insertSteps(QSqlDatabase& db, const QVariant& run, const StoredSpec& spec)
{
    QSqlQuery query = prepared(db, u"INSERT OR REPLACE INTO steps (run, step, kind, title, command, interpreter,"
                                   " input_size, input_digest) VALUES (?,?,?,?,?,?,?,?)"_s);
    for (qsizetype i = 0; i < spec.steps.size(); ++i) {
        const StoredStep& step = spec.steps[i];
        int at = 0;
        query.bindValue(at++, run);
        query.bindValue(at++, qint64(i));
        query.bindValue(at++, kindName(step));
        for (const QString& value : {step.title, step.command(), step.interpreter})
            query.bindValue(at++, text(value));
        query.bindValue(at++, step.inputSize);
        query.bindValue(at++, blob(step.inputDigest));
        if (Status status = exec(query); !status)
            return status;
    }
    return {};
}

Status rewriteSpec(QSqlDatabase& db, const QString& id, const QByteArray& encodedSpec, const StoredSpec& spec)
{
    return inTransaction(db, [&]() -> Status {
        qint64 key = 0;
        if (Status status = keyOf(db, id, key); !status)
            return status;
        QSqlQuery query = prepared(db, u"UPDATE runs SET spec = ? WHERE key = ?"_s);
        query.addBindValue(blob(encodedSpec));
        query.addBindValue(key);
        const Status status = exec(query);
        return status ? insertSteps(db, key, spec) : status;
    });
}

Status setDamaged(QSqlDatabase& db, const QVariant& run, int mark)
{
    QSqlQuery query = prepared(db, u"UPDATE runs SET damaged = ? WHERE key = ?"_s);
    query.addBindValue(mark);
    query.addBindValue(run);
    return exec(query);
}

Status noteDamage(QSqlDatabase& db, const QString& id, int mark)
{
    qint64 key = 0;
    const Status status = keyOf(db, id, key);
    return status ? setDamaged(db, key, mark) : status;
}

Status writeRows(QSqlDatabase& db, const RunRows& rows)
{
    return inTransaction(db, [&]() -> Status {
        qint64 key = 0;
        if (Status status = keyOf(db, rows.summary.id, key); !status)
            return status;
        if (Status status = writeTasks(db, key, rows); !status)
            return status;
        if (Status status = writeHosts(db, key, rows); !status)
            return status;
        if (Status status = writeIndex(db, key, rows); !status)
            return status;
        return writeSummary(db, key, rows.summary);
    });
}

Status clearRows(QSqlDatabase& db, const QString& id)
{
    return inTransaction(db, [&]() -> Status {
        for (const auto table : {"tasks"_L1, "pieces"_L1}) {
            QSqlQuery query =
                prepared(db, u"DELETE FROM %1 WHERE run = (SELECT key FROM runs WHERE id = ?)"_s.arg(table));
            query.addBindValue(id);
            if (Status status = exec(query); !status)
                return status;
        }
        return {};
    });
}

Status deleteRun(QSqlDatabase& db, const QString& id)
{
    QSqlQuery query = prepared(db, u"DELETE FROM runs WHERE id = ?"_s);
    query.addBindValue(id);
    if (Status status = exec(query); !status)
        return status;
    if (query.numRowsAffected() == 0)
        return Error{ErrorKind::UnknownRun, id, {}, db.databaseName(), 0};
    return {};
}

} // namespace rollcall::history
