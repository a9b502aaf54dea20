// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>

namespace rollcall::library {

using namespace Qt::StringLiterals;

Folder::Folder(const QString& path) : m_path(QDir::cleanPath(QDir(path).absolutePath()))
{
    const Result<QByteArray> bytes = readNow(Journal::fileName());
    if (!bytes && bytes.error().kind == ErrorKind::FileMissing)
        return;
    m_hasJournal = true;
    const Result<Journal> journal = bytes ? Journal::parse(*bytes, absolute(Journal::fileName())) : bytes.error();
    if (!journal) {
        m_journalError = journal.error();
        return;
    }
    m_pending = journal->pending([this](const QString& file) {
        const Result<QByteArray> now = readNow(file);
        if (now)
            return stamp(*now);
        return now.error().kind == ErrorKind::FileMissing ? QByteArray() : QByteArray("unreadable");
    });
}

Status Folder::finishSave(const Step& step)
{
    if (!m_hasJournal)
        return {};
    if (m_journalError)
        return *m_journalError;
    const auto before = [&] {
        if (step)
            step();
    };
    for (const bool removals : {false, true}) { // new texts first: a rename never leaves nothing behind
        for (auto it = m_pending.constBegin(); it != m_pending.constEnd(); ++it) {
            if (it.value().has_value() == removals)
                continue;
            before();
            if (const Status status = removals ? remove(it.key()) : replace(it.key(), **it); !status)
                return status;
        }
    }
    before();
    if (const Status status = remove(Journal::fileName()); !status)
        return status;
    m_pending.clear();
    m_hasJournal = false;
    return {};
}

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
    if (const auto pending = m_pending.constFind(file); pending != m_pending.constEnd())
        return pending->has_value();
    return QFileInfo::exists(absolute(file));
}

QStringList Folder::files(const QString& dir) const
{
    QStringList result = filesNow(dir);
    for (auto it = m_pending.constBegin(); it != m_pending.constEnd(); ++it) {
        if (!it.key().startsWith(dir + u'/'))
            continue;
        result.removeAll(it.key());
        if (it.value())
            result.insert(std::lower_bound(result.begin(), result.end(), it.key()), it.key());
    }
    return result;
}

QStringList Folder::filesNow(const QString& dir) const
{
    QStringList result;
    for (const QString& name : QDir(absolute(dir)).entryList(QDir::Files, QDir::Name)) { // patterns would be compiled
        if (name.endsWith(".yaml"_L1, Qt::CaseInsensitive) || name.endsWith(".yml"_L1, Qt::CaseInsensitive))
            result.append(dir + u'/' + name);
    }
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
    const auto pending = m_pending.constFind(name);
    if (pending == m_pending.constEnd())
        return readNow(name);
    return *pending ? Result<QByteArray>(**pending) : Error{ErrorKind::FileMissing, {}, {}, absolute(name), 0};
}

Result<QByteArray> Folder::readNow(const QString& name) const
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

Status Folder::checkWritable(const QString& name) const
{
    const QString dir = QFileInfo(absolute(name)).path();
    QDir().mkpath(dir);
    return canWrite(dir) ? Status() : Error{ErrorKind::FolderReadOnly, {}, {}, dir, 0};
}

Status Folder::replace(const QString& name, const QByteArray& bytes) const
{
    const QString target = absolute(name);
    const QString dir = QFileInfo(target).path();
    if (const Status status = checkWritable(name); !status)
        return status;
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

QByteArray Folder::state() const
{
    QByteArray state;
    for (const QString& file : QStringList{Journal::fileName(), manifestFile(), hostsFile()} + filesNow(groupsDir()) +
                                   filesNow(snippetsDir())) {
        struct stat info = {};
        if (::stat(QFile::encodeName(absolute(file)).constData(), &info) == 0)
            state += file.toUtf8() + ' ' + QByteArray::number(quint64(info.st_ino)) + ' ' +
                     QByteArray::number(qint64(info.st_mtim.tv_sec)) + ' ' + QByteArray::number(qint64(info.st_mtim.tv_nsec)) +
                     ' ' + QByteArray::number(qint64(info.st_size)) + '\n';
    }
    return state;
}

} // namespace rollcall::library
