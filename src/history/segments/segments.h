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

// The segment files of one run, to be read by any thread while one of them (SegmentWriter's) adds to them. A position
// names a payload for ever: segment number << 40 | offset in the file; later payloads have greater positions. Owns the
// descriptors. Thread-safe.
namespace rollcall::history {

class Segments
{
public:
    explicit Segments(const QString& folder) : m_folder(folder) {}
    /// What a run left behind; no files at all are fine.
    static Result<std::shared_ptr<Segments>> openExisting(const QString& folder);
    ~Segments();
    Segments(const Segments&) = delete;
    Segments& operator=(const Segments&) = delete;

    void add(int descriptor, SegmentMark mark); // the next file
    const QString& folder() const { return m_folder; }
    int count() const;
    qint64 fileSize(int segment) const;

    /// Up to `length` bytes; fewer at the end of the file or where it cannot be read.
    qint64 read(quint64 position, char* to, qint64 length) const;
    QByteArray read(quint64 position, qint64 length) const;
    /// The same of a record's whole payload, and whether it is what its header says was written.
    bool readWhole(quint64 position, char* to, qint64 length, qint64& got) const;

    static quint64 positionOf(int segment, qint64 offset)
    {
        return static_cast<quint64>(segment) << 40 | static_cast<quint64>(offset);
    }

    static int segmentOf(quint64 position) { return static_cast<int>(position >> 40); }
    static qint64 offsetOf(quint64 position) { return static_cast<qint64>(position & ((quint64(1) << 40) - 1)); }

private:
    struct File
    {
        int descriptor = -1;
        SegmentMark mark = SegmentMark::None;
    };

    File file(int segment) const;

    const QString m_folder;
    mutable std::mutex m_mutex; // guards m_files
    std::vector<File> m_files;
};

/// The name of the file with this number in its folder.
QString segmentName(int number);
/// What the files in a folder are by size and time: another number once somebody has changed or replaced them, or they
/// are gone.
int filesMark(const QString& folder);
/// What errno says, as an Error that names the file.
Error fileError(int number, const QString& file, ErrorKind otherwise = ErrorKind::FileUnwritable);

} // namespace rollcall::history
