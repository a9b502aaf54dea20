// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

constexpr int sqliteFull = 13; // SQLITE_FULL, https://www.sqlite.org/rescode.html

} // namespace

Error databaseError(const QSqlError& error, const QString& file)
{
    Error result;
    result.kind = error.nativeErrorCode().toInt() == sqliteFull ? ErrorKind::DiskFull : ErrorKind::Database;
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
