// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/schema.h"

#include "core/base/error.h"
#include "history/database/database.h"
#include "history/database/migration.h"
#include "history/database/rows.h"
#include "history/database/sql.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <initializer_list>
#include <iterator>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

// Reasons and states are kept by their stable names or numbers of this schema; times in ms since the epoch, UTC.
// runs.state: 0 running, 1 finished, 2 cancelled, 3 interrupted, 4 paused, 5 and 6 the same as 1 and 2 but not all
// was stored. pieces.entries: see IndexEntry.
const std::initializer_list<const char*> version1{
    "CREATE TABLE runs (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    " target TEXT NOT NULL, snippet TEXT NOT NULL, state INTEGER NOT NULL, started INTEGER NOT NULL,"
    " ended INTEGER, hosts INTEGER NOT NULL, steps INTEGER NOT NULL, outcomes TEXT NOT NULL DEFAULT '',"
    " spec BLOB NOT NULL)",
    "CREATE INDEX runs_by_start ON runs (started DESC)",
    "CREATE TABLE hosts (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, host INTEGER NOT NULL,"
    " name TEXT NOT NULL, groups TEXT NOT NULL, address TEXT NOT NULL, port INTEGER NOT NULL, user TEXT NOT "
    "NULL,"
    " used_address TEXT NOT NULL DEFAULT '', PRIMARY KEY (run, host)) WITHOUT ROWID",
    "CREATE TABLE tasks (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, task INTEGER NOT NULL,"
    " reason TEXT NOT NULL, exit_code INTEGER NOT NULL, signal TEXT NOT NULL, detail TEXT NOT NULL,"
    " remote TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, output_bytes INTEGER NOT NULL,"
    " error_bytes INTEGER NOT NULL, first_line TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (run, task))"
    " WITHOUT ROWID",
    "CREATE TABLE pieces (key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs (key) ON DELETE "
    "CASCADE,"
    " entries BLOB NOT NULL)",
    "CREATE INDEX pieces_by_run ON pieces (run)",
};

// runs.parent: the id of the run that this one runs again; request: the composition and target that made it. Times are
// as before, but those of tasks, pieces and phases (hosts.phases: "connecting=12 …") are since the run's start;
// tasks.started: NULL is never. tasks.kind: empty is that of its step; exit_code and lines: NULL is not known.
// shown_digest: of the output as it is shown, see core/result/showndigest.h; empty is not known. pieces.entry_size:
// bytes of one entry. baselines hold what was said themselves, so that they outlive their run. A writer of version 1
// that is still there cannot add tasks: it gives 13 values.
const std::initializer_list<const char*> version2{
    "ALTER TABLE runs ADD COLUMN parent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN who TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN request BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE runs ADD COLUMN library TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE runs ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE hosts ADD COLUMN library TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE hosts ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE hosts ADD COLUMN way TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE hosts ADD COLUMN wave INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE hosts ADD COLUMN phases TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE pieces ADD COLUMN entry_size INTEGER NOT NULL DEFAULT 25",
    "CREATE TABLE tasks_2 (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,"
    " task INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 1, kind TEXT NOT NULL DEFAULT '',"
    " outcome TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', exit_code INTEGER DEFAULT NULL,"
    " signal TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '', remote TEXT NOT NULL DEFAULT '',"
    " started INTEGER DEFAULT NULL, ended INTEGER NOT NULL DEFAULT 0,"
    " output_bytes INTEGER NOT NULL DEFAULT 0, error_bytes INTEGER NOT NULL DEFAULT 0,"
    " lines INTEGER DEFAULT NULL, first_line TEXT NOT NULL DEFAULT '', last_output TEXT NOT NULL DEFAULT '',"
    " last_error TEXT NOT NULL DEFAULT '', digest BLOB NOT NULL DEFAULT x'',"
    " shown_digest BLOB NOT NULL DEFAULT x'', PRIMARY KEY (run, task, attempt)) WITHOUT ROWID",
    "INSERT INTO tasks_2 (run, task, reason, exit_code, signal, detail, remote, started, ended, output_bytes,"
    " error_bytes, first_line, digest) SELECT t.run, t.task, t.reason, nullif(t.exit_code, -1), t.signal, t.detail,"
    " t.remote, CASE t.started WHEN 0 THEN NULL ELSE max(t.started - r.started, 0) END, max(t.ended - r.started, 0),"
    " t.output_bytes, t.error_bytes, t.first_line, t.digest FROM tasks t JOIN runs r ON r.key = t.run",
    "DROP TABLE tasks",
    "ALTER TABLE tasks_2 RENAME TO tasks",
    "CREATE TABLE steps (run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, step INTEGER NOT NULL,"
    " kind TEXT NOT NULL DEFAULT 'command', title TEXT NOT NULL DEFAULT '', command TEXT NOT NULL DEFAULT '',"
    " interpreter TEXT NOT NULL DEFAULT '', input_size INTEGER NOT NULL DEFAULT 0,"
    " input_digest BLOB NOT NULL DEFAULT x'', PRIMARY KEY (run, step)) WITHOUT ROWID",
    "CREATE TABLE files (key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,"
    " task INTEGER NOT NULL DEFAULT 0, attempt INTEGER NOT NULL DEFAULT 1, source TEXT NOT NULL DEFAULT '',"
    " destination TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0, mode INTEGER NOT NULL DEFAULT 0,"
    " digest BLOB NOT NULL DEFAULT x'', state TEXT NOT NULL DEFAULT '')",
    "CREATE INDEX files_by_task ON files (run, task)",
    "CREATE TABLE baselines (key INTEGER PRIMARY KEY, library TEXT NOT NULL DEFAULT '',"
    " snippet TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '', host TEXT NOT NULL DEFAULT '',"
    " step INTEGER NOT NULL DEFAULT 0, fingerprint TEXT NOT NULL DEFAULT '', run TEXT NOT NULL DEFAULT '',"
    " kept INTEGER NOT NULL DEFAULT 0, output BLOB NOT NULL DEFAULT x'', error BLOB NOT NULL DEFAULT x'',"
    " shown_digest BLOB NOT NULL DEFAULT x'')",
};

const std::initializer_list<const char*> versions[]{version1, version2};
static_assert(std::size(versions) == Database::schemaVersion);

struct Column
{
    const char* table;
    const char* name;
    const char* definition;
};

// What came without a new version, because who does not know of it reads and writes as before.
// tasks.detail_data: what tasks.detail, which is in English, is made of; see detailcodec.h.
constexpr Column additions[]{{"tasks", "detail_data", "BLOB NOT NULL DEFAULT x''"}};

Status addColumns(QSqlDatabase& db)
{
    for (const Column& column : additions) {
        const QString table = QString::fromLatin1(column.table);
        const QString name = QString::fromLatin1(column.name);
        bool has = false;
        if (Status status = hasColumn(db, table, name, has); !status)
            return status;
        if (has)
            continue;
        const Status added = inTransaction(db, [&]() -> Status { // another process may have been faster
            if (Status status = hasColumn(db, table, name, has); !status || has)
                return status;
            return exec(db,
                        u"ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(table, name, QString::fromLatin1(column.definition)));
        });
        if (!added)
            return added;
    }
    return {};
}

Status createSchema(QSqlDatabase& db)
{
    for (int version = 1; version <= Database::schemaVersion; ++version) {
        if (Status status = applyVersion(db, version); !status)
            return status;
    }
    return {};
}

Status createOnce(QSqlDatabase& db, const QString& file)
{
    return inTransaction(db, [&db, &file]() -> Status {
        int now = 0; // another process may have been faster
        if (Status status = readVersion(db, file, now); !status || now == Database::schemaVersion)
            return status;
        return createSchema(db);
    });
}

} // namespace

Status applyVersion(QSqlDatabase& db, int version)
{
    for (const char* const statement : versions[version - 1]) {
        if (Status status = exec(db, QString::fromLatin1(statement)); !status)
            return status;
    }
    return exec(db, u"PRAGMA user_version = %1"_s.arg(version));
}

Status readVersion(QSqlDatabase& db, const QString& file, int& version)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return databaseError(query.lastError(), file);
    version = query.value(0).toInt();
    return {};
}

Status hasColumn(QSqlDatabase& db, const QString& table, const QString& column, bool& has)
{
    // Asked at each start: a table of what a table has takes SQLite five times as long to make.
    constexpr int sqliteError = 1; // SQLITE_ERROR, https://www.sqlite.org/rescode.html
    QSqlQuery query(db);
    has = query.prepare(u"SELECT %1 FROM %2 LIMIT 0"_s.arg(column, table));
    if (has || query.lastError().nativeErrorCode().toInt() == sqliteError)
        return {};
    return databaseError(query.lastError(), db.databaseName());
}

Status checkSchema(QSqlDatabase& db, const QString& file)
{
    int version = 0;
    if (Status status = readVersion(db, file, version); !status)
        return status;
    if (version > Database::schemaVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    if (version < 1)
        return Error{ErrorKind::Database, {}, {}, file, 0};
    return {};
}

Status prepareSchema(QSqlDatabase& db, const QString& file, const MigrationWatch& watch)
{
    int version = 0;
    if (Status status = readVersion(db, file, version); !status)
        return status;
    if (version > Database::schemaVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    for (const auto pragma : {"PRAGMA journal_mode = WAL"_L1, "PRAGMA synchronous = NORMAL"_L1,
                              "PRAGMA foreign_keys = ON"_L1, "PRAGMA secure_delete = ON"_L1}) {
        if (Status status = exec(db, pragma); !status)
            return status;
    }
    if (version < Database::schemaVersion) {
        const Status ready = version > 0 ? migrate(db, file, watch) : createOnce(db, file);
        if (!ready)
            return ready;
    }
    return addColumns(db);
}

} // namespace rollcall::history
