// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/exportfile.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "interchange/export/exportway.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <memory>

#include <unistd.h>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

static Error writeError(const QFileDevice& file)
{
    if (errno == EPIPE)
        return {ErrorKind::Cancelled, {}, {}, file.fileName()};
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC || errno == EDQUOT;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, file.errorString(), file.fileName()};
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

// A file that was opened by its number has no name.
static Status named(const Status& written, const QString& path)
{
    if (written || !written.error().file.isEmpty())
        return written;
    Error error = written.error();
    error.file = path;
    return error;
}

Status makeFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return checkExportFolder(path);
    const Result<QString> way = exportWay(path);
    return way ? makePrivateFolder(*way) : Status(way.error());
}

Status writeFile(const QString& path, const std::function<Status(QIODevice&)>& write, Links links)
{
    errno = 0;
    const int descriptor = path == "-"_L1 ? STDOUT_FILENO : descriptorNamed(path);
    if (descriptor >= 0 && links == Links::Followed) {
        QFile output(path);
        if (!output.open(descriptor, QIODevice::WriteOnly))
            return writeError(output);
        return writeDirectly(output, write);
    }
    const Result<ExportPlace> place = exportPlace(path, links);
    if (!place)
        return place.error();
    if (!place->isFile()) {
        const Result<std::unique_ptr<QFile>> stream = openStream(*place);
        return stream ? named(writeDirectly(**stream, write), path) : Status(stream.error());
    }
    Replacement replacement(*place);
    if (const Status opened = replacement.open(); !opened)
        return opened;
    if (const Status written = write(replacement.file()); !written)
        return named(written, path); // the new file goes, what was there stays
    return replacement.commit();
}

} // namespace rollcall::interchange
