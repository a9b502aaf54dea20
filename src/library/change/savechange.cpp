// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/savechange.h"

#include "core/base/error.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/change/filechange.h"
#include "library/files/folder.h"
#include "library/files/folderlock.h"
#include "library/files/journal.h"
#include "library/files/slug.h"
#include "library/schema/schema.h"

#include <QFileInfo>
#include <QMap>
#include <QUuid>

#include <optional>

namespace rollcall::library {

namespace {

/// What the folder will look like: new texts and removals over what is on disk, carried out at the end.
class Staging
{
public:
    explicit Staging(const LibraryPlace& place) : m_folder(place) {}

    const Folder& folder() const { return m_folder; }
    QStringList files(const QString& dir) const;
    /// The staged text, else the file's, whose state is remembered; empty where there is no file.
    Result<QByteArray> read(const QString& file);
    bool has(const QString& file) const;
    void write(const QString& file, const QByteArray& bytes) { m_texts[file] = bytes; }
    void remove(const QString& file) { m_texts[file] = std::nullopt; }
    Status commit(const Folder::Step& step) const;
    QList<Touched> touched() const;

private:
    Status checkUnchanged() const;
    QList<JournalEntry> entries() const;
    Status writeAll(const QList<JournalEntry>& entries, const Folder::Step& step) const;
    Status write(const JournalEntry& entry) const
    {
        return entry.after ? m_folder.replace(entry.file, *entry.after) : m_folder.remove(entry.file);
    }
    void takeBack(const QList<JournalEntry>& written) const;

    Folder m_folder;
    QMap<QString, std::optional<QByteArray>> m_texts;
    QMap<QString, std::optional<QByteArray>> m_read; // as they were on disk
};

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

Status Staging::checkUnchanged() const
{
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it) {
        const std::optional<QByteArray> before = m_read.value(it.key());
        const Error conflict{ErrorKind::FileConflict, it.key(), {}, m_folder.absolute(it.key()), 0};
        if (m_folder.has(it.key()) != before.has_value())
            return conflict;
        const Result<QByteArray> now = before ? m_folder.read(it.key()) : Result<QByteArray>(QByteArray());
        if (!now || (before && *now != *before))
            return conflict;
    }
    return {};
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

/// One of several files cannot be written: back to what was. Where that fails too, the journal stays, and the save is
/// finished when there is room again.
void Staging::takeBack(const QList<JournalEntry>& written) const
{
    bool whole = true;
    for (const JournalEntry& entry : written)
        whole &= write({entry.file, {}, m_read.value(entry.file)}).ok();
    if (whole && m_folder.has(Journal::fileName()))
        (void)m_folder.endSave();
}

QList<Touched> Staging::touched() const
{
    const auto stamp = [](const std::optional<QByteArray>& bytes) {
        return bytes ? Folder::stamp(*bytes) : QByteArray();
    };
    QList<Touched> result;
    for (auto it = m_texts.constBegin(); it != m_texts.constEnd(); ++it)
        result.append({it.key(), stamp(m_read.value(it.key())), stamp(it.value())});
    return result;
}

/// Groups and snippets: one file each, found by the name inside.
template <typename T> struct Kind
{
    QString dir;
    Read<T> (*read)(const QByteArray&, const QString&, const QString&);
    Result<QByteArray> (*edit)(const QByteArray&, const QString&, const T&, const T&);
};

template <typename T> class DocumentSaver
{
public:
    DocumentSaver(Staging& staging, Kind<T> kind) : m_staging(staging), m_kind(kind) {}

    Status save(const Edit<T>& edit)
    {
        const Result<Found> before = find(edit.before ? edit.before->name : QString());
        if (!before)
            return before.error();
        const bool renamed = edit.before && edit.after && edit.before->name != edit.after->name;
        const Result<Found> target = renamed || !edit.before ? find(edit.after ? edit.after->name : QString()) : before;
        if (!target)
            return target.error();
        if (edit.before && before->value != edit.before)
            return conflict(edit.before->name, before->file);
        if ((renamed || !edit.before) && target->value)
            return conflict(edit.after->name, target->file);
        return carryOut(edit, *before, *target, renamed);
    }

private:
    struct Found
    {
        QString file;
        std::optional<T> value;
    };

    static Status conflict(const QString& name, const QString& file)
    {
        return Error{ErrorKind::FileConflict, name, {}, file.isEmpty() ? name : file, 0};
    }

    Status carryOut(const Edit<T>& edit, const Found& before, const Found& target, bool renamed)
    {
        if (!edit.after) {
            if (!before.file.isEmpty())
                m_staging.remove(before.file);
            return {};
        }
        // A renamed document takes its text (comments, unknown keys) to the new file.
        const Found& source = renamed && before.value ? before : target;
        const Result<QByteArray> bytes =
            source.file.isEmpty() ? Result<QByteArray>(newDocument()) : m_staging.read(source.file);
        if (!bytes)
            return bytes.error();
        const QString file =
            target.file.isEmpty() ? freeFile(edit.after->name, renamed ? before.file : QString()) : target.file;
        const Result<QByteArray> text =
            m_kind.edit(*bytes, m_staging.folder().absolute(file), source.value.value_or(T()), *edit.after);
        if (!text)
            return text.error();
        if (!m_staging.has(file))
            (void)m_staging.read(file); // remembers that it was not there
        m_staging.write(file, *text);
        if (renamed && !before.file.isEmpty() && before.file != file)
            m_staging.remove(before.file);
        return {};
    }

    /// The file whose document has this name; an Error where that file must not be written.
    Result<Found> find(const QString& name)
    {
        if (name.isEmpty())
            return Found();
        QStringList files = m_staging.files(m_kind.dir);
        const QString likely = m_kind.dir + u'/' + slugOf(name) + QStringLiteral(".yaml");
        if (files.removeOne(likely))
            files.prepend(likely);
        for (const QString& file : files) {
            const Result<QByteArray> bytes = m_staging.read(file);
            if (!bytes && file == likely)
                return bytes.error();
            if (!bytes)
                continue;
            const Read<T> read =
                m_kind.read(*bytes, m_staging.folder().absolute(file), QFileInfo(file).completeBaseName());
            if (!read.values.isEmpty() && read.values[0].name == name)
                return Found{file, read.values[0]};
        }
        return Found();
    }

    /// A file that was not there has an id of its own.
    static QByteArray newDocument()
    {
        return "version: 1\nid: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + '\n';
    }

    /// A file that no other document has; `own` is the renamed one's so far.
    QString freeFile(const QString& name, const QString& own) const
    {
        const QString stem = m_kind.dir + u'/' + slugOf(name);
        QStringList files = m_staging.files(m_kind.dir);
        files.removeOne(own);
        const auto isTaken = [&](const QString& file) {
            return files.contains(file, Qt::CaseInsensitive); // some file systems know no case
        };
        QString file = stem + QStringLiteral(".yaml");
        if (file != own && file.compare(own, Qt::CaseInsensitive) == 0 && m_staging.has(file) && !isTaken(file))
            return own; // such a file system: the two are one file
        for (int i = 2; isTaken(file); ++i)
            file = stem + u'-' + QString::number(i) + QStringLiteral(".yaml");
        return file;
    }

    Staging& m_staging;
    Kind<T> m_kind;
};

Status saveHosts(Staging& staging, const QList<Edit<Host>>& edits)
{
    if (edits.isEmpty())
        return {};
    const Result<QByteArray> bytes = staging.read(Folder::hostsFile());
    if (!bytes)
        return bytes.error();
    const Result<QByteArray> text = editHostsFile(*bytes, staging.folder().absolute(Folder::hostsFile()), edits);
    if (!text)
        return text.error();
    staging.write(Folder::hostsFile(), *text);
    return {};
}

template <typename T> Status saveDocuments(Staging& staging, const Kind<T>& kind, const QList<Edit<T>>& edits)
{
    DocumentSaver<T> saver(staging, kind);
    for (const Edit<T>& edit : edits) {
        if (const Status status = saver.save(edit); !status)
            return status;
    }
    return {};
}

} // namespace

Status finishSave(const LibraryPlace& place, const std::function<void()>& step)
{
    if (!Folder(place).has(Journal::fileName()))
        return {};
    const Result<FolderLock> lock = FolderLock::take(place.path);
    if (!lock)
        return lock.error();
    return Folder(place).finishSave(step);
}

Result<QList<Touched>> saveChange(const LibraryPlace& place, const Change& change, const std::function<void()>& step)
{
    if (!Folder(place).isWritable())
        return Error{ErrorKind::FolderReadOnly, {}, {}, Folder(place).path(), 0};
    const Result<FolderLock> lock = FolderLock::take(place.path);
    if (!lock)
        return lock.error();
    if (const Status status = Folder(place).finishSave(); !status)
        return status.error();
    Staging staging(place);
    const Kind<Group> groups{Folder::groupsDir(), readGroup, editGroupFile};
    const Kind<Snippet> snippets{Folder::snippetsDir(), readSnippet, editSnippetFile};
    if (const Status status = saveHosts(staging, change.hosts); !status)
        return status.error();
    if (const Status status = saveDocuments(staging, groups, change.groups); !status)
        return status.error();
    if (const Status status = saveDocuments(staging, snippets, change.snippets); !status)
        return status.error();
    if (const Status status = staging.commit(step ? step : [] {}); !status)
        return status.error();
    return staging.touched();
}

} // namespace rollcall::library
