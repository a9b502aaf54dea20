// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "history/segments/record.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <mutex>
#include <vector>

// The segment files of one run: appended to by one thread (the recorder's), read by any. A position names a
// payload for ever: segment number << 40 | offset in the file; later payloads have greater positions.
// Files that nobody shall keep are unlinked as soon as they are open.
namespace rollcall::history {

class Segments
{
public:
    static constexpr qint64 bufferSize = 1 << 20; // bytes written at once

    /// New files in `folder`, which exists; with an empty folder unlinked ones in the temporary folder. In a
    /// folder, `reserve` bytes are set aside for the day the disk is full; DiskFull where there is no room now.
    static Result<std::shared_ptr<Segments>> create(const QString& folder, qint64 segmentSize,
                                                    qint64 reserve = 0);
    /// What a run left behind, to read only; no files at all are fine.
    static Result<std::shared_ptr<Segments>> openExisting(const QString& folder);
    ~Segments();
    Segments(const Segments&) = delete;
    Segments& operator=(const Segments&) = delete;

    /// Buffers one record; returns the position of its payload. The writer's thread.
    Result<quint64> append(const RecordHeader& header, QByteArrayView payload);
    /// Writes what is buffered. After a failure the file ends with its last whole record.
    Status flush();
    /// Everything before this position has been written. The writer's thread.
    quint64 flushedPosition() const;
    qint64 buffered() const { return m_buffer.size(); }
    /// Goes on in the reserve, after a failure. False where there is none.
    bool openReserve();
    /// Gives back what of the reserve was not needed: all is written.
    void releaseReserve();
    const QString& folder() const { return m_folder; }
    /// The same for a run whose process died.
    static void removeReserve(const QString& folder);

    /// What the files are by size and time: another number once somebody has changed or replaced them, or they are gone.
    static int filesMark(const QString& folder);

    /// Up to `length` bytes; fewer at the end of the file or where it cannot be read. Any thread.
    qint64 read(quint64 position, char* to, qint64 length) const;
    QByteArray read(quint64 position, qint64 length) const;
    /// The same of a record's whole payload, and whether it is what its header says was written.
    bool readWhole(quint64 position, char* to, qint64 length, qint64& got) const;
    int count() const;
    qint64 fileSize(int segment) const;

    static quint64 positionOf(int segment, qint64 offset)
    {
        return static_cast<quint64>(segment) << 40 | static_cast<quint64>(offset);
    }

    static int segmentOf(quint64 position) { return static_cast<int>(position >> 40); }
    static qint64 offsetOf(quint64 position) { return static_cast<qint64>(position & ((quint64(1) << 40) - 1)); }

private:
    Segments() = default;
    Status openNext();
    Status setAside(qint64 size);
    struct File
    {
        int descriptor = -1;
        SegmentMark mark = SegmentMark::None;
    };

    void addFile(int file);
    File file(int segment) const;
    int descriptor(int segment) const { return file(segment).descriptor; }
    qint64 wholeRecords(qint64 limit) const;

    QString m_folder;
    qint64 m_segmentSize = 0;
    qint64 m_written = 0; // of the last file
    bool m_inReserve = false;
    QByteArray m_buffer;
    mutable std::mutex m_mutex; // guards m_files: the writer adds, readers look up
    std::vector<File> m_files;
};

/// The name of the file with this number in its folder.
QString segmentName(int number);
/// What errno says, as an Error that names the file.
Error fileError(int number, const QString& file, ErrorKind otherwise = ErrorKind::FileUnwritable);

} // namespace rollcall::history
