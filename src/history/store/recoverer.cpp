// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/recoverer.h"

#include "core/base/privatefiles.h"
#include "history/database/inputremoval.h"
#include "history/database/rows.h"
#include "history/segments/reserve.h"
#include "history/segments/runlock.h"
#include "history/segments/segments.h"
#include "history/store/recovery.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace rollcall::history {

namespace {

constexpr qint64 orphanAge = 3600; // seconds after which a run's folder without a run is rubbish

Status writeRecovered(QSqlDatabase& db, const ScannedRun& scanned, bool& listed)
{
    if (!listed) {
        RunSummary running = scanned.rows.summary;
        running.state = RunState::Running; // until its rows are there
        if (Status status = insertRun(db, running, scanned.encodedSpec, *scanned.run->spec()); !status)
            return status;
        listed = true;
    } else if (Status status = rewriteSpec(db, scanned.rows.summary.id, scanned.encodedSpec, *scanned.run->spec());
               !status) {
        return status;
    }
    if (Status status = clearRows(db, scanned.rows.summary.id); !status)
        return status;
    return writeRows(db, scanned.rows);
}

} // namespace

/// What is known of a run that cannot be read: that there was one.
static RunSummary unreadable(const QString& folder, bool damaged)
{
    RunSummary summary;
    summary.id = QFileInfo(folder).fileName();
    summary.state = RunState::Interrupted;
    summary.started = QFileInfo(folder).lastModified().toUTC();
    summary.damaged = damaged;
    return summary;
}

Status Recoverer::recover(QSqlDatabase& db, const QString& id, bool listed)
{
    auto scanned = scanEndedRun(folderOf(id));
    const bool damaged = !scanned && scanned.error().kind == ErrorKind::DamagedRun;
    if (!scanned && !listed && !damaged)
        return scanned.error();
    Status written;
    Unwritten known;
    known.listed = listed;
    if (scanned) {
        known.summary = scanned->rows.summary;
        written = writeRecovered(db, *scanned, known.listed);
        if (written.ok()) // a program of the first version may have gone on with this one's database
            (void)removeInputsFromRun(folderOf(id));
    } else {
        RunRows rows;
        rows.summary = known.summary = unreadable(folderOf(id), damaged);
        written = listed ? writeRows(db, rows) : insertRun(db, rows.summary, {}, {});
    }
    if (written.ok()) {
        m_unwritten.remove(id);
        Reserve(folderOf(id)).remove();
    } else if (scanned || damaged) {
        m_unwritten.insert(id, known);
    }
    return {};
}

Status Recoverer::recoverListed(QSqlDatabase& db)
{
    QStringList underWay;
    if (Status status = listIds(db, true, underWay); !status)
        return status;
    for (const QString& id : std::as_const(underWay)) {
        if (m_readOnly && m_unwritten.contains(id))
            continue;
        const auto lock = RunLock::tryTake(folderOf(id));
        if (lock || !QFileInfo::exists(folderOf(id)))
            (void)recover(db, id, true); // one broken run does not keep the others away
    }
    return {};
}

Status Recoverer::recoverUnlisted(QSqlDatabase& db)
{
    QStringList known;
    if (Status status = listIds(db, false, known); !status)
        return status;
    const QSet<QString> knownIds(known.cbegin(), known.cend());
    const QDir runs(m_runsFolder);
    for (const QFileInfo& entry : runs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString folder = entry.filePath();
        if (entry.fileName().startsWith(trashPrefix)) {
            removeFolder(folder);
            continue;
        }
        if (knownIds.contains(entry.fileName()))
            continue;
        const auto lock = RunLock::tryTake(folder);
        const bool old = entry.lastModified().secsTo(QDateTime::currentDateTime()) > orphanAge;
        if (lock && !recover(db, entry.fileName(), false).ok() && old)
            removeFolder(folder);
    }
    return {};
}

/// By the files, which say as much as is remembered, and by the rows as far as these can be read.
static bool isWhole(const Result<ScannedRun>& scanned, LoadedRun loaded, const QString& folder)
{
    if (!scanned || scanned->run->summary().damaged)
        return false;
    if (!scanned->complete && loaded.summary.state != RunState::Interrupted)
        return false;
    loaded.summary.damaged = false; // that was then
    const auto run = assembleRun(loaded, folder);
    return !run || !(*run)->summary().damaged;
}

void Recoverer::lookAt(QSqlDatabase& db, const QString& id, int mark)
{
    LoadedRun loaded;
    if (!loadRun(db, id, loaded))
        return;
    m_looked.insert(id, mark);
    const auto scanned = scanEndedRun(folderOf(id));
    if (!isWhole(scanned, loaded, folderOf(id))) {
        (void)noteDamage(db, id, mark);
        return;
    }
    bool listed = !loaded.spec.isEmpty() || !deleteRun(db, id); // of one that could not be read little is there
    if (!writeRecovered(db, *scanned, listed))
        m_unwritten.insert(id, {scanned->rows.summary, listed});
}

void Recoverer::lookAgain(QSqlDatabase& db, const QString& id)
{
    QList<std::pair<QString, int>> damaged;
    (void)damagedRuns(db, damaged);
    for (const auto& [one, seen] : std::as_const(damaged)) {
        if ((!id.isEmpty() && one != id) || m_unwritten.contains(one))
            continue;
        const int mark = filesMark(folderOf(one));
        if (mark != seen && mark != m_looked.value(one))
            lookAt(db, one, mark);
    }
}

Status Recoverer::noteDamaged(QSqlDatabase& db, const QString& id) const
{
    return noteDamage(db, id, filesMark(folderOf(id)));
}

Status Recoverer::recoverAll(QSqlDatabase& db)
{
    if (Status status = recoverListed(db); !status)
        return status;
    return recoverUnlisted(db);
}

/// What can be seen without opening it.
void Recoverer::noteMissing(QList<RunSummary>& runs) const
{
    for (RunSummary& run : runs) {
        if (!isUnderWay(run.state) && !QFileInfo::exists(folderOf(run.id) + u'/' + segmentName(0)))
            run.damaged = true;
    }
}

// A run that ended while there was no room for its rows is tried again here: there may be room by now.
Status Recoverer::list(QSqlDatabase& db, int limit, int offset, QList<RunSummary>& runs)
{
    (void)recoverListed(db);
    lookAgain(db);
    if (m_unwritten.isEmpty()) {
        const Status status = listRuns(db, limit, offset, runs);
        noteMissing(runs);
        return status;
    }
    QList<RunSummary> all;
    if (Status status = listRuns(db, limit + offset, 0, all); !status)
        return status;
    for (RunSummary& run : all) {
        if (const auto found = m_unwritten.constFind(run.id); found != m_unwritten.cend())
            run = found->summary;
    }
    for (const Unwritten& each : std::as_const(m_unwritten)) {
        if (!each.listed)
            all.append(each.summary);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const RunSummary& a, const RunSummary& b) { return a.started > b.started; });
    runs = all.mid(offset, limit);
    noteMissing(runs);
    return {};
}

Status Recoverer::count(QSqlDatabase& db, int& count) const
{
    const Status status = countRuns(db, count);
    count += static_cast<int>(
        std::count_if(m_unwritten.cbegin(), m_unwritten.cend(), [](const Unwritten& each) { return !each.listed; }));
    return status;
}

} // namespace rollcall::history
