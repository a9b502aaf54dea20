// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/plainfile.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::library {

namespace {

using namespace std::chrono_literals;

constexpr mode_t anyWrite = S_IWUSR | S_IWGRP | S_IWOTH;
constexpr mode_t permissions = S_IRWXU | S_IRWXG | S_IRWXO;
constexpr mode_t ofNewFiles = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH; // less the umask
constexpr mode_t ofPrivateFiles = S_IRUSR | S_IWUSR;
constexpr qint64 smallestPiece = 4096;

Error unwritable(int code, const QString& path)
{
    const bool full = code == ENOSPC || code == EDQUOT;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, qt_error_string(code), path, 0};
}

/// What stands in the way of a plain file.
std::optional<Error> whyNotPlain(const struct stat& info, const QString& path)
{
    if (S_ISLNK(info.st_mode))
        return Error{ErrorKind::FileIsLink, {}, {}, path, 0};
    if (!S_ISREG(info.st_mode))
        return Error{ErrorKind::NotAFile, {}, {}, path, 0};
    return std::nullopt;
}

/// A lease that a file server has on the file is waited for: the system takes it back within a minute.
int openPatiently(const QByteArray& name, int flags)
{
    const QDeadlineTimer deadline(60s);
    while (true) {
        const int descriptor = ::open(name.constData(), flags);
        if (descriptor >= 0 || (errno != EINTR && errno != EWOULDBLOCK) || deadline.hasExpired())
            return descriptor;
        if (errno == EWOULDBLOCK)
            QThread::msleep(20);
    }
}

/// QFile::read() makes room for all that it may read, which for a small file is much more than there is.
QByteArray readUpTo(QFile& file, qint64 most)
{
    QByteArray bytes;
    while (bytes.size() < most) {
        const qint64 known = std::max<qint64>(file.size() - bytes.size(), smallestPiece); // it may grow meanwhile
        const QByteArray more = file.read(std::min(known, most - bytes.size()));
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return bytes;
}

} // namespace

Descriptor::~Descriptor()
{
    close();
}

bool Descriptor::close()
{
    const int number = std::exchange(m_number, -1);
    return number < 0 || ::close(number) == 0;
}

Result<Descriptor> openPlain(const QString& path, Links links)
{
    const QByteArray name = QFile::encodeName(path);
    const auto unreadable = [&](int code) {
        const bool missing = code == ENOENT || code == ENOTDIR;
        return missing ? Error{ErrorKind::FileMissing, {}, {}, path, 0}
                       : Error{ErrorKind::FileUnreadable, {}, qt_error_string(code), path, 0};
    };
    struct stat info = {};
    if (::fstatat(AT_FDCWD, name.constData(), &info, links == Links::Refuse ? AT_SYMLINK_NOFOLLOW : 0) != 0)
        return unreadable(errno);
    if (const auto error = whyNotPlain(info, path)) // some devices do something when they are opened
        return *error;
    // It may be another one by now: a pipe is not waited for.
    const int noLink = links == Links::Refuse ? O_NOFOLLOW : 0;
    Descriptor file(openPatiently(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | noLink));
    if (!file || ::fstat(file.number(), &info) != 0)
        return unreadable(errno);
    if (const auto error = whyNotPlain(info, path))
        return *error;
    return file;
}

Status plainOrMissing(const QString& path)
{
    const Result<Descriptor> plain = openPlain(path, Links::Follow);
    return plain || plain.error().kind == ErrorKind::FileMissing ? Status() : Status(plain.error());
}

Result<QByteArray> readPlain(const QString& path, Links links, qint64 largest)
{
    const Result<Descriptor> descriptor = openPlain(path, links);
    if (!descriptor)
        return descriptor.error();
    QFile file;
    if (!file.open(descriptor->number(), QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), path, 0};
    const QByteArray bytes = readUpTo(file, largest + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), path, 0};
    if (bytes.size() > largest)
        return Error{ErrorKind::FileUnreadable, {}, QStringLiteral("> ") + sizeText(largest), path, 0};
    return bytes;
}

Result<PlainFile> PlainFile::at(const QString& root, const QString& name, Missing missing)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    const QString dir = name.section(u'/', 0, -2);
    const QString path = dir.isEmpty() ? root : root + u'/' + dir;
    Descriptor held(::open(QFile::encodeName(root).constData(), flags));
    if (held && !dir.isEmpty()) {
        const QByteArray inside = QFile::encodeName(dir);
        const bool made = missing == Missing::Leave || ::mkdirat(held.number(), inside.constData(), permissions) == 0;
        if (!made && (errno == EACCES || errno == EROFS))
            return Error{ErrorKind::FolderReadOnly, {}, {}, root, 0};
        if (!made && errno != EEXIST)
            return unwritable(errno, path);
        struct stat info = {};
        if (::fstatat(held.number(), inside.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode))
            return Error{ErrorKind::FileIsLink, {}, {}, path, 0};
        held = Descriptor(::openat(held.number(), inside.constData(), flags | O_NOFOLLOW));
    }
    if (!held)
        return errno == ENOENT ? Error{ErrorKind::FileMissing, {}, {}, path, 0} : unwritable(errno, path);
    return PlainFile(std::move(held), root + u'/' + name);
}

QByteArray PlainFile::leaf() const
{
    return QFile::encodeName(m_path.section(u'/', -1));
}

/// Also read-only without any write bit, which root would not notice.
Status PlainFile::checkFolder() const
{
    struct stat info = {};
    const bool writable = ::faccessat(m_folder.number(), ".", W_OK, 0) == 0 && ::fstat(m_folder.number(), &info) == 0 &&
                          (info.st_mode & anyWrite) != 0;
    return writable ? Status() : Error{ErrorKind::FolderReadOnly, {}, {}, QFileInfo(m_path).path(), 0};
}

Status PlainFile::check() const
{
    if (const Status status = checkFolder(); !status)
        return status;
    struct stat info = {};
    if (::fstatat(m_folder.number(), leaf().constData(), &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? Status() : unwritable(errno, m_path);
    if (const auto error = whyNotPlain(info, m_path))
        return *error;
    return ::faccessat(m_folder.number(), leaf().constData(), W_OK, 0) == 0 ? Status() : unwritable(errno, m_path);
}

Status PlainFile::replace(const QByteArray& bytes, Access access, const Check& last) const
{
    if (const Status status = check(); !status)
        return status;
    const mode_t mode = access == Access::Private ? ofPrivateFiles : ofNewFiles;
    QByteArray beside;
    Descriptor file;
    do {
        beside = leaf() + '.' + QByteArray::number(QRandomGenerator::system()->generate(), 36);
        file = Descriptor(::openat(m_folder.number(), beside.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    } while (!file && errno == EEXIST);
    if (!file)
        return unwritable(errno, m_path);
    Status status = write(file, bytes, access);
    if (status && !file.close())
        status = unwritable(errno, m_path);
    if (status && last)
        status = last();
    if (status && ::renameat(m_folder.number(), beside.constData(), m_folder.number(), leaf().constData()) != 0)
        status = unwritable(errno, m_path);
    if (!status)
        ::unlinkat(m_folder.number(), beside.constData(), 0);
    return status;
}

Status PlainFile::write(const Descriptor& file, const QByteArray& bytes, Access access) const
{
    struct stat old = {};
    const bool keeps =
        access == Access::AsUsual && ::fstatat(m_folder.number(), leaf().constData(), &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (keeps)
        (void)::fchmod(file.number(), old.st_mode & permissions); // some shares know no permissions
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written = ::write(file.number(), bytes.constData() + done, size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return unwritable(errno, m_path);
        done += std::max<ssize_t>(written, 0);
    }
    const bool arrived = ::fsync(file.number()) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return arrived ? Status() : unwritable(errno, m_path);
}

Status PlainFile::remove() const
{
    struct stat info = {};
    if (::fstatat(m_folder.number(), leaf().constData(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode))
        return Error{ErrorKind::FileIsLink, {}, {}, m_path, 0};
    if (::unlinkat(m_folder.number(), leaf().constData(), 0) == 0 || errno == ENOENT)
        return {};
    return unwritable(errno, m_path);
}

} // namespace rollcall::library
