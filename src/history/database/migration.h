// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QSqlDatabase;

// From the schema of an older version to this one's, step by step. Each step is one transaction, after a copy
// of the file has been put beside it; whenever the process ends, the next one finds the old state or the new
// one whole, and begins anew. On the connection's own thread.
namespace rollcall::history {

/// Where a step stands. The process may end at any of them.
enum class MigrationStage { Locked, Copied, BackedUp, FilesChanged, TablesChanged, Committed };
inline constexpr int migrationStageCount = 6;
using MigrationWatch = std::function<void(MigrationStage)>;

/// Busy while a process of the older version may still be recording a run.
Status migrate(QSqlDatabase& db, const QString& file, const MigrationWatch& watch);
/// The copy that is made of version `version` of `file`.
QString backupOf(const QString& file, int version);

} // namespace rollcall::history
