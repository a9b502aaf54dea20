// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "library/files/diskfolder.h"
#include "library/files/journal.h"
#include "library/files/libraryplace.h"
#include "library/files/ownsaves.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

// The files of a library as they are meant. Where a save of several files of this user's was cut off, or is under way,
// they are those that it makes: readers see what was before it or what is after it. Of somebody else's they see the
// files as they are. Blocking disk access; any thread.
namespace rollcall::library {

class Folder : public DiskFolder
{
public:
    explicit Folder(const LibraryPlace& place);

    /// Why a save that was cut off cannot be finished: UnfinishedSave where it is not this user's, as far as anybody
    /// knows; else its journal cannot be understood.
    const std::optional<Error>& journalError() const { return m_journalError; }
    /// Before the first file of several is replaced, and after the last.
    Status beginSave(const Journal& journal) const;
    Status endSave() const;
    /// Makes the files what they are read as, and takes the journal away. `step` is called before each change.
    using Step = std::function<void()>;
    Status finishSave(const Step& step = {});

    bool has(const QString& file) const;
    QStringList files(const QString& dir) const; // the YAML files, sorted
    QStringList allFiles() const;                // those of a library that exist
    Result<QByteArray> read(const QString& file) const;
    static QByteArray stamp(const QByteArray& bytes); // SHA-256
    /// Of every file, without parsing; what cannot be read, such as a save of somebody else's, has an empty one.
    QHash<QString, QByteArray> stamps() const;

private:
    OwnSaves m_own;
    Journal::Files m_pending; // what a save that was begun has still to do
    bool m_hasJournal = false;
    std::optional<Error> m_journalError;
};

} // namespace rollcall::library
