// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/change/pasttexts.h"
#include "library/change/savechange.h"
#include "library/files/folder.h"
#include "library/files/journal.h"
#include "library/files/libraryplace.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What the folder of a library will look like: new texts and removals over what is on disk, carried out at the end, all
// or nothing. Blocking; for the library's own thread.
namespace rollcall::library {

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
    /// False where a file is not as the change left it; nothing is staged then.
    bool giveBack(const QList<PastTexts::File>& files);
    Status commit(const Folder::Step& step) const;
    QList<Touched> touched() const;
    QList<PastTexts::File> past() const; // to be remembered, where it is committed

private:
    Status checkUnchanged() const;
    Status checkUnchanged(const QString& file) const;
    QList<JournalEntry> entries() const;
    Status writeAll(const QList<JournalEntry>& entries, const Folder::Step& step) const;
    Status write(const JournalEntry& entry) const;
    Status restore(const QString& file, const std::optional<QByteArray>& text) const;
    void takeBack(const QList<JournalEntry>& written) const;

    Folder m_folder;
    QMap<QString, std::optional<QByteArray>> m_texts;
    QMap<QString, std::optional<QByteArray>> m_read; // as they were on disk
};

} // namespace rollcall::library
