// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QSqlQuery>
#include <QString>

#include <functional>

class QSqlDatabase;
class QSqlError;

// The few words that the SQL of this room is written in. On the connection's own thread.
namespace rollcall::history {

Error databaseError(const QSqlError& error, const QString& file);
Status exec(QSqlQuery& query);
Status exec(QSqlDatabase& db, const QString& statement);
QSqlQuery prepared(QSqlDatabase& db, const QString& statement);
/// One state of the database for several queries that only read.
Status inSnapshot(QSqlDatabase& db, const std::function<Status()>& body);
/// Commits what `body` did, or takes it back where it fails.
Status inTransaction(QSqlDatabase& db, const std::function<Status()>& body);
/// The key of a run's row; UnknownRun where there is none.
Status keyOf(QSqlDatabase& db, const QString& id, qint64& key);

/// A null value would become NULL.
QString text(const QString& value);
QByteArray blob(const QByteArray& value);

} // namespace rollcall::history
