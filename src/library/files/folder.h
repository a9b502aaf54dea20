// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "library/files/journal.h"
#include "library/files/libraryplace.h"
#include "library/files/ownsaves.h"
#include "library/files/plainfile.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

// The files of a library folder: which there are, reading them, replacing them atomically. Paths of files are
// relative to the folder. What is there under the name of a file and is none (a pipe, a link to nowhere) is listed,
// and an error to whoever reads it. Where a save of several files of this user's was cut off, or is under way, the
// files are those that it makes: readers see what was before it or what is after it. Of somebody else's they see the
// files as they are. Blocking disk access; any thread.
namespace rollcall::library {

class Folder
{
public:
    static constexpr qint64 largestFile = 64 * 1024 * 1024;

    static QString hostsFile() { return QStringLiteral("hosts.yaml"); }
    static QString manifestFile() { return QStringLiteral("rollcall.yaml"); }
    static QString groupsDir() { return QStringLiteral("groups"); }
    static QString snippetsDir() { return QStringLiteral("snippets"); }

    explicit Folder(const LibraryPlace& place);

    QString path() const { return m_path; }
    /// Why a save that was cut off cannot be finished: UnfinishedSave where it is not this user's, as far as anybody
    /// knows; else its journal cannot be understood.
    const std::optional<Error>& journalError() const { return m_journalError; }
    /// Before the first file of several is replaced, and after the last.
    Status beginSave(const Journal& journal) const;
    Status endSave() const;
    /// Makes the files what they are read as, and takes the journal away. `step` is called before each change.
    using Step = std::function<void()>;
    Status finishSave(const Step& step = {});
    QString absolute(const QString& file) const { return m_path + u'/' + file; }
    bool exists() const;
    bool isWritable() const; // also false without any write bit, which root would not notice
    bool has(const QString& file) const;
    QStringList files(const QString& dir) const; // the YAML files, sorted
    QStringList allFiles() const;                // those of a library that exist

    Result<QByteArray> read(const QString& file) const;
    /// Through a temporary file in the same folder. Makes the sub-folder where it is missing. A link is read through,
    /// and never written through or removed: who shares the folder would have files replaced that are not in it.
    Status replace(const QString& file, const QByteArray& bytes) const;
    /// What replace() would say before it writes anything.
    Status checkWritable(const QString& file) const;
    Status remove(const QString& file) const;

    static QByteArray stamp(const QByteArray& bytes); // SHA-256
    /// Of every file, without parsing; what cannot be read, such as a save of somebody else's, has an empty one.
    QHash<QString, QByteArray> stamps() const;
    /// Changes with every replacement of a file; cheap, nothing is read.
    QByteArray state() const;

private:
    bool isThere(const QString& file) const; // on disk, whatever it is
    Result<QByteArray> readNow(const QString& file, Links links = Links::Follow) const; // as it is on disk
    QStringList filesNow(const QString& dir) const;

    QString m_path;
    OwnSaves m_own;
    Journal::Files m_pending; // what a save that was begun has still to do
    bool m_hasJournal = false;
    std::optional<Error> m_journalError;
};

} // namespace rollcall::library
