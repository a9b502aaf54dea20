// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/files/plainfile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

// The folder of a library as it is on the disk: which files there are, reading them, replacing them atomically. Paths
// of files are relative to the folder. What is there under the name of a file and is none (a pipe, a link to nowhere)
// is listed, and an error to whoever reads it. What a save that was begun makes of the files is Folder's business.
// Blocking disk access; any thread.
namespace rollcall::library {

class DiskFolder
{
public:
    static constexpr qint64 largestFile = 16LL * 1024 * 1024; // a hundred thousand hosts; reading more would take long

    static QString hostsFile() { return QStringLiteral("hosts.yaml"); }
    static QString manifestFile() { return QStringLiteral("rollcall.yaml"); }
    static QString groupsDir() { return QStringLiteral("groups"); }
    static QString snippetsDir() { return QStringLiteral("snippets"); }

    explicit DiskFolder(const QString& path);

    QString path() const { return m_path; }
    QString absolute(const QString& file) const { return m_path + u'/' + file; }
    bool exists() const;
    bool isWritable() const;                 // also false without any write bit, which root would not notice
    bool isThere(const QString& file) const; // whatever it is

    /// LinkLeadsOut for what is not in the folder: who shares it would have files read that are none of theirs, and
    /// their words shown.
    Result<QByteArray> readNow(const QString& file, Links links = Links::Follow) const;
    QStringList filesNow(const QString& dir) const;  // the YAML files, sorted
    QStringList foldersIn(const QString& dir) const; // which nobody looks into
    /// Changes with every replacement of a file; cheap, nothing is read.
    QByteArray state() const;

    /// Through a temporary file in the same folder. Makes the sub-folder where it is missing. A link is read through,
    /// and never written through or removed: who shares the folder would have files replaced that are not in it.
    Status replace(const QString& file, const QByteArray& bytes, const PlainFile::Check& last = {}) const;
    /// What replace() would say before it writes anything.
    Status checkWritable(const QString& file) const;
    Status remove(const QString& file) const;

private:
    QString m_path;
};

} // namespace rollcall::library
