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

namespace {

QString reservePath(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("reserve"));
}

/// A file that vanishes with its descriptor. Not in /tmp, which may be memory, unless the user says so.
int openUnlinked()
{
    QByteArray path = qEnvironmentVariableIsSet("TMPDIR") ? qgetenv("TMPDIR") : QByteArrayLiteral("/var/tmp");
    if (::access(path.constData(), W_OK) != 0)
        path = QFile::encodeName(QDir::tempPath());
    path += "/rollcall-XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file >= 0)
        ::unlink(path.constData());
    return file;
}

/// How many of `size` bytes went out; fewer than all only after an error, which errno names.
qint64 writeAll(int file, const char* from, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const auto n = ::write(file, from + done, static_cast<size_t>(size - done));
        if (n > 0)
            done += n;
        else if (n == 0 || errno != EINTR)
            break;
    }
    return done;
}

} // namespace

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

Result<std::shared_ptr<Segments>> Segments::create(const QString& folder, qint64 segmentSize, qint64 reserve)
{
    std::shared_ptr<Segments> segments(new Segments);
    segments->m_folder = folder;
    segments->m_segmentSize = segmentSize;
    segments->m_buffer.reserve(bufferSize + bufferSize / 4);
    if (const Status opened = segments->openNext(); !opened)
        return opened.error();
    if (const Status aside = segments->setAside(folder.isEmpty() ? 0 : reserve); !aside)
        return aside.error();
    return segments;
}

Result<std::shared_ptr<Segments>> Segments::openExisting(const QString& folder)
{
    std::shared_ptr<Segments> segments(new Segments);
    segments->m_folder = folder;
    for (int number = 0;; ++number) {
        const QString path = QDir(folder).filePath(segmentName(number));
        const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
        if (file < 0 && errno == ENOENT)
            return segments;
        if (file < 0)
            return fileError(errno, path, ErrorKind::FileUnreadable);
        char mark[segmentMarkSize] = {};
        const bool marked = ::pread(file, mark, segmentMarkSize, 0) == segmentMarkSize;
        segments->m_files.push_back({file, marked ? markOf(mark) : SegmentMark::None});
    }
}

Segments::~Segments()
{
    for (const File& file : m_files)
        ::close(file.descriptor);
}

Status Segments::openNext()
{
    const auto number = static_cast<int>(m_files.size());
    const QString path = m_folder.isEmpty() ? QDir::tempPath() : QDir(m_folder).filePath(segmentName(number));
    const int file = m_folder.isEmpty() ? openUnlinked()
                                        : ::open(QFile::encodeName(path).constData(),
                                                 O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError(errno, path);
    addFile(file);
    return {};
}

void Segments::addFile(int file)
{
    m_written = 0;
    m_buffer.append(segmentMark, segmentMarkSize);
    const std::scoped_lock lock(m_mutex);
    m_files.push_back({file, SegmentMark::Second});
}

// Only "no room" counts: a file system that cannot set room aside at all must not keep anybody from running.
// As much again must be free: a run whose very beginning does not fit had better not start.
Status Segments::setAside(qint64 size)
{
    if (size == 0)
        return {};
    const QByteArray path = QFile::encodeName(reservePath(m_folder));
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError(errno, reservePath(m_folder));
    const int number = ::posix_fallocate(file, 0, 2 * size);
    [[maybe_unused]] const int cut = ::ftruncate(file, size);
    ::close(file);
    if (number == 0)
        return {};
    ::unlink(path.constData());
    const Error error = fileError(number, m_folder);
    return error.kind == ErrorKind::DiskFull ? Status(error) : Status();
}

// Renaming and writing where there is room already need no more of it. The zeros behind the last record end
// the reading as a torn tail does.
bool Segments::openReserve()
{
    if (m_folder.isEmpty() || m_inReserve)
        return false;
    const QByteArray path = QFile::encodeName(QDir(m_folder).filePath(segmentName(count())));
    if (::rename(QFile::encodeName(reservePath(m_folder)).constData(), path.constData()) != 0)
        return false;
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    m_buffer.resize(0);
    addFile(file);
    m_inReserve = true;
    return true;
}

void Segments::releaseReserve()
{
    if (!m_inReserve) {
        removeReserve(m_folder);
        return;
    }
    [[maybe_unused]] const int cut = ::ftruncate(descriptor(count() - 1), m_written);
}

void Segments::removeReserve(const QString& folder)
{
    if (!folder.isEmpty())
        ::unlink(QFile::encodeName(reservePath(folder)).constData());
}

Result<quint64> Segments::append(const RecordHeader& header, QByteArrayView payload)
{
    const qint64 size = recordHeaderSize + payload.size();
    const bool fileFull =
        m_written + m_buffer.size() + size > m_segmentSize && m_written + m_buffer.size() > segmentMarkSize;
    if (fileFull || m_buffer.size() + size > bufferSize) {
        if (const Status flushed = flush(); !flushed)
            return flushed.error();
    }
    if (fileFull) {
        if (const Status opened = openNext(); !opened)
            return opened.error();
    }
    const quint64 position = positionOf(count() - 1, m_written + m_buffer.size() + recordHeaderSize);
    char packed[recordHeaderSize];
    encodeHeader(header, payload, packed);
    m_buffer.append(packed, recordHeaderSize);
    m_buffer.append(payload);
    return position;
}

Status Segments::flush()
{
    if (m_buffer.isEmpty())
        return {};
    const int file = descriptor(count() - 1);
    const qint64 done = writeAll(file, m_buffer.constData(), m_buffer.size());
    if (done == m_buffer.size()) {
        m_written += done;
        m_buffer.resize(0);
        return {};
    }
    const int number = errno;
    const qint64 whole = wholeRecords(done);
    m_written += whole;
    // Best effort: a torn tail is cut off when the run is read, too.
    [[maybe_unused]] const int cut = ::ftruncate(file, m_written);
    m_buffer.resize(0);
    return fileError(number, m_folder);
}

qint64 Segments::wholeRecords(qint64 limit) const
{
    qint64 end = m_written == 0 ? segmentMarkSize : 0;
    if (limit < end)
        return 0;
    while (end + recordHeaderSize <= limit) {
        const auto header = decodeHeader(SegmentMark::Second, m_buffer.constData() + end);
        if (!header || end + recordHeaderSize + header->length > limit)
            break;
        end += recordHeaderSize + header->length;
    }
    return end;
}

quint64 Segments::flushedPosition() const
{
    return positionOf(count() - 1, m_written);
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
    return ::fstat(descriptor(segment), &status) == 0 ? status.st_size : 0;
}

int Segments::filesMark(const QString& folder)
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
    const int file = descriptor(segmentOf(position));
    const qint64 offset = offsetOf(position);
    qint64 done = 0;
    while (done < length) {
        const auto n = ::pread(file, to + done, static_cast<size_t>(length - done), offset + done);
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
