// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/runlock.h"

#include "core/base/filelock.h"
#include "core/base/privatefiles.h"
#include "history/segments/segments.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::history {

namespace {

QString lockPath(const QString& runFolder)
{
    return QDir(runFolder).filePath(QStringLiteral("lock"));
}

} // namespace

Result<std::unique_ptr<RunLock>> RunLock::take(const QString& runFolder)
{
    const QString path = lockPath(runFolder);
    const int file = openPrivateFile(path, O_RDWR);
    if (file < 0)
        return fileError(errno, path);
    if (waitForLock(file) != LockOutcome::Held) {
        const int number = errno;
        ::close(file);
        return fileError(number, path);
    }
    return std::unique_ptr<RunLock>(new RunLock(file));
}

std::unique_ptr<RunLock> RunLock::tryTake(const QString& runFolder)
{
    const QByteArray path = QFile::encodeName(lockPath(runFolder));
    int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0 && (errno == EROFS || errno == EACCES))
        file = ::open(path.constData(), O_RDONLY | O_CLOEXEC); // flock(2) does not mind
    if (file < 0)
        return nullptr;
    if (tryLock(file) != LockOutcome::Held) {
        ::close(file);
        return nullptr;
    }
    return std::unique_ptr<RunLock>(new RunLock(file));
}

RunLock::~RunLock()
{
    ::close(m_file);
}

} // namespace rollcall::history
