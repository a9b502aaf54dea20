// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/migration.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "history/database/database.h"
#include "history/database/inputremoval.h"
#include "history/database/rows.h"
#include "history/database/schema.h"
#include "history/database/sql.h"
#include "history/segments/runlock.h"
#include "history/segments/segments.h"
#include "history/segments/speccodec.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    QString file;
    QString runsFolder;
    MigrationWatch watch;

    void tell(MigrationStage stage) const
    {
        if (watch)
            watch(stage);
    }
};

/// A run that somebody records, in a way that may be the older one.
Status nobodyRecords(const Place& place)
{
    const QDir runs(place.runsFolder);
    for (const QFileInfo& entry : runs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        if (!QFileInfo::exists(entry.filePath() + "/lock"_L1))
            continue;
        if (!RunLock::tryTake(entry.filePath()))
            return Error{ErrorKind::Busy, QFileInfo(place.file).fileName(), entry.fileName(), place.file, 0};
    }
    return {};
}

Status makePrivateFile(const QString& path)
{
    QFile::remove(path);
    const int file = openPrivateFile(path, O_WRONLY | O_EXCL);
    if (file < 0)
        return fileError(errno, path);
    ::close(file);
    return {};
}

/// Works on another file with a connection of its own, and without a journal beside it.
Status onFile(const QString& path, const std::function<Status(QSqlDatabase&)>& work)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Status status;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(path);
        if (!db.open())
            status = databaseError(db.lastError(), path);
        for (const auto pragma : {"PRAGMA journal_mode = OFF"_L1, "PRAGMA secure_delete = ON"_L1}) {
            if (status.ok())
                status = exec(db, pragma);
        }
        if (status.ok())
            status = work(db);
        db.close();
    }
    QSqlDatabase::removeDatabase(name);
    return status;
}

Status backUp(QSqlDatabase& db, const Place& place, int version)
{
    const QString copy = backupOf(place.file, version);
    const QString part = copy + ".part"_L1;
    if (Status status = makePrivateFile(part); !status)
        return status;
    QString quoted = part;
    quoted.replace(u'\'', u"''"_s);
    if (Status status = exec(db, u"VACUUM INTO '%1'"_s.arg(quoted)); !status)
        return status;
    place.tell(MigrationStage::Copied);
    if (Status status = onFile(part, removeInputs); !status)
        return status;
    const QByteArray from = QFile::encodeName(part);
    const int file = ::open(from.constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    ::close(file);
    if (!synced || ::rename(from.constData(), QFile::encodeName(copy).constData()) != 0)
        return fileError(errno, copy);
    place.tell(MigrationStage::BackedUp);
    return {};
}

/// What the columns of version 2 say of the runs of version 1.
Status fillVersion2(QSqlDatabase& db)
{
    for (int i = 0; i < reasonCount; ++i) {
        const auto reason = static_cast<Reason>(i);
        QSqlQuery query = prepared(db, u"UPDATE tasks SET outcome = ? WHERE reason = ?"_s);
        query.addBindValue(text(outcomeName(outcomeOf(reason))));
        query.addBindValue(text(reasonName(reason)));
        if (Status status = exec(query); !status)
            return status;
    }
    QList<qint64> keys;
    QSqlQuery runs = prepared(db, u"SELECT key FROM runs"_s);
    if (Status status = exec(runs); !status)
        return status;
    while (runs.next())
        keys.append(runs.value(0).toLongLong());
    for (const qint64 key : std::as_const(keys)) {
        QSqlQuery query = prepared(db, u"SELECT spec FROM runs WHERE key = ?"_s);
        query.addBindValue(key);
        if (Status status = exec(query); !status)
            return status;
        const StoredSpecPtr spec = query.next() ? decodeSpec(query.value(0).toByteArray()) : nullptr;
        query.finish();
        if (Status status = spec ? insertSteps(db, key, *spec) : setDamaged(db, key); !status)
            return status;
    }
    return {};
}

Status takeStep(QSqlDatabase& db, const Place& place, int from)
{
    if (Status status = backUp(db, place, from); !status)
        return status;
    if (Status status = removeInputsFromFiles(place.runsFolder); !status)
        return status;
    place.tell(MigrationStage::FilesChanged);
    const Status done = inTransaction(db, [&]() -> Status {
        if (Status status = removeInputs(db); !status)
            return status;
        if (Status status = applyVersion(db, from + 1); !status)
            return status;
        const Status filled = fillVersion2(db);
        place.tell(MigrationStage::TablesChanged);
        return filled;
    });
    if (done.ok())
        place.tell(MigrationStage::Committed);
    return done;
}

} // namespace

QString backupOf(const QString& file, int version)
{
    return u"%1.version-%2"_s.arg(file).arg(version);
}

Status migrate(QSqlDatabase& db, const QString& file, const MigrationWatch& watch)
{
    const QString folder = QFileInfo(file).absolutePath();
    const Place place{file, folder + "/runs"_L1, watch};
    const auto lock = RunLock::take(folder); // one process at a time
    if (!lock)
        return lock.error();
    int version = 0;
    if (Status status = readVersion(db, file, version); !status || version == Database::schemaVersion)
        return status;
    if (Status status = nobodyRecords(place); !status)
        return status;
    place.tell(MigrationStage::Locked);
    static_assert(Database::schemaVersion == 2, "one step, which fills what version 2 brings");
    if (Status status = takeStep(db, place, version); !status)
        return status;
    // The log still has pages of before. Where another process reads right now, its end does the same.
    (void)exec(db, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return {};
}

} // namespace rollcall::history
