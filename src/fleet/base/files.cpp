// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/base/files.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t writableByOthers = S_IWGRP | S_IWOTH;

Error unusable(const QString& path, const QString& why)
{
    return {ErrorKind::FileUnwritable, path, why, path, 0};
}

bool isEmptyFolder(const QString& path)
{
    return QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// Of the open folder, so that it is the one that was looked at.
Status makePrivate(int folder, const QString& path)
{
    struct stat info = {};
    if (::fstat(folder, &info) != 0)
        return unusable(path, qt_error_string(errno));
    if (info.st_uid != ::geteuid())
        return unusable(path, u"the folder is somebody else's"_s);
    const bool wasOpen = (info.st_mode & writableByOthers) != 0;
    const Error planted = unusable(path, u"others can write to the folder, and may have put there what it holds"_s);
    if (wasOpen && !isEmptyFolder(path))
        return planted;
    if (::fchmod(folder, S_IRWXU) != 0)
        return unusable(path, qt_error_string(errno));
    if (wasOpen && !isEmptyFolder(path)) // filled while it was looked at
        return planted;
    return {};
}

} // namespace

Status makeFolder(const QString& path)
{
    if (Status made = makePrivateFolder(path); !made)
        return made;
    const QByteArray name = QFile::encodeName(QDir::cleanPath(path)); // behind a slash a link is its folder
    struct stat entry = {};
    if (::lstat(name.constData(), &entry) == 0 && S_ISLNK(entry.st_mode) && entry.st_uid != ::geteuid())
        return unusable(path, u"a symbolic link that somebody else has made"_s);
    const int folder = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return unusable(path, qt_error_string(errno));
    Status status = makePrivate(folder, path);
    ::close(folder);
    return status;
}

Status replaceFile(const QString& path, const QByteArray& text, QFileDevice::Permissions permissions)
{
    if (QFileInfo(path).isSymLink())
        return unusable(path, u"a symbolic link"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(permissions) ||
        !file.commit())
        return unusable(path, file.errorString());
    return {};
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return !QFileInfo(path).isSymLink() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray resourceText(const QString& path)
{
    QByteArray text = readFile(path);
    qsizetype start = 0;
    QByteArray kept;
    while (start < text.size() && text[start] == '#') {
        const qsizetype end = text.indexOf('\n', start) + 1;
        if (end == 0)
            break;
        if (text[start + 1] == '!')
            kept = text.mid(start, end - start);
        start = end;
    }
    return kept + text.mid(start);
}

} // namespace rollcall::fleet
