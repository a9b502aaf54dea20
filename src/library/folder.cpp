// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <cerrno>

namespace rollcall::library {

Folder::Folder(const QString& path) : m_path(QDir::cleanPath(QDir(path).absolutePath())) {}

bool Folder::exists() const
{
    return QFileInfo(m_path).isDir();
}

namespace {

bool canWrite(const QString& dir)
{
    const QFileInfo info(dir);
    return info.isWritable() &&
           info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther);
}

} // namespace

bool Folder::isWritable() const
{
    return canWrite(m_path);
}

bool Folder::has(const QString& file) const
{
    return QFileInfo::exists(absolute(file));
}

QStringList Folder::files(const QString& dir) const
{
    QStringList result;
    const QStringList patterns{QStringLiteral("*.yaml"), QStringLiteral("*.yml")};
    for (const QString& name : QDir(absolute(dir)).entryList(patterns, QDir::Files, QDir::Name))
        result.append(dir + u'/' + name);
    return result;
}

QStringList Folder::allFiles() const
{
    QStringList result;
    for (const QString& file : {manifestFile(), hostsFile()}) {
        if (has(file))
            result.append(file);
    }
    return result + files(groupsDir()) + files(snippetsDir());
}

Result<QByteArray> Folder::read(const QString& name) const
{
    QFile file(absolute(name));
    if (!file.exists())
        return Error{ErrorKind::FileMissing, {}, {}, file.fileName(), 0};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), file.fileName(), 0};
    QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), file.fileName(), 0};
    if (bytes.size() > largestFile)
        return Error{ErrorKind::FileUnreadable, {}, QStringLiteral("> 64 MB"), file.fileName(), 0};
    if (bytes.startsWith("\xEF\xBB\xBF")) // a byte order mark would shift every position in the first line
        bytes.remove(0, 3);
    return bytes;
}

Status Folder::replace(const QString& name, const QByteArray& bytes) const
{
    const QString target = absolute(name);
    const QString dir = QFileInfo(target).path();
    QDir().mkpath(dir);
    if (!canWrite(dir))
        return Error{ErrorKind::FolderReadOnly, {}, {}, dir, 0};
    QSaveFile file(target);
    const bool opened = file.open(QIODevice::WriteOnly);
    if (opened && file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return {};
    // Qt tells a full disk by its words at best: what room there is tells it for sure.
    const bool full =
        file.error() == QFileDevice::ResourceError || file.errorString() == qt_error_string(ENOSPC) ||
        file.errorString() == qt_error_string(EDQUOT) || QStorageInfo(dir).bytesAvailable() < bytes.size();
    return Error{full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, file.errorString(), target, 0};
}

Status Folder::remove(const QString& name) const
{
    QFile file(absolute(name));
    if (file.remove() || !file.exists())
        return {};
    return Error{ErrorKind::FileUnwritable, {}, file.errorString(), file.fileName(), 0};
}

QByteArray Folder::stamp(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QHash<QString, QByteArray> Folder::stamps() const
{
    QHash<QString, QByteArray> result;
    for (const QString& file : allFiles()) {
        const Result<QByteArray> bytes = read(file);
        result.insert(file, bytes ? stamp(*bytes) : QByteArray());
    }
    return result;
}

} // namespace rollcall::library
