// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/folder.h"

#include <QCryptographicHash>

#include <algorithm>

namespace rollcall::library {

Folder::Folder(const LibraryPlace& place) : DiskFolder(place.path), m_own(place.saves)
{
    const Result<QByteArray> bytes = readNow(Journal::fileName(), Links::Refuse);
    if (!bytes && !isThere(Journal::fileName()))
        return;
    m_hasJournal = true;
    if (!bytes || !m_own.has(path(), *bytes)) {
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
    (void)m_own.note(path(), bytes);
    return replace(Journal::fileName(), bytes);
}

Status Folder::endSave() const
{
    const Status removed = remove(Journal::fileName());
    if (removed)
        m_own.forget(path());
    return removed;
}

bool Folder::has(const QString& file) const
{
    if (const auto pending = m_pending.constFind(file); pending != m_pending.constEnd())
        return pending->has_value();
    return isThere(file);
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

} // namespace rollcall::library
