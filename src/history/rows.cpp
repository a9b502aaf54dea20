// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rows.h"

#include "history/database.h"
#include "history/record.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <optional>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

constexpr int sqliteFull = 13; // SQLITE_FULL, https://www.sqlite.org/rescode.html

// Reasons and states are kept by their stable names or numbers of this schema; times in ms UTC.
// runs.state: 0 running, 1 finished, 2 cancelled, 3 interrupted. pieces.entries: see IndexEntry.
const char* const schema[] = {
    "CREATE TABLE runs (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    " target TEXT NOT NULL, snippet TEXT NOT NULL, state INTEGER NOT NULL, started INTEGER NOT NULL,"
    " ended INTEGER, hosts INTEGER NOT NULL, steps INTEGER NOT NULL, outcomes TEXT NOT NULL DEFAULT '',"
    " spec BLOB NOT NULL)",
    "CREATE INDEX runs_by_start ON runs (started DESC)",
    "CREATE TABLE hosts (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, host INTEGER NOT NULL,"
    " name TEXT NOT NULL, groups TEXT NOT NULL, address TEXT NOT NULL, port INTEGER NOT NULL, user TEXT NOT NULL,"
    " used_address TEXT NOT NULL DEFAULT '', PRIMARY KEY (run, host)) WITHOUT ROWID",
    "CREATE TABLE tasks (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, task INTEGER NOT NULL,"
    " reason TEXT NOT NULL, exit_code INTEGER NOT NULL, signal TEXT NOT NULL, detail TEXT NOT NULL,"
    " remote TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, output_bytes INTEGER NOT NULL,"
    " error_bytes INTEGER NOT NULL, first_line TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (run, task))"
    " WITHOUT ROWID",
    "CREATE TABLE pieces (key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,"
    " entries BLOB NOT NULL)",
    "CREATE INDEX pieces_by_run ON pieces (run)",
};

Status exec(QSqlQuery& query)
{
    if (query.exec())
        return {};
    return databaseError(query.lastError(), {});
}

Status exec(QSqlDatabase& db, const QString& statement)
{
    QSqlQuery query(db);
    if (query.exec(statement))
        return {};
    return databaseError(query.lastError(), db.databaseName());
}

Status inTransaction(QSqlDatabase& db, const std::function<Status()>& body)
{
    if (Status begun = exec(db, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Status done = body();
    if (done.ok())
        done = exec(db, u"COMMIT"_s);
    if (!done.ok())
        (void)exec(db, u"ROLLBACK"_s); // the first error is the one that counts
    return done;
}

QSqlQuery prepared(QSqlDatabase& db, const QString& statement)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    query.prepare(statement);
    return query;
}

/// A null QString would become NULL.
QString text(const QString& value)
{
    return value.isNull() ? u""_s : value;
}

QByteArray blob(const QByteArray& value)
{
    return value.isNull() ? QByteArray("") : value;
}

QString outcomesText(const std::array<int, outcomeCount>& outcomes)
{
    QStringList parts;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] > 0)
            parts.append(outcomeName(static_cast<Outcome>(i)) + u'=' + QString::number(outcomes[i]));
    }
    return text(parts.join(u' '));
}

void readOutcomes(const QString& written, std::array<int, outcomeCount>& outcomes)
{
    for (const QString& part : written.split(u' ', Qt::SkipEmptyParts)) {
        Outcome outcome = Outcome::Ok;
        if (outcomeFromName(part.section(u'=', 0, 0), outcome))
            outcomes[static_cast<size_t>(outcome)] = part.section(u'=', 1).toInt();
    }
}

RunState stateOf(int number)
{
    return number >= 0 && number <= static_cast<int>(RunState::Interrupted) ? static_cast<RunState>(number)
                                                                            : RunState::Interrupted;
}

QDateTime timeOf(const QVariant& value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong()).toUTC();
}

QVariant timeValue(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

constexpr auto summaryColumns = "id, title, target, snippet, state, started, ended, hosts, steps, outcomes"_L1;

RunSummary readSummary(const QSqlQuery& query)
{
    RunSummary run;
    run.id = query.value(0).toString();
    run.title = query.value(1).toString();
    run.target = query.value(2).toString();
    run.snippet = query.value(3).toString();
    run.state = stateOf(query.value(4).toInt());
    run.started = timeOf(query.value(5));
    run.ended = timeOf(query.value(6));
    run.hosts = query.value(7).toInt();
    run.steps = query.value(8).toInt();
    readOutcomes(query.value(9).toString(), run.outcomes);
    return run;
}

Status keyOf(QSqlDatabase& db, const QString& id, qint64& key)
{
    QSqlQuery query = prepared(db, u"SELECT key FROM runs WHERE id = ?"_s);
    query.addBindValue(id);
    if (Status status = exec(query); !status)
        return status;
    if (!query.next())
        return Error{ErrorKind::UnknownRun, id, {}, db.databaseName(), 0};
    key = query.value(0).toLongLong();
    return {};
}

Status writeTasks(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    QSqlQuery query = prepared(db, u"INSERT OR REPLACE INTO tasks VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    for (const auto& [index, task] : rows.tasks) {
        int at = 0;
        query.bindValue(at++, key);
        query.bindValue(at++, index);
        query.bindValue(at++, text(reasonName(task.verdict.reason)));
        query.bindValue(at++, task.verdict.exitCode);
        query.bindValue(at++, text(task.verdict.signal));
        query.bindValue(at++, text(task.verdict.detail));
        query.bindValue(at++, text(remoteStateName(task.verdict.remote)));
        query.bindValue(at++, task.startTime);
        query.bindValue(at++, task.endTime);
        query.bindValue(at++, task.bytes[0]);
        query.bindValue(at++, task.bytes[1]);
        query.bindValue(at++, text(task.firstLine));
        query.bindValue(at++, blob(task.digest));
        if (Status status = exec(query); !status)
            return status;
    }
    return {};
}

Status writeAddresses(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    QSqlQuery query = prepared(db, u"UPDATE hosts SET used_address = ? WHERE run = ? AND host = ?"_s);
    for (const auto& [index, address] : rows.addresses) {
        query.bindValue(0, text(address));
        query.bindValue(1, key);
        query.bindValue(2, index);
        if (Status status = exec(query); !status)
            return status;
    }
    return {};
}

Status writeIndex(QSqlDatabase& db, qint64 key, const RunRows& rows)
{
    if (rows.index.isEmpty())
        return {};
    QSqlQuery query = prepared(db, u"INSERT INTO pieces (run, entries) VALUES (?, ?)"_s);
    query.addBindValue(key);
    query.addBindValue(rows.index);
    return exec(query);
}

Status writeSummary(QSqlDatabase& db, qint64 key, const RunSummary& summary)
{
    QSqlQuery query = prepared(db, u"UPDATE runs SET state = ?, ended = ?, outcomes = ? WHERE key = ?"_s);
    query.addBindValue(static_cast<int>(summary.state));
    query.addBindValue(timeValue(summary.ended));
    query.addBindValue(outcomesText(summary.outcomes));
    query.addBindValue(key);
    return exec(query);
}

TaskRecord readTask(const QSqlQuery& query)
{
    TaskRecord task;
    if (!reasonFromName(query.value(1).toString(), task.verdict.reason))
        task.verdict.reason = Reason::Interrupted;
    task.verdict.exitCode = query.value(2).toInt();
    task.verdict.signal = query.value(3).toString();
    task.verdict.detail = query.value(4).toString();
    task.verdict.remote = remoteStateFromName(query.value(5).toString());
    task.startTime = query.value(6).toLongLong();
    task.endTime = query.value(7).toLongLong();
    task.firstLine = query.value(8).toString();
    task.digest = query.value(9).toByteArray();
    task.started = task.startTime != 0;
    task.ended = true;
    return task;
}

Status createSchema(QSqlDatabase& db)
{
    for (const char* const statement : schema) {
        if (Status status = exec(db, QString::fromLatin1(statement)); !status)
            return status;
    }
    return exec(db, u"PRAGMA user_version = %1"_s.arg(Database::schemaVersion));
}

Status readVersion(QSqlDatabase& db, int& version)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return databaseError(query.lastError(), db.databaseName());
    version = query.value(0).toInt();
    return {};
}

} // namespace

void RunRows::prepend(RunRows&& earlier)
{
    tasks.insert(tasks.begin(), earlier.tasks.begin(), earlier.tasks.end());
    addresses.insert(addresses.begin(), earlier.addresses.begin(), earlier.addresses.end());
    index.prepend(earlier.index);
}

Error databaseError(const QSqlError& error, const QString& file)
{
    Error result;
    result.kind = error.nativeErrorCode().toInt() == sqliteFull ? ErrorKind::DiskFull : ErrorKind::Database;
    result.file = file;
    result.detail = error.text();
    return result;
}

Status prepareSchema(QSqlDatabase& db, const QString& file)
{
    int version = 0;
    if (Status status = readVersion(db, version); !status)
        return status;
    if (version > Database::schemaVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    for (const auto pragma : {"PRAGMA journal_mode = WAL"_L1, "PRAGMA synchronous = NORMAL"_L1,
                              "PRAGMA foreign_keys = ON"_L1}) {
        if (Status status = exec(db, pragma); !status)
            return status;
    }
    if (version == Database::schemaVersion)
        return {};
    return inTransaction(db, [&db]() -> Status {
        int now = 0; // another process may have been faster
        if (Status status = readVersion(db, now); !status || now == Database::schemaVersion)
            return status;
        return createSchema(db);
    });
}

Status insertRun(QSqlDatabase& db, const RunSummary& summary, const QByteArray& encodedSpec, const RunSpec& spec)
{
    return inTransaction(db, [&]() -> Status {
        QSqlQuery run = prepared(db, u"INSERT INTO runs (id, title, target, snippet, state, started, hosts, steps,"
                                     " spec) VALUES (?,?,?,?,?,?,?,?,?)"_s);
        for (const QString& value : {summary.id, summary.title, summary.target, summary.snippet})
            run.addBindValue(text(value));
        run.addBindValue(static_cast<int>(summary.state));
        run.addBindValue(summary.started.toMSecsSinceEpoch());
        run.addBindValue(summary.hosts);
        run.addBindValue(summary.steps);
        run.addBindValue(encodedSpec);
        if (Status status = exec(run); !status)
            return status;
        const QVariant key = run.lastInsertId();
        QSqlQuery query = prepared(db, u"INSERT INTO hosts (run, host, name, groups, address, port, user)"
                                       " VALUES (?,?,?,?,?,?,?)"_s);
        for (qsizetype i = 0; i < spec.hosts.size(); ++i) {
            const HostSpec& host = spec.hosts[i];
            int at = 0;
            query.bindValue(at++, key);
            query.bindValue(at++, qint64(i));
            for (const QString& value : {host.name, host.group, host.address})
                query.bindValue(at++, text(value));
            query.bindValue(at++, host.port);
            query.bindValue(at++, text(host.user));
            if (Status status = exec(query); !status)
                return status;
        }
        return {};
    });
}

Status writeRows(QSqlDatabase& db, const RunRows& rows)
{
    return inTransaction(db, [&]() -> Status {
        qint64 key = 0;
        if (Status status = keyOf(db, rows.summary.id, key); !status)
            return status;
        if (Status status = writeTasks(db, key, rows); !status)
            return status;
        if (Status status = writeAddresses(db, key, rows); !status)
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
            QSqlQuery query = prepared(db, u"DELETE FROM %1 WHERE run = (SELECT key FROM runs WHERE id = ?)"_s.arg(table));
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

Status listRuns(QSqlDatabase& db, int limit, int offset, QList<RunSummary>& runs)
{
    QSqlQuery query = prepared(db, "SELECT "_L1 + summaryColumns + " FROM runs ORDER BY started DESC, key DESC"_L1
                                       + " LIMIT ? OFFSET ?"_L1);
    query.addBindValue(limit);
    query.addBindValue(offset);
    if (Status status = exec(query); !status)
        return status;
    while (query.next())
        runs.append(readSummary(query));
    return {};
}

Status countRuns(QSqlDatabase& db, int& count)
{
    QSqlQuery query = prepared(db, u"SELECT count(*) FROM runs"_s);
    if (Status status = exec(query); !status)
        return status;
    count = query.next() ? query.value(0).toInt() : 0;
    return {};
}

Status listIds(QSqlDatabase& db, bool runningOnly, QStringList& ids)
{
    QSqlQuery query = prepared(db, runningOnly ? u"SELECT id FROM runs WHERE state = 0"_s : u"SELECT id FROM runs"_s);
    if (Status status = exec(query); !status)
        return status;
    while (query.next())
        ids.append(query.value(0).toString());
    return {};
}

Status loadRun(QSqlDatabase& db, const QString& id, LoadedRun& run)
{
    // One snapshot, even while another process writes.
    return inTransaction(db, [&]() -> Status {
        qint64 key = 0;
        if (Status status = keyOf(db, id, key); !status)
            return status;
        const auto each = [&](const QString& statement, const std::function<void(const QSqlQuery&)>& row) {
            QSqlQuery query = prepared(db, statement);
            query.addBindValue(key);
            Status status = exec(query);
            while (status.ok() && query.next())
                row(query);
            return status;
        };
        Status status = each("SELECT "_L1 + summaryColumns + ", spec FROM runs WHERE key = ?"_L1, [&](const QSqlQuery& q) {
            run.summary = readSummary(q);
            run.spec = q.value(10).toByteArray();
        });
        if (status.ok()) {
            status = each(u"SELECT task, reason, exit_code, signal, detail, remote, started, ended, first_line, digest"
                          " FROM tasks WHERE run = ?"_s,
                          [&](const QSqlQuery& q) { run.tasks.emplace_back(q.value(0).toUInt(), readTask(q)); });
        }
        if (status.ok()) {
            status = each(u"SELECT host, used_address FROM hosts WHERE run = ? AND used_address <> ''"_s,
                          [&](const QSqlQuery& q) { run.addresses.emplace_back(q.value(0).toUInt(), q.value(1).toString()); });
        }
        if (status.ok()) {
            status = each(u"SELECT entries FROM pieces WHERE run = ? ORDER BY key"_s,
                          [&](const QSqlQuery& q) { run.indexes.append(q.value(0).toByteArray()); });
        }
        return status;
    });
}

} // namespace rollcall::history
