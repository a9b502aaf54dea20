// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/inputremoval.h"

#include "core/base/error.h"
#include "history/database/sql.h"
#include "history/segments/record.h"
#include "history/segments/segments.h"
#include "history/segments/speccodec.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QVariant>

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

Status removeFromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return file.exists() ? Status(Error{ErrorKind::FileUnwritable, {}, file.errorString(), path, 0}) : Status();
    const qint64 headerSize = headerSizeOf(SegmentMark::First);
    const QByteArray begin = file.read(segmentMarkSize + headerSize);
    if (begin.size() < segmentMarkSize + headerSize || markOf(begin.constData()) != SegmentMark::First)
        return {};
    const auto header = decodeHeader(SegmentMark::First, begin.constData() + segmentMarkSize);
    if (!header || header->type != RecordType::Spec)
        return {};
    const QByteArray payload = file.read(std::min<qint64>(header->length, file.size()));
    const auto places = inputPlaces(payload);
    for (const auto& [offset, length] : places) {
        if (!file.seek(segmentMarkSize + headerSize + offset) || file.write(QByteArray(length, '\0')) != length)
            return Error{ErrorKind::FileUnwritable, {}, file.errorString(), path, 0};
    }
    if (!places.empty() && ::fdatasync(file.handle()) != 0)
        return fileError(errno, path);
    return {};
}

} // namespace

Status removeInputs(QSqlDatabase& db)
{
    QList<qint64> keys;
    {
        QSqlQuery query = prepared(db, u"SELECT key FROM runs"_s);
        if (Status status = exec(query); !status)
            return status;
        while (query.next())
            keys.append(query.value(0).toLongLong());
    }
    for (const qint64 key : std::as_const(keys)) {
        QSqlQuery query = prepared(db, u"SELECT spec FROM runs WHERE key = ?"_s);
        query.addBindValue(key);
        if (Status status = exec(query); !status)
            return status;
        const auto without = query.next() ? withoutInputs(query.value(0).toByteArray()) : std::nullopt;
        query.finish();
        if (!without)
            continue;
        QSqlQuery update = prepared(db, u"UPDATE runs SET spec = ? WHERE key = ?"_s);
        update.addBindValue(*without);
        update.addBindValue(key);
        if (Status status = exec(update); !status)
            return status;
    }
    return {};
}

Status removeInputsFromFiles(const QString& runsFolder)
{
    const QDir runs(runsFolder);
    for (const QFileInfo& entry : runs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        if (Status status = removeInputsFromRun(entry.filePath()); !status)
            return status;
    }
    return {};
}

Status removeInputsFromRun(const QString& runFolder)
{
    return removeFromFile(runFolder + u'/' + segmentName(0)); // a run begins with its spec
}

} // namespace rollcall::history
