// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/change/change.h"
#include "library/schema/librarydata.h"

#include <QList>
#include <QString>

#include <memory>

// What is in a library, as it is known in memory: found by name, and what an edit would meet. Only Library changes it.
// No disk; lives where its Library does.
namespace rollcall::library {

class Contents
{
public:
    QString path() const { return m_data.path; }
    QString name() const { return m_data.name; }
    /// False for a folder that cannot be written; edits then give FolderReadOnly.
    bool isWritable() const { return m_data.writable; }
    const QList<Host>& hosts() const { return m_data.hosts; }
    const QList<Group>& groups() const { return m_data.groups; }
    const QList<Snippet>& snippets() const { return m_data.snippets; }
    const QList<Error>& errors() const { return m_data.errors; }
    const QList<Error>& warnings() const { return m_data.warnings; }
    const LibraryData& data() const { return m_data; }

    /// By name; null where there is none. Valid until the next change.
    const Host* host(const QString& name) const;
    const Group* group(const QString& name) const;
    const Snippet* snippet(const QString& name) const;

    /// Whether the edit can be made: DuplicateHost, DuplicateName, BadName, FolderReadOnly, UnfinishedSave, FileSyntax
    /// or FileTooNew for a file that must not be written, FileConflict where `before` is not what is there.
    Status check(const Change& change) const;
    /// The change from what is there now, so that the user's word goes, whatever is there of the things that it names.
    Change rebased(const Change& change) const;

protected:
    explicit Contents(LibraryData data);
    ~Contents();
    Contents(const Contents&) = delete;
    Contents& operator=(const Contents&) = delete;

    void edit(const Change& change);       // that was checked
    LibraryData replace(LibraryData data); // gives what was there

private:
    struct Index;

    Status checkFiles(const Change& change) const; // against what must not be written
    void reindex();

    LibraryData m_data;
    std::unique_ptr<Index> m_index;
};

} // namespace rollcall::library
