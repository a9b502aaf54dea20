// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "history/segments/segments.h"
#include "history/store/recovery.h"

#include <QHash>
#include <QList>
#include <QString>

class QSqlDatabase;

// Finds the runs that nobody records any more although the database does not say how they ended: their process
// died, or the disk was full. What their segments hold goes into the database; where that cannot be written
// now, it is remembered, so that the lists tell the truth all the same. The database's thread alone.
namespace rollcall::history {

class Recoverer
{
public:
    static constexpr auto trashPrefix = QLatin1String(".removed-"); // of runs that are being deleted

    Recoverer(QString runsFolder, bool readOnly) : m_runsFolder(std::move(runsFolder)), m_readOnly(readOnly) {}

    /// Looks at every run that is not known to be over, and clears away what is left of removed ones.
    Status recoverAll(QSqlDatabase& db);
    /// As listRuns() and countRuns(), with what is known beyond the database.
    Status list(QSqlDatabase& db, int limit, int offset, QList<RunSummary>& runs);
    Status count(QSqlDatabase& db, int& count) const;
    /// The run is over, and its segments alone know how it ended.
    bool isUnwritten(const QString& id) const { return m_unwritten.contains(id); }
    /// What is remembered as damaged may be whole again, and what looks damaged may be so: a run is looked at again
    /// once its files are others than when that was seen. What they hold goes into the database, as after a crash.
    void lookAgain(QSqlDatabase& db, const QString& id = {}); // "": at all of them
    /// This one looks damaged now.
    void look(QSqlDatabase& db, const QString& id) { lookAt(db, id, filesMark(folderOf(id))); }
    /// Somebody has seen that it is.
    Status noteDamaged(QSqlDatabase& db, const QString& id) const;
    /// The run is being deleted; true where it was such a one.
    bool forget(const QString& id) { return m_unwritten.remove(id); }

private:
    struct Unwritten
    {
        RunSummary summary;
        bool listed = false; // the database has a row that says less
    };

    void lookAt(QSqlDatabase& db, const QString& id, int mark);
    void noteMissing(QList<RunSummary>& runs) const;
    Status recover(QSqlDatabase& db, const QString& id, bool listed);
    Status recoverListed(QSqlDatabase& db);
    Status recoverUnlisted(QSqlDatabase& db);
    QString folderOf(const QString& id) const { return m_runsFolder + u'/' + id; }

    const QString m_runsFolder;
    const bool m_readOnly; // nothing can be written: looking once is enough
    QHash<QString, Unwritten> m_unwritten;
    QHash<QString, int> m_looked; // with their marks
};

} // namespace rollcall::history
