// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/folderlock.h"

#include "core/base/error.h"
#include "core/base/filelock.h"
#include "library/yaml/yamltree.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::library {

Result<FolderLock> FolderLock::take(const QString& path, std::chrono::milliseconds patience)
{
    FolderLock lock(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.m_descriptor < 0)
        return lock; // what is wrong with it is told by whoever writes
    const QDeadlineTimer deadline(patience);
    while (tryLock(lock.m_descriptor) == LockOutcome::Busy) {
        if (deadline.hasExpired())
            return Error{ErrorKind::Busy, path, LibraryText::tr("another program writes to it"), {}, 0};
        QThread::msleep(20);
    }
    return lock;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace rollcall::library
