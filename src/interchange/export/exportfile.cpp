// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/exportfile.h"

#include "core/base/error.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

/// "-" where the device was opened by its descriptor.
static QString nameOf(const QFileDevice& file)
{
    return file.fileName().isEmpty() ? u"-"_s : file.fileName();
}

static Error writeError(const QFileDevice& file)
{
    if (errno == EPIPE)
        return {ErrorKind::Cancelled, {}, {}, nameOf(file)};
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC || errno == EDQUOT;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, file.errorString(), nameOf(file)};
}

QList<TaskIndex> allTasks(const ResultSource& source)
{
    QList<TaskIndex> tasks;
    const int count = source.spec()->taskCount();
    tasks.reserve(count);
    for (int task = 0; task < count; ++task)
        tasks.append(static_cast<TaskIndex>(task));
    return tasks;
}

Status put(QIODevice& device, const QByteArray& bytes)
{
    errno = 0;
    if (device.write(bytes) == bytes.size())
        return {};
    if (const auto* file = qobject_cast<QFileDevice*>(&device))
        return writeError(*file);
    return Error{ErrorKind::FileUnwritable, {}, device.errorString(), {}};
}

static Status writeDirectly(QFile& file, const std::function<Status(QIODevice&)>& write)
{
    if (Status written = write(file); !written)
        return written;
    errno = 0;
    if (!file.flush())
        return writeError(file);
    return {};
}

Status writeFile(const QString& path, const std::function<Status(QIODevice&)>& write)
{
    const QFileInfo info(path);
    errno = 0;
    if (path == "-"_L1) {
        QFile output;
        if (!output.open(stdout, QIODevice::WriteOnly))
            return writeError(output);
        return writeDirectly(output, write);
    }
    if (info.exists() && !info.isFile() && !info.isDir()) {
        QFile device(path);
        if (!device.open(QIODevice::WriteOnly))
            return writeError(device);
        return writeDirectly(device, write);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file);
    if (Status written = write(file); !written)
        return written; // the temporary file goes, what was there stays
    errno = 0;
    if (!file.flush() || !file.commit())
        return writeError(file);
    return {};
}

Status eachPiece(const ResultSource& source, TaskIndex task, Stream stream,
                 const std::function<Status(const QByteArray&)>& take)
{
    constexpr qint64 piece = 1 << 20;
    const qint64 size = source.task(task).bytes[static_cast<size_t>(stream)];
    for (qint64 offset = 0; offset < size;) {
        const QByteArray bytes = source.output(task, stream, offset, std::min(piece, size - offset));
        if (bytes.isEmpty())
            break; // the file is shorter than its record says: a crash took the rest
        if (Status taken = take(bytes); !taken)
            return taken;
        offset += bytes.size();
    }
    return {};
}

} // namespace rollcall::interchange
