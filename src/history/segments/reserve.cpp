// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/reserve.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "history/segments/segments.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::history {

QString Reserve::path() const
{
    return QDir(m_folder).filePath(QStringLiteral("reserve"));
}

// Only "no room" counts: a file system that cannot set room aside at all must not keep anybody from running.
// As much again must be free: a run whose very beginning does not fit had better not start.
Status Reserve::setAside(qint64 size) const
{
    if (size == 0 || m_folder.isEmpty())
        return {};
    const QByteArray name = QFile::encodeName(path());
    const int file = openPrivateFile(path(), O_WRONLY | O_EXCL);
    if (file < 0)
        return fileError(errno, path());
    const int number = ::posix_fallocate(file, 0, 2 * size);
    [[maybe_unused]] const int cut = ::ftruncate(file, size);
    ::close(file);
    if (number == 0)
        return {};
    ::unlink(name.constData());
    const Error error = fileError(number, m_folder);
    return error.kind == ErrorKind::DiskFull ? Status(error) : Status();
}

// Renaming and writing where there is room already need no more of it. The zeros behind the last record end
// the reading as a torn tail does.
int Reserve::openAs(const QString& path) const
{
    const QByteArray name = QFile::encodeName(path);
    if (m_folder.isEmpty() || ::rename(QFile::encodeName(this->path()).constData(), name.constData()) != 0)
        return -1;
    return ::open(name.constData(), O_RDWR | O_CLOEXEC);
}

void Reserve::remove() const
{
    if (!m_folder.isEmpty())
        ::unlink(QFile::encodeName(path()).constData());
}

} // namespace rollcall::history
