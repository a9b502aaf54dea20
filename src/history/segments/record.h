// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/outputsummary.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/verdict/outcome.h"

#include <QByteArray>

#include <optional>

// The shape of a run's segment files. A file is its mark and then records: a header, little-endian, and a
// payload. Everything a run consists of is written there, so that the segments alone bring it back. The second
// mark's header says how long it is itself, and has two check sums, its own and its payload's; the first mark's,
// which is only read, covers nothing but the header. Pure; any thread. Times are milliseconds since the run's
// start; with the first mark they were since the epoch.
namespace rollcall::history {

enum class SegmentMark : quint8 { None, First, Second };
inline constexpr char segmentMark[] = "RollcallSegment2"; // what is written
inline constexpr qint64 segmentMarkSize = 16;
inline constexpr qint64 recordHeaderSize = 36; // what is written
/// Which mark the segmentMarkSize bytes at `from` are.
SegmentMark markOf(const char* from);
/// As many bytes decodeHeader() looks at.
qint64 headerSizeOf(SegmentMark mark);

/// A time as it may be in a file, brought into what can be computed with.
qint64 storedTime(qint64 time);
/// What an older version said as a time since the epoch, as one since the run's start.
qint64 sinceStart(qint64 epochTime, const QDateTime& start);

/// StoreFailed: from here on only states could be stored, in the room set aside for that. Says why.
enum class RecordType : quint8 { Spec = 1, Output, Started, Ended, Host, Log, RunEnded, StoreFailed };

struct RecordHeader
{
    RecordType type = RecordType::Output;
    Stream stream = Stream::Output;
    quint16 attempt = 1;                    // of the task
    quint32 subject = 0;                    // the task or the host
    quint32 length = 0;                     // of the payload
    qint64 time = 0;                        // since the epoch in the first mark
    quint16 size = recordHeaderSize;        // of the header itself: the payload begins behind that
    std::optional<quint32> payloadSum = {}; // nothing in the first mark
};

/// Of bytes that come in pieces; every piece but the last is a multiple of 8 long.
class CheckSum
{
public:
    void add(QByteArrayView bytes);
    quint32 value() const;

private:
    quint64 m_state = 0x9e3779b97f4a7c15ULL;
    quint64 m_size = 0;
};

/// Exactly recordHeaderSize bytes at `to`; size and payloadSum of `header` are not looked at.
void encodeHeader(const RecordHeader& header, QByteArrayView payload, char* to);
/// Nothing where the bytes at `from` are no header: its check sum does not hold.
std::optional<RecordHeader> decodeHeader(SegmentMark mark, const char* from);

/// What the record of an ended task says beside its header.
struct EndedPayload
{
    Verdict verdict;
    QString firstLine;
    QByteArray digest;
    OutputSummary output;
};

QByteArray encodeEnded(const EndedPayload& ended);
/// Nothing where the payload is none.
std::optional<EndedPayload> decodeEnded(SegmentMark mark, const QByteArray& payload);
QByteArray encodeHost(const HostRecord& host);
HostRecord decodeHost(const QByteArray& payload);

/// One entry of the index that SQLite keeps: where a piece of output or a log line lies.
struct IndexEntry
{
    enum class Kind : quint8 { Output, Error, Log };
    static constexpr qsizetype size = 27;      // bytes, packed
    static constexpr qsizetype firstSize = 25; // the first version of the schema: no attempt, times since the epoch

    Kind kind = Kind::Output;
    quint32 subject = 0;
    quint64 position = 0; // of the payload: segment number << 40 | offset in the file
    quint32 length = 0;
    qint64 time = 0;
    quint16 attempt = 1;
};

void appendEntry(QByteArray& blob, const IndexEntry& entry);
/// Entries of `entrySize` bytes, which may be more than is known here; `start` of their run.
IndexEntry entryAt(const QByteArray& blob, qsizetype index, qsizetype entrySize, const QDateTime& start);

/// Of a task whose end nobody saw, with what its records say: they end before the program did, and what they do not
/// hold may have happened.
Verdict unseenEnd(bool started);

RemoteState remoteStateFromName(const QString& name);
/// The reason that a file names, of this version or an older one: Interrupted where nobody knows it, and where an exit
/// code is the cause but none came, what that is called today.
Reason storedReason(const QString& name, std::optional<quint32> exitCode);

} // namespace rollcall::history
