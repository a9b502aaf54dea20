// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"
#include "history/rows.h"
#include "history/sql.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

// Reasons and states are kept by their stable names or numbers of this schema; times in ms UTC.
// runs.state: 0 running, 1 finished, 2 cancelled, 3 interrupted, 5 and 6 the same as 1 and 2 but not all was
// stored. pieces.entries: see IndexEntry.
const char* const schema[] = {
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

Status createSchema(QSqlDatabase& db)
{
    for (const char* const statement : schema) {
        if (Status status = exec(db, QString::fromLatin1(statement)); !status)
            return status;
    }
    return exec(db, u"PRAGMA user_version = %1"_s.arg(Database::schemaVersion));
}

Status readVersion(QSqlDatabase& db, const QString& file, int& version)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return databaseError(query.lastError(), file);
    version = query.value(0).toInt();
    return {};
}

} // namespace

Status checkSchema(QSqlDatabase& db, const QString& file)
{
    int version = 0;
    if (Status status = readVersion(db, file, version); !status)
        return status;
    if (version > Database::schemaVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    if (version < Database::schemaVersion)
        return Error{ErrorKind::Database, {}, {}, file, 0};
    return {};
}

Status prepareSchema(QSqlDatabase& db, const QString& file)
{
    int version = 0;
    if (Status status = readVersion(db, file, version); !status)
        return status;
    if (version > Database::schemaVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    for (const auto pragma :
         {"PRAGMA journal_mode = WAL"_L1, "PRAGMA synchronous = NORMAL"_L1, "PRAGMA foreign_keys = ON"_L1}) {
        if (Status status = exec(db, pragma); !status)
            return status;
    }
    if (version == Database::schemaVersion)
        return {};
    return inTransaction(db, [&db, &file]() -> Status {
        int now = 0; // another process may have been faster
        if (Status status = readVersion(db, file, now); !status || now == Database::schemaVersion)
            return status;
        return createSchema(db);
    });
}

} // namespace rollcall::history
