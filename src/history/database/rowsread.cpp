// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/result/outputsummary.h"
#include "core/result/resultsource.h"
#include "core/result/showndigest.h"
#include "core/run/event.h"
#include "core/verdict/outcome.h"
#include "history/database/rows.h"
#include "history/database/schema.h"
#include "history/database/sql.h"
#include "history/segments/detailcodec.h"
#include "history/segments/record.h"

#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

// What comes out of the tables.
namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

/// A number that is computed with, whatever the file says.
int countOf(const QVariant& value)
{
    constexpr int most = 10'000'000;
    return static_cast<int>(std::clamp<qint64>(value.toLongLong(), 0, most));
}

void readOutcomes(const QString& written, std::array<int, outcomeCount>& outcomes)
{
    for (const QString& part : written.split(u' ', Qt::SkipEmptyParts)) {
        Outcome outcome = Outcome::Ok;
        if (outcomeFromName(part.section(u'=', 0, 0), outcome))
            outcomes[static_cast<size_t>(outcome)] = countOf(part.section(u'=', 1));
    }
}

RunState stateOf(int number)
{
    if (number > incompleteState)
        number -= incompleteState;
    return number >= 0 && number <= static_cast<int>(RunState::Paused) ? static_cast<RunState>(number)
                                                                       : RunState::Interrupted;
}

QDateTime timeOf(const QVariant& value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(storedTime(value.toLongLong())).toUTC();
}

/// What a database of the first version, which is only read, does not have yet is given its default.
QString summaryColumns(bool first)
{
    return "id, title, target, snippet, state, started, ended, hosts, steps, outcomes, "_L1 +
           (first ? "0"_L1 : "damaged"_L1);
}

Status isFirstVersion(QSqlDatabase& db, bool& first)
{
    int version = 0;
    const Status status = readVersion(db, db.databaseName(), version);
    first = version < 2;
    return status;
}

HostRecord readHost(const QString& address, const QString& phases)
{
    HostRecord host{HostPhase::Done, address};
    for (const QString& part : phases.split(u' ', Qt::SkipEmptyParts)) {
        HostPhase phase = HostPhase::Waiting;
        if (hostPhaseFromName(part.section(u'=', 0, 0), phase))
            host.entered[static_cast<size_t>(phase)] = storedTime(part.section(u'=', 1).toLongLong());
    }
    return host;
}

RunSummary readSummary(const QSqlQuery& query)
{
    RunSummary run;
    run.id = query.value(0).toString();
    run.title = query.value(1).toString();
    run.target = query.value(2).toString();
    run.snippet = query.value(3).toString();
    run.state = stateOf(query.value(4).toInt());
    run.incomplete = query.value(4).toInt() > incompleteState;
    run.started = timeOf(query.value(5));
    run.ended = timeOf(query.value(6));
    run.elapsed = run.ended.isValid() ? std::max<qint64>(run.started.msecsTo(run.ended), 0) : 0;
    run.hosts = countOf(query.value(7));
    run.steps = std::min(countOf(query.value(8)), 1'000'000'000 / std::max(run.hosts, 1)); // hosts × steps is an int
    run.damaged = query.value(10).toInt() != 0;
    readOutcomes(query.value(9).toString(), run.outcomes);
    return run;
}

QString outputColumns(bool first)
{
    return first ? u", NULL, '', '', ''"_s : u", lines, last_output, last_error, shown_digest"_s;
}

/// Those, from the column `at` on.
OutputSummary readOutput(const QSqlQuery& query, int at)
{
    OutputSummary summary;
    if (const QVariant lines = query.value(at); !lines.isNull())
        summary.lines = std::max<qint64>(lines.toLongLong(), 0);
    summary.lastLines = {query.value(at + 1).toString(), query.value(at + 2).toString()};
    summary.shownDigest = shownDigestFrom(query.value(at + 3).toByteArray());
    return summary;
}

/// `first`: a row of the first version, of a run that began at `start`.
TaskRecord readTask(const QSqlQuery& query, bool first, const QDateTime& start)
{
    const auto time = [&](const QVariant& value) {
        const qint64 stored = storedTime(value.toLongLong());
        return first ? sinceStart(stored, start) : stored;
    };
    TaskRecord task;
    if (const QVariant code = query.value(2); !code.isNull() && code.toLongLong() >= 0) // -1 in rows of older versions
        task.verdict.exitCode = static_cast<quint32>(code.toLongLong());
    task.verdict.reason = storedReason(query.value(1).toString(), task.verdict.exitCode);
    task.verdict.signal = query.value(3).toString();
    task.verdict.detail = decodeDetail(query.value(4).toString(), query.value(10).toByteArray());
    task.verdict.remote = remoteStateFromName(query.value(5).toString());
    if (query.value(1).toString() == reasonName(Reason::Interrupted) && task.verdict.remote == RemoteState::NotStarted)
        task.verdict = unseenEnd(false); // older versions were surer than their records
    task.started = first ? query.value(6).toLongLong() != 0 : !query.value(6).isNull();
    task.startTime = task.started ? time(query.value(6)) : 0;
    task.endTime = time(query.value(7));
    task.firstLine = query.value(8).toString();
    task.digest = query.value(9).toByteArray();
    task.output = readOutput(query, 12);
    task.ended = true;
    task.attempt = static_cast<quint16>(std::clamp<qint64>(query.value(11).toLongLong(), 1, 0xffff));
    return task;
}

} // namespace

Status listRuns(QSqlDatabase& db, int limit, int offset, QList<RunSummary>& runs)
{
    bool first = false;
    if (Status status = isFirstVersion(db, first); !status)
        return status;
    QSqlQuery query = prepared(db, "SELECT "_L1 + summaryColumns(first) +
                                       " FROM runs ORDER BY started DESC, key DESC"_L1 + " LIMIT ? OFFSET ?"_L1);
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

Status listIds(QSqlDatabase& db, bool underWayOnly, QStringList& ids)
{
    QSqlQuery query =
        prepared(db, underWayOnly ? u"SELECT id FROM runs WHERE state IN (0, 4)"_s : u"SELECT id FROM runs"_s);
    if (Status status = exec(query); !status)
        return status;
    while (query.next())
        ids.append(query.value(0).toString());
    return {};
}

Status damagedRuns(QSqlDatabase& db, QList<std::pair<QString, int>>& runs)
{
    bool first = false;
    if (Status status = isFirstVersion(db, first); !status || first)
        return status;
    QSqlQuery query = prepared(db, u"SELECT id, damaged FROM runs WHERE damaged <> 0 AND state NOT IN (0, 4)"_s);
    Status status = exec(query);
    while (status.ok() && query.next())
        runs.append({query.value(0).toString(), query.value(1).toInt()});
    return status;
}

Status loadRun(QSqlDatabase& db, const QString& id, LoadedRun& run)
{
    return inSnapshot(db, [&]() -> Status {
        qint64 key = 0;
        if (Status status = keyOf(db, id, key); !status)
            return status;
        bool first = false;
        if (Status status = isFirstVersion(db, first); !status)
            return status;
        const auto each = [&](const QString& statement, const std::function<void(const QSqlQuery&)>& row) {
            QSqlQuery query = prepared(db, statement);
            query.addBindValue(key);
            Status status = exec(query);
            while (status.ok() && query.next())
                row(query);
            return status;
        };
        Status status =
            each("SELECT "_L1 + summaryColumns(first) + ", spec FROM runs WHERE key = ?"_L1, [&](const QSqlQuery& q) {
                run.summary = readSummary(q);
                run.spec = q.value(11).toByteArray();
            });
        bool hasData = false;
        if (status.ok())
            status = hasColumn(db, u"tasks"_s, u"detail_data"_s, hasData);
        if (status.ok()) {
            const auto data = hasData ? "detail_data"_L1 : "x''"_L1;
            const auto attempt = first ? "1"_L1 : "attempt"_L1;
            status =
                each("SELECT task, reason, exit_code, signal, detail, remote, started, ended, first_line, digest, "_L1 +
                         data + ", "_L1 + attempt + outputColumns(first) + " FROM tasks WHERE run = ?"_L1,
                     [&](const QSqlQuery& q) {
                         run.tasks.emplace_back(q.value(0).toUInt(), readTask(q, first, run.summary.started));
                     });
        }
        if (status.ok()) {
            status = each(
                "SELECT host, used_address, "_L1 + (first ? "''"_L1 : "phases"_L1) + " FROM hosts WHERE run = ?"_L1,
                [&](const QSqlQuery& q) {
                    run.hosts.emplace_back(q.value(0).toUInt(), readHost(q.value(1).toString(), q.value(2).toString()));
                });
        }
        if (status.ok()) {
            const auto size = first ? QString::number(IndexEntry::firstSize) : u"entry_size"_s;
            status = each("SELECT entries, "_L1 + size + " FROM pieces WHERE run = ? ORDER BY key"_L1,
                          [&](const QSqlQuery& q) {
                              run.indexes.append({q.value(0).toByteArray(), q.value(1).toLongLong()});
                          });
        }
        return status;
    });
}

} // namespace rollcall::history
