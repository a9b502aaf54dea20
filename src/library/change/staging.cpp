// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/staging.h"

#include "core/base/error.h"

#include <algorithm>

namespace rollcall::library {

namespace {

QByteArray stampOf(const std::optional<QByteArray>& bytes)
{
    return bytes ? Folder::stamp(*bytes) : QByteArray();
}

} // namespace

QStringList Staging::files(const QString& dir) const
{
    QStringList result = m_folder.files(dir);
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it) {
        if (!it.key().startsWith(dir + u'/'))
            continue;
        if (!it.value())
            result.removeAll(it.key());
        else if (!result.contains(it.key()))
            result.append(it.key());
    }
    return result;
}

bool Staging::has(const QString& file) const
{
    const auto staged = m_texts.constFind(file);
    return staged != m_texts.constEnd() ? staged->has_value() : m_folder.has(file);
}

Result<QByteArray> Staging::read(const QString& file)
{
    if (const auto staged = m_texts.constFind(file); staged != m_texts.constEnd())
        return staged->value_or(QByteArray());
    if (!m_folder.has(file)) {
        m_read[file] = std::nullopt;
        return QByteArray();
    }
    const Result<QByteArray> bytes = m_folder.read(file);
    if (bytes)
        m_read[file] = *bytes;
    return bytes;
}

bool Staging::giveBack(const QList<PastTexts::File>& files)
{
    const bool areAsLeft = std::all_of(files.begin(), files.end(), [this](const PastTexts::File& file) {
        const Result<QByteArray> now = read(file.file);
        return now && m_read.contains(file.file) && stampOf(m_read.value(file.file)) == file.after;
    });
    if (!areAsLeft)
        return false;
    for (const PastTexts::File& file : files)
        m_texts[file.file] = file.before;
    return true;
}

Status Staging::checkUnchanged() const
{
    for (const QString& file : m_texts.keys()) {
        if (const Status status = checkUnchanged(file); !status)
            return status;
    }
    return {};
}

Status Staging::checkUnchanged(const QString& file) const
{
    const std::optional<QByteArray> before = m_read.value(file);
    const Result<QByteArray> now = before ? m_folder.read(file) : Result<QByteArray>(QByteArray());
    const bool isSame = m_folder.has(file) == before.has_value() && now && (!before || *now == *before);
    return isSame ? Status() : Error{ErrorKind::FileConflict, file, {}, m_folder.absolute(file), 0};
}

/// Looks once more when only the file's name is left to be given: other programs know nothing of the lock.
Status Staging::write(const JournalEntry& entry) const
{
    const auto last = [this, &entry] { return checkUnchanged(entry.file); };
    if (entry.after)
        return m_folder.replace(entry.file, *entry.after, last);
    const Status same = last();
    return same ? m_folder.remove(entry.file) : same;
}

/// New texts first: a rename never leaves nothing behind.
QList<JournalEntry> Staging::entries() const
{
    QList<JournalEntry> texts;
    QList<JournalEntry> removals;
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it) {
        const std::optional<QByteArray> before = m_read.value(it.key());
        if (before != it.value())
            (it.value() ? texts : removals)
                .append({it.key(), before ? Folder::stamp(*before) : QByteArray(), it.value()});
    }
    return texts + removals;
}

Status Staging::commit(const Folder::Step& step) const
{
    if (const Status status = checkUnchanged(); !status)
        return status;
    const QList<JournalEntry> changes = entries();
    for (const JournalEntry& change : changes) {
        if (const Status status = m_folder.checkWritable(change.file); !status)
            return status;
    }
    if (changes.size() < 2) // that is one step by itself
        return writeAll(changes, step);
    step();
    if (const Status status = m_folder.beginSave(Journal(changes)); !status)
        return status;
    if (const Status status = writeAll(changes, step); !status)
        return status;
    step();
    return m_folder.endSave();
}

Status Staging::writeAll(const QList<JournalEntry>& entries, const Folder::Step& step) const
{
    for (qsizetype i = 0; i < entries.size(); ++i) {
        step();
        if (const Status status = write(entries[i]); !status) {
            takeBack(entries.first(i));
            return status;
        }
    }
    return {};
}

Status Staging::restore(const QString& file, const std::optional<QByteArray>& text) const
{
    return text ? m_folder.replace(file, *text) : m_folder.remove(file);
}

/// One of several files cannot be written: back to what was. Where that fails too, the journal stays, and the save is
/// finished when there is room again.
void Staging::takeBack(const QList<JournalEntry>& written) const
{
    bool whole = true;
    for (const JournalEntry& entry : written)
        whole &= restore(entry.file, m_read.value(entry.file)).ok();
    if (whole && m_folder.has(Journal::fileName()))
        (void)m_folder.endSave();
}

QList<Touched> Staging::touched() const
{
    QList<Touched> result;
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it)
        result.append({it.key(), stampOf(m_read.value(it.key())), stampOf(it.value())});
    return result;
}

QList<PastTexts::File> Staging::past() const
{
    QList<PastTexts::File> files;
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it)
        files.append({it.key(), m_read.value(it.key()), stampOf(it.value())});
    return files;
}

} // namespace rollcall::library
