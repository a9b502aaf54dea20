// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "history/segments/record.h"
#include "history/segments/reserve.h"
#include "history/segments/segments.h"

#include <QByteArray>
#include <QString>

#include <memory>

// Writes the segment files of one run, record by record through a buffer, and makes the next file where one is full.
// Files that nobody shall keep are unlinked as soon as they are open. The recorder's thread alone; shares the files
// with those who read them.
namespace rollcall::history {

class SegmentWriter
{
public:
    static constexpr qint64 bufferSize = 1 << 20; // bytes written at once

    /// New files in `folder`, which exists; with an empty folder unlinked ones in the temporary folder. In a
    /// folder, `reserve` bytes are set aside for the day the disk is full; DiskFull where there is no room now.
    static Result<std::shared_ptr<SegmentWriter>> create(const QString& folder, qint64 segmentSize, qint64 reserve = 0);
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;

    const std::shared_ptr<Segments>& files() const { return m_files; }

    /// Buffers one record; returns the position of its payload.
    Result<quint64> append(const RecordHeader& header, QByteArrayView payload);
    /// Writes what is buffered. After a failure the file ends with its last whole record.
    Status flush();
    /// Everything before this position has been written.
    quint64 flushedPosition() const { return Segments::positionOf(m_number, m_written); }
    /// Goes on in the reserve, after a failure. False where there is none.
    bool openReserve();
    /// Gives back what of the reserve was not needed: all is written.
    void releaseReserve();
    /// Somebody has removed the files that were to be kept: they are read until they are closed.
    bool isGone() const;

private:
    SegmentWriter(const QString& folder, qint64 segmentSize);
    Status openNext();
    QString nextPath() const;
    void begin(int descriptor);
    qint64 wholeRecords(qint64 limit) const;

    const std::shared_ptr<Segments> m_files;
    const qint64 m_segmentSize;
    Reserve m_reserve;
    bool m_inReserve = false;
    int m_number = -1;     // of the last file
    int m_descriptor = -1; // its, which the files own
    qint64 m_written = 0;  // of it
    QByteArray m_buffer;
};

} // namespace rollcall::history
