// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/database/migration.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>
#include <utility>
#include <vector>

class QSqlDatabase;
class QVariant;

// The SQL of the history, and nothing else: what tables there are and how rows get in and out. Every function
// runs on the connection's own thread and is one transaction.
namespace rollcall::history {

/// Added to the number of a run's state where the disk was full (1 or 2 becomes 5 or 6). A Rollcall that does not know
/// a number, one of these or that of a paused run, says that the run was interrupted.
inline constexpr int incompleteState = 4;

/// What has come to a run since the last write.
struct RunRows
{
    RunSummary summary;
    std::vector<std::pair<TaskIndex, TaskRecord>> tasks; // ended ones, every attempt
    std::map<HostIndex, HostRecord> hosts;               // ended ones
    QByteArray index;                                    // IndexEntry by IndexEntry

    bool isEmpty() const { return tasks.empty() && hosts.empty() && index.isEmpty(); }
    /// Puts what `earlier` could not write in front.
    void prepend(RunRows&& earlier);
};

/// Everything that SQLite knows of one run.
struct LoadedRun
{
    RunSummary summary;
    QByteArray spec;
    std::vector<std::pair<TaskIndex, TaskRecord>> tasks;
    std::vector<std::pair<HostIndex, HostRecord>> hosts;
    QList<std::pair<QByteArray, qsizetype>> indexes; // with the size of one entry
};

Status prepareSchema(QSqlDatabase& db, const QString& file, const MigrationWatch& watch);
/// The same where nothing can be written: there must be one already, of this version or an older one.
Status checkSchema(QSqlDatabase& db, const QString& file);
Status insertRun(QSqlDatabase& db, const RunSummary& summary, const QByteArray& encodedSpec, const StoredSpec& spec);
/// The steps of a run, without their input.
Status insertSteps(QSqlDatabase& db, const QVariant& run, const StoredSpec& spec);
/// What a run's row and its steps say, as this version writes it.
Status rewriteSpec(QSqlDatabase& db, const QString& id, const QByteArray& encodedSpec, const StoredSpec& spec);
/// Remembers that the run is damaged: by its key, or by its id. The mark says what its files were when that was seen,
/// see filesMark(); unseenDamage where nobody has looked at them.
inline constexpr int unseenDamage = 1;
Status setDamaged(QSqlDatabase& db, const QVariant& run, int mark = unseenDamage);
Status noteDamage(QSqlDatabase& db, const QString& id, int mark);
/// The runs of which that is remembered, with their marks, but for those under way.
Status damagedRuns(QSqlDatabase& db, QList<std::pair<QString, int>>& runs);
/// Fails with UnknownRun where somebody removed the run meanwhile.
Status writeRows(QSqlDatabase& db, const RunRows& rows);
/// Takes away all rows but the run's own, so that recovery can write them anew.
Status clearRows(QSqlDatabase& db, const QString& id);
Status deleteRun(QSqlDatabase& db, const QString& id);
Status listRuns(QSqlDatabase& db, int limit, int offset, QList<RunSummary>& runs);
Status countRuns(QSqlDatabase& db, int& count);
Status listIds(QSqlDatabase& db, bool underWayOnly, QStringList& ids);
Status loadRun(QSqlDatabase& db, const QString& id, LoadedRun& run);

} // namespace rollcall::history
