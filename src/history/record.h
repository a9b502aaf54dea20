// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"
#include "core/resultsource.h"

#include <QByteArray>

#include <optional>

// The shape of a run's segment files. A file is its mark and then records: a header of recordHeaderSize
// bytes, little-endian, and a payload. Everything a run consists of is written there, so that the segments
// alone bring it back. Pure; any thread. Times are milliseconds since the epoch, UTC.
namespace rollcall::history {

inline constexpr char segmentMark[] = "RollcallSegment1";
inline constexpr qint64 segmentMarkSize = 16;
inline constexpr qint64 recordHeaderSize = 24;

/// StoreFailed: from here on only states could be stored, in the room set aside for that. Says why.
enum class RecordType : quint8 { Spec = 1, Output, Started, Ended, Host, Log, RunEnded, StoreFailed };

struct RecordHeader
{
    RecordType type = RecordType::Output;
    Stream stream = Stream::Output;
    quint32 subject = 0; // the task or the host
    quint32 length = 0;  // of the payload
    qint64 time = 0;
};

/// Exactly recordHeaderSize bytes at `to`.
void encodeHeader(const RecordHeader& header, char* to);
/// Nothing where the bytes at `from` are no header: its check sum does not hold.
std::optional<RecordHeader> decodeHeader(const char* from);

/// What the record of an ended task says beside its header.
struct EndedPayload
{
    Verdict verdict;
    QString firstLine;
    QByteArray digest;
};

QByteArray encodeEnded(const EndedPayload& ended);
EndedPayload decodeEnded(const QByteArray& payload);
QByteArray encodeHost(const HostRecord& host);
HostRecord decodeHost(const QByteArray& payload);

/// One entry of the index that SQLite keeps: where a piece of output or a log line lies.
struct IndexEntry
{
    enum class Kind : quint8 { Output, Error, Log };
    static constexpr qsizetype size = 25; // bytes, packed

    Kind kind = Kind::Output;
    quint32 subject = 0;
    quint64 position = 0; // of the payload: segment number << 40 | offset in the file
    quint32 length = 0;
    qint64 time = 0;
};

void appendEntry(QByteArray& blob, const IndexEntry& entry);
IndexEntry entryAt(const QByteArray& blob, qsizetype index);

RemoteState remoteStateFromName(const QString& name);

} // namespace rollcall::history
