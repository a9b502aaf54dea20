// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

// The files of a library folder: which there are, reading them, replacing them atomically. Paths of files are
// relative to the folder. Blocking disk access; any thread, one at a time per folder.
namespace rollcall::library {

class Folder
{
public:
    static constexpr qint64 largestFile = 64 * 1024 * 1024;

    static QString hostsFile() { return QStringLiteral("hosts.yaml"); }
    static QString manifestFile() { return QStringLiteral("rollcall.yaml"); }
    static QString groupsDir() { return QStringLiteral("groups"); }
    static QString snippetsDir() { return QStringLiteral("snippets"); }

    explicit Folder(const QString& path);

    QString path() const { return m_path; }
    QString absolute(const QString& file) const { return m_path + u'/' + file; }
    bool exists() const;
    bool isWritable() const; // also false without any write bit, which root would not notice
    bool has(const QString& file) const;
    QStringList files(const QString& dir) const; // the YAML files, sorted
    QStringList allFiles() const;                // those of a library that exist

    Result<QByteArray> read(const QString& file) const;
    /// Through a temporary file in the same folder. Makes the sub-folder where it is missing.
    Status replace(const QString& file, const QByteArray& bytes) const;
    Status remove(const QString& file) const;

    static QByteArray stamp(const QByteArray& bytes); // SHA-256
    /// Of every file, without parsing; what cannot be read has an empty one.
    QHash<QString, QByteArray> stamps() const;

private:
    QString m_path;
};

} // namespace rollcall::library
