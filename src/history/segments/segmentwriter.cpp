// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/segmentwriter.h"

#include "core/base/privatefiles.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::history {

namespace {

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

SegmentWriter::SegmentWriter(const QString& folder, qint64 segmentSize)
    : m_files(std::make_shared<Segments>(folder)), m_segmentSize(segmentSize), m_reserve(folder)
{
    m_buffer.reserve(bufferSize + bufferSize / 4);
}

Result<std::shared_ptr<SegmentWriter>> SegmentWriter::create(const QString& folder, qint64 segmentSize, qint64 reserve)
{
    std::shared_ptr<SegmentWriter> writer(new SegmentWriter(folder, segmentSize));
    if (const Status opened = writer->openNext(); !opened)
        return opened.error();
    if (const Status aside = writer->m_reserve.setAside(reserve); !aside)
        return aside.error();
    return writer;
}

QString SegmentWriter::nextPath() const
{
    return QDir(m_files->folder()).filePath(segmentName(m_number + 1));
}

Status SegmentWriter::openNext()
{
    const bool kept = !m_files->folder().isEmpty();
    const QString path = kept ? nextPath() : QDir::tempPath();
    const int file = kept ? openPrivateFile(path, O_RDWR | O_EXCL | O_APPEND) : openUnlinked();
    if (file < 0)
        return fileError(errno, path);
    begin(file);
    return {};
}

void SegmentWriter::begin(int descriptor)
{
    ++m_number;
    m_descriptor = descriptor;
    m_written = 0;
    m_buffer.append(segmentMark, segmentMarkSize);
    m_files->add(descriptor, SegmentMark::Second);
}

bool SegmentWriter::openReserve()
{
    const int file = m_inReserve ? -1 : m_reserve.openAs(nextPath());
    if (file < 0)
        return false;
    m_buffer.resize(0);
    begin(file);
    m_inReserve = true;
    return true;
}

void SegmentWriter::releaseReserve()
{
    if (!m_inReserve)
        return m_reserve.remove();
    [[maybe_unused]] const int cut = ::ftruncate(m_descriptor, m_written);
}

bool SegmentWriter::isGone() const
{
    struct stat info = {};
    return !m_files->folder().isEmpty() && ::fstat(m_descriptor, &info) == 0 && info.st_nlink == 0;
}

Result<quint64> SegmentWriter::append(const RecordHeader& header, QByteArrayView payload)
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
    const quint64 position = Segments::positionOf(m_number, m_written + m_buffer.size() + recordHeaderSize);
    char packed[recordHeaderSize];
    encodeHeader(header, payload, packed);
    m_buffer.append(packed, recordHeaderSize);
    m_buffer.append(payload);
    return position;
}

Status SegmentWriter::flush()
{
    if (m_buffer.isEmpty())
        return {};
    const qint64 done = writeAll(m_descriptor, m_buffer.constData(), m_buffer.size());
    if (done == m_buffer.size()) {
        m_written += done;
        m_buffer.resize(0);
        return {};
    }
    const int number = errno;
    const qint64 whole = wholeRecords(done);
    m_written += whole;
    // Best effort: a torn tail is cut off when the run is read, too.
    [[maybe_unused]] const int cut = ::ftruncate(m_descriptor, m_written);
    m_buffer.resize(0);
    return fileError(number, m_files->folder());
}

qint64 SegmentWriter::wholeRecords(qint64 limit) const
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

} // namespace rollcall::history
