// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store.h"

#include "history/database.h"
#include "history/recordercore.h"
#include "history/recovery.h"
#include "history/rows.h"
#include "history/rundata.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cerrno>
#include <mutex>
#include <unordered_map>

#include <sys/stat.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 orphanAge = 3600; // seconds after which a run's folder without a run is rubbish
constexpr auto trashPrefix = ".removed-"_L1;

Status makeFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (QDir().mkpath(path) && ::chmod(QFile::encodeName(path).constData(), 0700) == 0)
        return {};
    return fileError(errno, path);
}

/// A run whose process is gone: all that its segments hold goes into the database, then it is over.
Status recoverRun(QSqlDatabase& db, const QString& runFolder, bool listed)
{
    const QString id = QFileInfo(runFolder).fileName();
    auto scanned = scanRun(runFolder);
    if (!scanned) {
        RunRows rows;
        rows.summary.id = id;
        rows.summary.state = RunState::Interrupted;
        return listed ? writeRows(db, rows) : Status(scanned.error());
    }
    if (!scanned->complete) {
        scanned->run->edit([&](RunData& data) {
            for (const TaskIndex task : data.interrupt())
                scanned->rows.tasks.emplace_back(task, data.tasks[task]);
        });
    }
    scanned->rows.summary = scanned->run->summary();
    if (!listed) {
        RunSummary running = scanned->rows.summary;
        running.state = RunState::Running; // until its rows are there
        if (Status status = insertRun(db, running, scanned->encodedSpec, *scanned->run->spec()); !status)
            return status;
    }
    if (Status status = clearRows(db, id); !status)
        return status;
    return writeRows(db, scanned->rows);
}

/// Looks at every run that is not known to be over.
Status recover(QSqlDatabase& db, const QString& runsFolder)
{
    QStringList running;
    QStringList known;
    if (Status status = listIds(db, true, running); !status)
        return status;
    if (Status status = listIds(db, false, known); !status)
        return status;
    const QDir runs(runsFolder);
    for (const QString& id : running) {
        const QString folder = runs.filePath(id);
        const auto lock = RunLock::tryTake(folder);
        if (lock || !QFileInfo::exists(folder))
            (void)recoverRun(db, folder, true); // one broken run does not keep the others away
    }
    const QSet<QString> knownIds(known.cbegin(), known.cend());
    for (const QFileInfo& entry : runs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString folder = entry.filePath();
        if (entry.fileName().startsWith(trashPrefix)) {
            QDir(folder).removeRecursively();
            continue;
        }
        if (knownIds.contains(entry.fileName()))
            continue;
        const auto lock = RunLock::tryTake(folder);
        const bool old = entry.lastModified().secsTo(QDateTime::currentDateTime()) > orphanAge;
        if (lock && !recoverRun(db, folder, false).ok() && old)
            QDir(folder).removeRecursively();
    }
    return {};
}

} // namespace

struct Store::Private
{
    QString folder;
    StoreOptions options;
    std::shared_ptr<Database> database; // null without history
    std::shared_ptr<WorkerCount> workers = std::make_shared<WorkerCount>();
    std::mutex mutex;                                               // guards cores
    std::unordered_map<QString, std::weak_ptr<RecorderCore>> cores; // by run id

    QString runsFolder() const { return QDir(folder).filePath(QStringLiteral("runs")); }
    QString runFolder(const QString& id) const { return QDir(runsFolder()).filePath(id); }
    std::shared_ptr<RecorderCore> coreOf(const QString& id)
    {
        const std::scoped_lock lock(mutex);
        const auto found = cores.find(id);
        return found == cores.end() ? nullptr : found->second.lock();
    }
};

Store::Store() : d(new Private) {}

Store::~Store()
{
    {
        const std::scoped_lock lock(d->mutex);
        for (const auto& [id, weak] : d->cores) {
            if (const auto core = weak.lock())
                core->queue().close();
        }
    }
    d->workers->waitForNone();
}

Result<std::unique_ptr<Store>> Store::open(const QString& folder, StoreOptions options)
{
    std::unique_ptr<Store> store(new Store);
    store->d->folder = QDir(folder).absolutePath();
    store->d->options = options;
    for (const QString& path : {store->d->folder, store->d->runsFolder()}) {
        if (const Status made = makeFolder(path); !made)
            return made.error();
    }
    auto database = Database::open(QDir(folder).filePath(QStringLiteral("history.sqlite")));
    if (!database)
        return database.error();
    store->d->database = *database;
    // Not waited for: whatever asks next stands behind it in the queue.
    store->d->database->submit(
        [runs = store->d->runsFolder()](QSqlDatabase& db) { return recover(db, runs); });
    return store;
}

std::unique_ptr<Store> Store::withoutHistory(StoreOptions options)
{
    std::unique_ptr<Store> store(new Store);
    store->d->options = options;
    return store;
}

QString Store::folder() const
{
    return d->folder;
}

QList<RunSummary> Store::runs(int limit, int offset) const
{
    QList<RunSummary> list;
    if (d->database)
        (void)d->database->wait([&](QSqlDatabase& db) { return listRuns(db, limit, offset, list); });
    return list;
}

int Store::runCount() const
{
    int count = 0;
    if (d->database)
        (void)d->database->wait([&](QSqlDatabase& db) { return countRuns(db, count); });
    return count;
}

Result<StoredRunPtr> Store::open(const QString& id)
{
    if (const auto core = d->coreOf(id))
        return core->run();
    if (!d->database)
        return Error{ErrorKind::UnknownRun, id, {}, {}, 0};
    LoadedRun loaded;
    const Status status = d->database->wait([&](QSqlDatabase& db) { return loadRun(db, id, loaded); });
    if (!status)
        return status.error();
    if (loaded.summary.state != RunState::Running)
        return assembleRun(loaded, d->runFolder(id));
    // Another process records it: what it has stored so far.
    auto scanned = scanRun(d->runFolder(id));
    if (!scanned)
        return scanned.error();
    return scanned->run;
}

Status Store::remove(const QString& id)
{
    if (!d->database || id.isEmpty() || id.contains(u'/') || id.startsWith(u'.'))
        return Error{ErrorKind::UnknownRun, id, {}, {}, 0};
    if (const auto core = d->coreOf(id); core && core->run()->isLive())
        return Error{ErrorKind::Busy, id, {}, {}, 0};
    const QString folder = d->runFolder(id);
    const auto lock = RunLock::tryTake(folder);
    if (!lock && QFileInfo::exists(QDir(folder).filePath(QStringLiteral("lock"))))
        return Error{ErrorKind::Busy, id, {}, folder, 0};
    // Out of sight first: a run that loses its row only would be recovered from its segments.
    const QString trash = QDir(d->runsFolder()).filePath(trashPrefix + id);
    const bool moved = QDir().rename(folder, trash);
    if (!moved && QFileInfo::exists(folder))
        return Error{ErrorKind::FileUnwritable, id, {}, folder, 0};
    const Status deleted = d->database->wait([&](QSqlDatabase& db) { return deleteRun(db, id); });
    if (!deleted && moved)
        QDir().rename(trash, folder);
    else if (moved)
        QDir(trash).removeRecursively();
    return deleted;
}

Result<std::shared_ptr<Recorder>> Store::record(RunSpecPtr spec, bool keep)
{
    RecorderCore::Parts parts;
    parts.spec = spec;
    parts.workers = d->workers;
    parts.queueLimit = d->options.queueLimit;
    QString folder;
    if (keep && d->database) {
        folder = d->runFolder(spec->id);
        if (const Status made = makeFolder(folder); !made)
            return made.error();
        auto lock = RunLock::take(folder);
        if (!lock)
            return lock.error();
        parts.lock = std::move(*lock);
        parts.database = d->database;
    }
    auto segments = Segments::create(folder, d->options.segmentSize);
    if (!segments)
        return segments.error();
    parts.segments = *segments;
    const auto core = std::make_shared<RecorderCore>(std::move(parts));
    {
        const std::scoped_lock lock(d->mutex);
        std::erase_if(d->cores, [](const auto& entry) { return entry.second.expired(); });
        d->cores[spec->id] = core;
    }
    auto recorder = std::make_shared<Recorder>(core);
    RecorderCore::start(core);
    return recorder;
}

} // namespace rollcall::history
