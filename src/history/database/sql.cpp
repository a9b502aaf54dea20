// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <sys/resource.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

// https://www.sqlite.org/rescode.html
constexpr int sqliteFull = 13;          // SQLITE_FULL
constexpr int sqliteNotWritten = 778;   // SQLITE_IOERR_WRITE
constexpr int sqliteNotExtended = 1546; // SQLITE_IOERR_TRUNCATE
constexpr int sqliteNotSized = 4874;    // SQLITE_IOERR_SHMSIZE

/// SQLite says of a disk that it is full, and not of a limit on files that it is reached.
bool isNoRoom(int code)
{
    if (code == sqliteFull)
        return true;
    struct rlimit limit = {};
    const bool limited = ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
    return limited && (code == sqliteNotWritten || code == sqliteNotExtended || code == sqliteNotSized);
}

} // namespace

Error databaseError(const QSqlError& error, const QString& file)
{
    Error result;
    result.kind = isNoRoom(error.nativeErrorCode().toInt()) ? ErrorKind::DiskFull : ErrorKind::Database;
    result.file = file;
    result.detail = error.text();
    return result;
}

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

static Status between(QSqlDatabase& db, const QString& begin, const std::function<Status()>& body)
{
    if (Status begun = exec(db, begin); !begun)
        return begun;
    Status done = body();
    if (done.ok())
        done = exec(db, u"COMMIT"_s);
    if (!done.ok())
        (void)exec(db, u"ROLLBACK"_s); // the first error is the one that counts
    return done;
}

Status inTransaction(QSqlDatabase& db, const std::function<Status()>& body)
{
    return between(db, u"BEGIN IMMEDIATE"_s, body);
}

Status inSnapshot(QSqlDatabase& db, const std::function<Status()>& body)
{
    return between(db, u"BEGIN"_s, body);
}

QSqlQuery prepared(QSqlDatabase& db, const QString& statement)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    query.prepare(statement);
    return query;
}

QString text(const QString& value)
{
    return value.isNull() ? u""_s : value;
}

QByteArray blob(const QByteArray& value)
{
    return value.isNull() ? QByteArray("") : value;
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

} // namespace rollcall::history
