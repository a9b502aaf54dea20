// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/store.h"

#include "core/base/privatefiles.h"
#include "core/run/storedspec.h"
#include "history/database/database.h"
#include "history/database/rows.h"
#include "history/segments/rundata.h"
#include "history/segments/runlock.h"
#include "history/segments/segments.h"
#include "history/segments/segmentwriter.h"
#include "history/store/recordercore.h"
#include "history/store/recoverer.h"
#include "history/store/recovery.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <atomic>
#include <cerrno>
#include <mutex>
#include <unordered_map>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

Status makeFolder(const QString& path)
{
    const bool isThere = QFileInfo(path).isDir();
    const Status made = makePrivateFolder(path);
    if (isThere && made)
        keepPrivate(path);
    return made;
}

/// SQLite would make it for everybody to read, and the files beside it get what it has.
void makePrivateDatabase(const QString& path)
{
    const int file = openPrivateFile(path, O_RDWR | O_EXCL);
    if (file >= 0)
        ::close(file); // and where it cannot be made, opening it says why
    for (const auto beside : {""_L1, "-wal"_L1, "-shm"_L1})
        keepPrivate(path + beside);
}

/// access(2) knows of file systems that are mounted read-only, too.
Status checkWritable(const QString& folder, const QString& database, const QString& runs)
{
    for (const QString& path : {folder, database, runs}) {
        if (::access(QFile::encodeName(path).constData(), W_OK) != 0 && errno != ENOENT)
            return fileError(errno, path);
    }
    return {};
}

/// What the end of a run whose disk is full takes: a few hundred bytes for every task at most.
qint64 reserveFor(const RunSpec& spec)
{
    constexpr qint64 least = 4096;
    constexpr qint64 perTask = 192;
    constexpr qint64 most = 8LL << 20;
    return std::min(least + spec.taskCount() * perTask, most);
}

} // namespace

struct Store::Private
{
    QString folder;
    StoreOptions options;
    std::optional<Error> readOnly;
    std::shared_ptr<Database> database;   // null without history
    std::shared_ptr<Recoverer> recoverer; // null without history; the database's thread alone works with it
    std::shared_ptr<WorkerCount> workers = std::make_shared<WorkerCount>();
    std::atomic<bool> left = false;                                 // recorders are left to themselves
    std::mutex mutex;                                               // guards cores
    std::unordered_map<QString, std::weak_ptr<RecorderCore>> cores; // by run id

    QString runsFolder() const { return QDir(folder).filePath(QStringLiteral("runs")); }
    QString databaseFile() const { return QDir(folder).filePath(QStringLiteral("history.sqlite")); }
    QString runFolder(const QString& id) const { return QDir(runsFolder()).filePath(id); }
    struct Found
    {
        LoadedRun loaded;
        bool recovered = false; // the segments alone know how it ended
    };
    Status find(const QString& id, bool looksDamaged, Found& found) const
    {
        found = {};
        return database->wait([&](QSqlDatabase& db) {
            if (looksDamaged)
                recoverer->look(db, id);
            else
                recoverer->lookAgain(db, id);
            found.recovered = recoverer->isUnwritten(id);
            return found.recovered ? Status() : loadRun(db, id, found.loaded);
        });
    }
    /// From the rows; where these are damaged from the segments, which say it all as well.
    Result<StoredRunPtr> assemble(const QString& id, Found& found) const
    {
        Result<StoredRunPtr> run = assembleRun(found.loaded, runFolder(id));
        const bool damaged = run ? (*run)->summary().damaged : run.error().kind == ErrorKind::DamagedRun;
        if (damaged && !found.loaded.summary.damaged && find(id, true, found).ok())
            run = found.recovered ? scanned(id) : assembleRun(found.loaded, runFolder(id));
        if (!run && run.error().kind == ErrorKind::DamagedRun) {
            if (const auto all = scanned(id)) {
                (*all)->edit([&](RunData& data) { data.damage(damagedRun(runFolder(id))); });
                run = all;
            }
        }
        return run;
    }
    Result<StoredRunPtr> scanned(const QString& id) const
    {
        auto all = scanEndedRun(runFolder(id));
        return all ? Result<StoredRunPtr>(all->run) : all.error();
    }
    /// Somebody will read it, and may see then that it is damaged.
    StoredRunPtr watched(StoredRunPtr run, const QString& id) const
    {
        if (!readOnly)
            run->whenDamaged([database = std::weak_ptr(database), recoverer = recoverer, id] {
                if (const auto open = database.lock())
                    open->submit([recoverer, id](QSqlDatabase& db) { return recoverer->noteDamaged(db, id); });
            });
        return run;
    }
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
    if (!d->left)
        (void)finish(std::chrono::minutes(1));
}

bool Store::finish(std::chrono::milliseconds patience)
{
    {
        const std::scoped_lock lock(d->mutex);
        for (const auto& [id, weak] : d->cores) {
            if (const auto core = weak.lock())
                core->queue().close();
        }
    }
    d->left = !d->workers->waitForNone(patience);
    return !d->left;
}

Status Store::openForWriting()
{
    for (const QString& path : {d->folder, d->runsFolder()}) {
        if (const Status made = makeFolder(path); !made)
            return made.error();
    }
    if (const Status writable = checkWritable(d->folder, d->databaseFile(), d->runsFolder()); !writable)
        return writable.error();
    makePrivateDatabase(d->databaseFile());
    auto database = Database::open(d->databaseFile(), d->options.onMigration);
    if (!database)
        return database.error();
    d->database = *database;
    return {};
}

/// SQLite would wait for who writes into a pipe, in place of the database or of a file that goes with it.
static Status checkPlain(const QString& database)
{
    for (const char* part : {"", "-journal", "-wal", "-shm"}) {
        const QFileInfo file(database + QLatin1String(part));
        if (file.exists() && !file.isFile())
            return Error{ErrorKind::NotAFile, {}, {}, file.filePath()};
    }
    return {};
}

Result<std::unique_ptr<Store>> Store::open(const QString& folder, StoreOptions options)
{
    std::unique_ptr<Store> store(new Store);
    store->d->folder = QDir(folder).absolutePath();
    store->d->options = std::move(options);
    if (const Status plain = checkPlain(store->d->databaseFile()); !plain)
        return plain.error();
    if (const Status opened = store->openForWriting(); !opened) {
        if (opened.error().kind == ErrorKind::FileTooNew || !QFileInfo::exists(store->d->databaseFile()))
            return opened.error();
        auto database = Database::openReadOnly(store->d->databaseFile());
        if (!database)
            return opened.error();
        store->d->database = *database;
        store->d->readOnly = opened.error();
    }
    store->d->recoverer = std::make_shared<Recoverer>(store->d->runsFolder(), store->d->readOnly.has_value());
    // Not waited for: whatever asks next stands behind it in the queue.
    store->d->database->submit(
        [recoverer = store->d->recoverer](QSqlDatabase& db) { return recoverer->recoverAll(db); });
    return store;
}

std::optional<Error> Store::readOnlyBecause() const
{
    return d->readOnly;
}

bool Store::mayBeWritableNow() const
{
    return checkWritable(d->folder, d->databaseFile(), d->runsFolder()).ok();
}

std::unique_ptr<Store> Store::withoutHistory(StoreOptions options)
{
    std::unique_ptr<Store> store(new Store);
    store->d->options = std::move(options);
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
        (void)d->database->wait([&](QSqlDatabase& db) { return d->recoverer->list(db, limit, offset, list); });
    return list;
}

QHash<QString, RunOrigin> Store::origins(int limit) const
{
    QHash<QString, RunOrigin> origins;
    if (d->database)
        (void)d->database->wait([&](QSqlDatabase& db) { return listOrigins(db, limit, origins); });
    return origins;
}

int Store::runCount() const
{
    int count = 0;
    if (d->database)
        (void)d->database->wait([&](QSqlDatabase& db) { return d->recoverer->count(db, count); });
    return count;
}

Result<StoredRunPtr> Store::open(const QString& id)
{
    if (const auto core = d->coreOf(id))
        return core->run();
    if (!d->database)
        return Error{ErrorKind::UnknownRun, id, {}, {}, 0};
    Private::Found found;
    if (const Status status = d->find(id, false, found); !status)
        return status.error();
    if (found.recovered || !isUnderWay(found.loaded.summary.state)) {
        auto run = found.recovered ? d->scanned(id) : d->assemble(id, found);
        return run ? Result<StoredRunPtr>(d->watched(*run, id)) : run;
    }
    // Another process records it: what it has stored so far.
    auto scanned = scanRun(d->runFolder(id));
    if (!scanned)
        return scanned.error();
    if (!scanned->complete)
        scanned->run->edit([&](RunData& data) { data.summary.state = found.loaded.summary.state; });
    return scanned->run;
}

Status Store::remove(const QString& id)
{
    if (!d->database || id.isEmpty() || id.contains(u'/') || id.startsWith(u'.'))
        return Error{ErrorKind::UnknownRun, id, {}, {}, 0};
    if (d->readOnly)
        return *d->readOnly;
    if (const auto core = d->coreOf(id); core && core->run()->isLive())
        return Error{ErrorKind::Busy, id, {}, {}, 0};
    const QString folder = d->runFolder(id);
    const auto lock = RunLock::tryTake(folder);
    if (!lock && QFileInfo::exists(QDir(folder).filePath(QStringLiteral("lock"))))
        return Error{ErrorKind::Busy, id, {}, folder, 0};
    // Out of sight first: a run that loses its row only would be recovered from its segments.
    const QString trash = QDir(d->runsFolder()).filePath(Recoverer::trashPrefix + id);
    const bool moved = QDir().rename(folder, trash);
    if (!moved && QFileInfo::exists(folder))
        return Error{ErrorKind::FileUnwritable, id, {}, folder, 0};
    const Status deleted = d->database->wait([&](QSqlDatabase& db) {
        const bool onlyFiles = d->recoverer->forget(id);
        const Status done = deleteRun(db, id);
        return onlyFiles && !done && done.error().kind == ErrorKind::UnknownRun ? Status() : done;
    });
    if (!deleted && moved)
        QDir().rename(trash, folder);
    else if (moved)
        removeFolder(trash);
    return deleted;
}

Result<std::shared_ptr<Recorder>> Store::record(const RunSpecPtr& spec, bool keep)
{
    if (keep && d->readOnly)
        return *d->readOnly;
    RecorderCore::Parts parts;
    parts.spec = std::make_shared<const StoredSpec>(*spec);
    parts.began = spec->began;
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
    auto segments = SegmentWriter::create(folder, d->options.segmentSize, reserveFor(*spec));
    if (!segments) {
        if (!folder.isEmpty())
            removeFolder(folder); // nothing is in it
        return segments.error();
    }
    parts.segments = *segments;
    const auto core = std::make_shared<RecorderCore>(std::move(parts));
    {
        const std::scoped_lock lock(d->mutex);
        std::erase_if(d->cores, [](const auto& entry) { return entry.second.expired(); });
        d->cores[spec->id] = core;
    }
    auto recorder = std::make_shared<Recorder>(core);
    if (const Status started = RecorderCore::start(core); !started) {
        if (!folder.isEmpty())
            removeFolder(folder);
        return started.error();
    }
    return recorder;
}

} // namespace rollcall::history
