// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

class QSqlDatabase;

// The tables, version by version. Each version stands here once, as what it adds to the one before: a new
// database goes through all of them, an old one through those it lacks. On the connection's own thread.
namespace rollcall::history {

Status readVersion(QSqlDatabase& db, const QString& file, int& version);
Status hasColumn(QSqlDatabase& db, const QString& table, const QString& column, bool& has);
/// From `version` - 1 to `version`; within the caller's transaction.
Status applyVersion(QSqlDatabase& db, int version);

} // namespace rollcall::history
