// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/privatefiles.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

class PrivateText
{
    Q_DECLARE_TR_FUNCTIONS(PrivateFiles)
};

constexpr mode_t others = S_IRWXG | S_IRWXO;

Error unwritable(const QString& path, const QString& why)
{
    return {ErrorKind::FileUnwritable, {}, why, path, 0};
}

bool isOthers(uid_t owner)
{
    return owner != ::geteuid() && owner != 0;
}

bool folderAbove(const QString& path, struct stat& folder)
{
    return ::stat(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), &folder) == 0;
}

Status checkOwner(const QString& path)
{
    struct stat entry = {};
    const QString there = QDir::cleanPath(QFileInfo(path).absoluteFilePath()); // behind a slash a link is its folder
    if (::lstat(QFile::encodeName(there).constData(), &entry) != 0)
        return unwritable(path, qt_error_string(errno));
    struct stat above = {};
    const bool everybody = folderAbove(there, above) && (above.st_mode & S_IWOTH) != 0;
    if (S_ISLNK(entry.st_mode) && isOthers(entry.st_uid) && everybody)
        return unwritable(path, PrivateText::tr("a symbolic link that others have put there"));
    if (isOthers(entry.st_uid) && everybody)
        return unwritable(path, PrivateText::tr("somebody else's folder, in a folder that everybody can write to"));
    return {};
}

} // namespace

Status makePrivateFolder(const QString& path)
{
    const QFileInfo info(path);
    if (path.isEmpty())
        return {};
    if (info.isDir())
        return checkOwner(path);
    if (info.isRoot() || info.absolutePath() == info.absoluteFilePath())
        return Error{ErrorKind::FileMissing, {}, {}, path, 0};
    if (const Status above = makePrivateFolder(info.absolutePath()); !above)
        return above;
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0)
        return {};
    const int why = errno;
    const bool full = why == ENOSPC || why == EDQUOT;
    if (QFileInfo(path).isDir())
        return checkOwner(path);
    return Error{full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, qt_error_string(why), path, 0};
}

void keepPrivate(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat info = {};
    if (::stat(name.constData(), &info) == 0 && info.st_uid == ::geteuid() && (info.st_mode & others) != 0)
        (void)::chmod(name.constData(), info.st_mode & S_IRWXU);
}

int openPrivateFile(const QString& path, int flags)
{
    const int safely = flags | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    const int file = ::open(QFile::encodeName(path).constData(), safely, S_IRUSR | S_IWUSR);
    if (file < 0)
        return -1;
    struct stat info = {};
    int why = ::fstat(file, &info) == 0 ? 0 : errno;
    if (why == 0 && !S_ISREG(info.st_mode))
        why = EINVAL;
    if (why == 0 && isSomebodyElses(path, info))
        why = EPERM;
    if (why == 0) {
        if (info.st_uid == ::geteuid() && (info.st_mode & others) != 0)
            (void)::fchmod(file, info.st_mode & S_IRWXU);
        return file;
    }
    ::close(file);
    errno = why;
    return -1;
}

Status replacePrivately(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(bytes);
    return file.commit() ? Status() : Status(unwritable(path, file.errorString()));
}

void removeFolder(const QString& path)
{
    if (QFileInfo(path).isSymLink())
        QFile::remove(path);
    else
        QDir(path).removeRecursively();
}

bool isPlanted(const QString& path, const struct stat& entry)
{
    struct stat folder = {};
    return !folderAbove(path, folder) || isOthers(entry.st_uid) || isOthers(folder.st_uid) ||
           (folder.st_mode & (S_IWGRP | S_IWOTH)) != 0;
}

bool isSomebodyElses(const QString& path, const struct stat& entry)
{
    struct stat folder = {};
    return entry.st_uid != ::geteuid() && folderAbove(path, folder) && (folder.st_mode & S_IWOTH) != 0;
}

} // namespace rollcall
