// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/segments.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace rollcall::history {

QString segmentName(int number)
{
    return QStringLiteral("%1.segment").arg(number, 6, 10, QChar(u'0'));
}

Error fileError(int number, const QString& file, ErrorKind otherwise)
{
    Error error;
    error.kind = number == ENOSPC || number == EDQUOT || number == EFBIG ? ErrorKind::DiskFull : otherwise;
    error.file = file;
    error.detail = qt_error_string(number);
    return error;
}

Result<std::shared_ptr<Segments>> Segments::openExisting(const QString& folder)
{
    auto segments = std::make_shared<Segments>(folder);
    for (int number = 0;; ++number) {
        const QString path = QDir(folder).filePath(segmentName(number));
        const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file < 0 && errno == ENOENT)
            return segments;
        if (file < 0)
            return fileError(errno, path, ErrorKind::FileUnreadable);
        struct stat info = {};
        if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) { // a pipe would be waited for
            ::close(file);
            return Error{ErrorKind::NotAFile, {}, {}, path, 0};
        }
        char mark[segmentMarkSize] = {};
        const bool marked = ::pread(file, mark, segmentMarkSize, 0) == segmentMarkSize;
        segments->add(file, marked ? markOf(mark) : SegmentMark::None);
    }
}

Segments::~Segments()
{
    for (const File& file : m_files)
        ::close(file.descriptor);
}

void Segments::add(int descriptor, SegmentMark mark)
{
    const std::scoped_lock lock(m_mutex);
    m_files.push_back({descriptor, mark});
}

Segments::File Segments::file(int segment) const
{
    const std::scoped_lock lock(m_mutex);
    return segment >= 0 && segment < static_cast<int>(m_files.size()) ? m_files[static_cast<size_t>(segment)] : File();
}

int Segments::count() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_files.size());
}

qint64 Segments::fileSize(int segment) const
{
    struct stat status = {};
    return ::fstat(file(segment).descriptor, &status) == 0 ? status.st_size : 0;
}

int filesMark(const QString& folder)
{
    CheckSum sum;
    struct stat status = {};
    for (int number = 0;; ++number) {
        const QByteArray path = QFile::encodeName(QDir(folder).filePath(segmentName(number)));
        if (::stat(path.constData(), &status) != 0)
            break;
        const qint64 facts[] = {qint64(status.st_ino),         qint64(status.st_size),
                                qint64(status.st_mtim.tv_sec), qint64(status.st_mtim.tv_nsec),
                                qint64(status.st_ctim.tv_sec), qint64(status.st_ctim.tv_nsec)};
        sum.add(QByteArrayView(reinterpret_cast<const char*>(facts), sizeof facts));
    }
    return static_cast<int>(sum.value() >> 1) | 2; // neither 0 nor 1, which mean something else where it is stored
}

qint64 Segments::read(quint64 position, char* to, qint64 length) const
{
    const int descriptor = file(segmentOf(position)).descriptor;
    const qint64 offset = offsetOf(position);
    qint64 done = 0;
    while (done < length) {
        const auto n = ::pread(descriptor, to + done, static_cast<size_t>(length - done), offset + done);
        if (n > 0)
            done += n;
        else if (n == 0 || errno != EINTR)
            break;
    }
    return done;
}

/// Later versions may write longer headers.
static std::optional<RecordHeader> longHeaderBefore(int file, SegmentMark mark, qint64 offset)
{
    constexpr qint64 longest = 128;
    constexpr qint64 unit = 4;
    const qint64 known = headerSizeOf(mark);
    char packed[recordHeaderSize];
    for (qint64 size = known + unit; size <= std::min(longest, offset); size += unit) {
        const bool there = ::pread(file, packed, static_cast<size_t>(known), offset - size) == known;
        const auto header = there ? decodeHeader(mark, packed) : std::nullopt;
        if (header && header->size == size)
            return header;
    }
    return std::nullopt;
}

bool Segments::readWhole(quint64 position, char* to, qint64 length, qint64& got) const
{
    const File in = file(segmentOf(position));
    const qint64 known = headerSizeOf(in.mark);
    const qint64 offset = offsetOf(position);
    char packed[recordHeaderSize];
    const iovec parts[] = {{packed, static_cast<size_t>(known)}, {to, static_cast<size_t>(length)}};
    const bool atOnce = offset >= known && ::preadv(in.descriptor, parts, 2, offset - known) == known + length;
    got = atOnce ? length : read(position, to, length);
    if (!atOnce || in.mark == SegmentMark::None)
        return false;
    auto header = decodeHeader(in.mark, packed);
    if (!header || header->size != known)
        header = longHeaderBefore(in.descriptor, in.mark, offset);
    if (!header || header->length != length)
        return false;
    CheckSum sum;
    sum.add(QByteArrayView(to, length));
    return !header->payloadSum || sum.value() == *header->payloadSum;
}

QByteArray Segments::read(quint64 position, qint64 length) const
{
    QByteArray bytes(length, Qt::Uninitialized);
    bytes.truncate(read(position, bytes.data(), length));
    return bytes;
}

} // namespace rollcall::history
