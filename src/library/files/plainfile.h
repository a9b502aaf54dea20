// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <utility>

// Files of a folder in which others write too: what goes by a file's name may be a link to anywhere, a pipe that never
// answers, a device. Only plain files are read, also where a link leads to one; nothing is written, made or removed
// through a link below the folder, however the names change meanwhile. The folder itself may be reached through links.
// Blocking; any thread.
namespace rollcall::library {

/// An open file or folder; move-only, closes it.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    bool close(); // false where what was written did not arrive

private:
    int m_number;
};

enum class Links { Follow, Refuse };

/// FileMissing, NotAFile, FileIsLink or FileUnreadable; never waits for a writer of a pipe.
Result<Descriptor> openPlain(const QString& path, Links links);
/// For who opens it by other means: it is there and plain, or not there at all.
Status plainOrMissing(const QString& path);
Result<QByteArray> readPlain(const QString& path, Links links, qint64 largest);

/// A file to be written, in a folder that is held open: NAME or DIR/NAME below the root.
class PlainFile
{
public:
    enum class Missing { Make, Leave }; // of DIR
    enum class Access { AsUsual, Private };

    /// FileIsLink for the folder; FileMissing where there is none.
    static Result<PlainFile> at(const QString& root, const QString& name, Missing dir);

    /// Whether it could be replaced: FolderReadOnly, FileIsLink, NotAFile or FileUnwritable.
    Status check() const;
    /// Asked when all is written but the file's name: what is not ok is given back, and the file stays what it is.
    using Check = std::function<Status()>;
    /// Through a temporary file beside it. Keeps the permissions of a file that is there, unless it is to be private.
    Status replace(const QByteArray& bytes, Access access = Access::AsUsual, const Check& last = {}) const;
    Status remove() const; // also where it is not there

private:
    PlainFile(Descriptor folder, QString path) : m_folder(std::move(folder)), m_path(std::move(path)) {}

    QByteArray leaf() const;
    Status checkFolder() const;
    Status write(const Descriptor& file, const QByteArray& bytes, Access access) const;

    Descriptor m_folder;
    QString m_path;
};

} // namespace rollcall::library
