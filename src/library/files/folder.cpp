// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace rollcall::library {

using namespace Qt::StringLiterals;

Folder::Folder(const LibraryPlace& place)
    : m_path(QDir::cleanPath(QDir(place.path).absolutePath())), m_own(place.saves)
{
    const Result<QByteArray> bytes = readNow(Journal::fileName(), Links::Refuse);
    if (!bytes && !isThere(Journal::fileName()))
        return;
    m_hasJournal = true;
    if (!bytes || !m_own.has(m_path, *bytes)) {
        m_journalError = Error{ErrorKind::UnfinishedSave, {}, {}, absolute(Journal::fileName()), 0};
        return;
    }
    const Result<Journal> journal = Journal::parse(*bytes, absolute(Journal::fileName()));
    if (!journal) {
        m_journalError = journal.error();
        return;
    }
    m_pending = journal->pending([this](const QString& file) {
        const Result<QByteArray> now = readNow(file, Links::Refuse);
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
    if (const Status status = endSave(); !status)
        return status;
    m_pending.clear();
    m_hasJournal = false;
    return {};
}

// Where nothing can be noted the save is as whole as ever; only one that is cut off is nobody's then.
Status Folder::beginSave(const Journal& journal) const
{
    const QByteArray bytes = journal.bytes();
    (void)m_own.note(m_path, bytes);
    return replace(Journal::fileName(), bytes);
}

Status Folder::endSave() const
{
    const Status removed = remove(Journal::fileName());
    if (removed)
        m_own.forget(m_path);
    return removed;
}

bool Folder::exists() const
{
    return QFileInfo(m_path).isDir();
}

bool Folder::isWritable() const
{
    const QFileInfo info(m_path);
    return info.isWritable() &&
           info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther);
}

bool Folder::has(const QString& file) const
{
    if (const auto pending = m_pending.constFind(file); pending != m_pending.constEnd())
        return pending->has_value();
    return isThere(file);
}

bool Folder::isThere(const QString& file) const
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(absolute(file)).constData(), &info) == 0;
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
    constexpr QDir::Filters all = QDir::Files | QDir::Dirs | QDir::System; // pipes and links to nowhere: reading tells
    for (const QString& name : QDir(absolute(dir)).entryList(all, QDir::Name)) { // patterns would be compiled
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

Result<QByteArray> Folder::readNow(const QString& name, Links links) const
{
    Result<QByteArray> bytes = readPlain(absolute(name), links, largestFile);
    if (bytes && bytes->startsWith("\xEF\xBB\xBF")) // a byte order mark would shift every position in the first line
        bytes->remove(0, 3);
    return bytes;
}

Status Folder::checkWritable(const QString& name) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Make);
    return file ? file->check() : file.error();
}

Status Folder::replace(const QString& name, const QByteArray& bytes) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Make);
    return file ? file->replace(bytes) : file.error();
}

Status Folder::remove(const QString& name) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Leave);
    if (!file)
        return file.error().kind == ErrorKind::FileMissing ? Status() : file.error();
    return file->remove();
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
    if (m_journalError)
        result.insert(Journal::fileName(), QByteArray());
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
