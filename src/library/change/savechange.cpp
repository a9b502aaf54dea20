// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/savechange.h"

#include "core/base/error.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/change/filechange.h"
#include "library/change/staging.h"
#include "library/files/folder.h"
#include "library/files/folderlock.h"
#include "library/files/journal.h"
#include "library/files/slug.h"
#include "library/schema/schema.h"

#include <QFileInfo>
#include <QUuid>

#include <optional>

namespace rollcall::library {

namespace {

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
    /// `past`: what this change takes back; null: nothing that is known.
    DocumentSaver(Staging& staging, Kind<T> kind, const QList<PastTexts::File>* past)
        : m_staging(staging), m_kind(kind), m_past(past)
    {
    }

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
        if (!edit.before && target.file.isEmpty() && putBack(*edit.after))
            return {};
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

    /// Into the file that it was in, as it stood there.
    bool putBack(const T& value)
    {
        for (const PastTexts::File& file : m_past ? *m_past : QList<PastTexts::File>()) {
            if (!file.before || !file.file.startsWith(m_kind.dir + u'/') || m_staging.has(file.file))
                continue;
            const Read<T> read = m_kind.read(*file.before, m_staging.folder().absolute(file.file),
                                             QFileInfo(file.file).completeBaseName());
            if (read.values != QList<T>{value})
                continue;
            (void)m_staging.read(file.file); // remembers that it was not there
            m_staging.write(file.file, *file.before);
            return true;
        }
        return false;
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
    const QList<PastTexts::File>* m_past;
};

Status saveHosts(Staging& staging, const QList<Edit<Host>>& edits, const QList<PastTexts::File>* past)
{
    if (edits.isEmpty())
        return {};
    QByteArray former;
    for (const PastTexts::File& file : past ? *past : QList<PastTexts::File>()) {
        if (file.file != Folder::hostsFile())
            continue;
        if (staging.giveBack({file}))
            return {};
        former = file.before.value_or(QByteArray()); // others have written since
    }
    const Result<QByteArray> bytes = staging.read(Folder::hostsFile());
    if (!bytes)
        return bytes.error();
    const Result<QByteArray> text =
        editHostsFile(*bytes, staging.folder().absolute(Folder::hostsFile()), edits, former);
    if (!text)
        return text.error();
    staging.write(Folder::hostsFile(), *text);
    return {};
}

template <typename T>
Status saveDocuments(Staging& staging, const Kind<T>& kind, const QList<Edit<T>>& edits,
                     const QList<PastTexts::File>* past)
{
    DocumentSaver<T> saver(staging, kind, past);
    for (const Edit<T>& edit : edits) {
        if (const Status status = saver.save(edit); !status)
            return status;
    }
    return {};
}

/// The new texts of all files that the change is about.
Status stage(Staging& staging, const Change& change, const QList<PastTexts::File>* past)
{
    if (past && staging.giveBack(*past))
        return {};
    const Kind<Group> groups{Folder::groupsDir(), readGroup, editGroupFile};
    const Kind<Snippet> snippets{Folder::snippetsDir(), readSnippet, editSnippetFile};
    if (const Status status = saveHosts(staging, change.hosts, past); !status)
        return status;
    if (const Status status = saveDocuments(staging, groups, change.groups, past); !status)
        return status;
    return saveDocuments(staging, snippets, change.snippets, past);
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

Result<QList<Touched>> saveChange(const LibraryPlace& place, const Change& change, const std::function<void()>& step,
                                  PastTexts* past)
{
    if (!Folder(place).isWritable())
        return Error{ErrorKind::FolderReadOnly, {}, {}, Folder(place).path(), 0};
    const Result<FolderLock> lock = FolderLock::take(place.path);
    if (!lock)
        return lock.error();
    if (const Status status = Folder(place).finishSave(); !status)
        return status.error();
    Staging staging(place);
    if (const Status status = stage(staging, change, past ? past->takenBackBy(change) : nullptr); !status)
        return status.error();
    if (const Status status = staging.commit(step ? step : [] {}); !status)
        return status.error();
    if (past)
        past->remember(change, staging.past());
    return staging.touched();
}

} // namespace rollcall::library
