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

#include <sys/stat.h>
#include <unistd.h>

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

/// A link that somebody else may have put in the way.
static bool isPlanted(const QString& path)
{
    struct stat link = {};
    struct stat folder = {};
    const QByteArray above = QFile::encodeName(QFileInfo(path).absolutePath());
    if (::lstat(QFile::encodeName(path).constData(), &link) != 0 || ::stat(above.constData(), &folder) != 0)
        return false;
    const bool othersWrite = (folder.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    return link.st_uid != ::geteuid() || othersWrite || (folder.st_uid != ::geteuid() && folder.st_uid != 0);
}

Status makeFolder(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.absolutePath() != info.absoluteFilePath()) {
        if (const Status above = makeFolder(info.absolutePath()); !above)
            return above;
    }
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0)
        return {};
    const int why = errno;
    if (QFileInfo(path).isDir())
        return {};
    return Error{ErrorKind::FileUnwritable, {}, qt_error_string(why), path};
}

Status writeFile(const QString& path, const std::function<Status(QIODevice&)>& write, Links links)
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
    if (info.isSymLink() && (links == Links::Never || isPlanted(path)))
        return Error{ErrorKind::FileUnwritable, {}, QStringLiteral("a symbolic link"), path};
    const bool isNew = !info.exists();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file);
    if (isNew) // outputs may hold anything
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
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
