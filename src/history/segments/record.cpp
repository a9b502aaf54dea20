// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/record.h"

#include "core/result/showndigest.h"
#include "core/verdict/detail.h"
#include "core/verdict/phrase.h"
#include "history/segments/detailcodec.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace rollcall::history {

namespace {

constexpr char firstMark[] = "RollcallSegment1";
constexpr quint32 firstMagic = 0x524c4c31;  // "1LLR" in the file
constexpr quint32 headerMagic = 0x524c4c32; // "2LLR" in the file
constexpr qint64 firstHeaderSize = 24;
constexpr qint64 summedSize = recordHeaderSize - 4; // the header's own sum stands at its end
constexpr quint16 largestHeader = 4096;

template <typename T> void put(char*& to, T value)
{
    qToLittleEndian(value, to);
    to += sizeof(T);
}

template <typename T> T take(const char*& from)
{
    const T value = qFromLittleEndian<T>(from);
    from += sizeof(T);
    return value;
}

quint16 firstCheckSum(const RecordHeader& header)
{
    quint64 mixed = static_cast<quint64>(header.time) * 0x9e3779b97f4a7c15ULL;
    mixed ^= (static_cast<quint64>(header.subject) << 32 | header.length) * 0xc2b2ae3d27d4eb4fULL;
    mixed ^= static_cast<quint64>(header.type) << 8 | static_cast<quint64>(header.stream);
    mixed *= 0xff51afd7ed558ccdULL;
    return static_cast<quint16>(mixed >> 48);
}

quint32 sumOf(QByteArrayView bytes)
{
    CheckSum sum;
    sum.add(bytes);
    return sum.value();
}

std::optional<RecordHeader> decodeFirstHeader(const char* from)
{
    if (take<quint32>(from) != firstMagic)
        return std::nullopt;
    const auto type = take<quint8>(from);
    const auto stream = take<quint8>(from);
    const auto check = take<quint16>(from);
    RecordHeader header;
    header.type = static_cast<RecordType>(type);
    header.stream = static_cast<Stream>(stream);
    header.subject = take<quint32>(from);
    header.length = take<quint32>(from);
    header.time = take<qint64>(from);
    header.size = firstHeaderSize;
    if (stream > static_cast<quint8>(Stream::Error) || check != firstCheckSum(header))
        return std::nullopt;
    header.time = storedTime(header.time);
    return header;
}

constexpr auto streamVersion = QDataStream::Qt_6_0;

/// Behind all else: records of before have none, nor those for which there was no room.
void encodeSummary(QDataStream& out, const OutputSummary& summary)
{
    if (summary.lines)
        out << *summary.lines << summary.lastLines[0] << summary.lastLines[1] << packed(summary.shownDigest);
}

OutputSummary decodeSummary(QDataStream& in)
{
    OutputSummary summary;
    qint64 lines = 0;
    QByteArray digest;
    in >> lines >> summary.lastLines[0] >> summary.lastLines[1] >> digest;
    if (in.status() != QDataStream::Ok || lines < 0)
        return {};
    summary.lines = lines;
    summary.shownDigest = shownDigestFrom(digest);
    return summary;
}

} // namespace

SegmentMark markOf(const char* from)
{
    if (std::memcmp(from, segmentMark, segmentMarkSize) == 0)
        return SegmentMark::Second;
    return std::memcmp(from, firstMark, segmentMarkSize) == 0 ? SegmentMark::First : SegmentMark::None;
}

qint64 headerSizeOf(SegmentMark mark)
{
    return mark == SegmentMark::First ? firstHeaderSize : recordHeaderSize;
}

qint64 storedTime(qint64 time)
{
    constexpr qint64 last = 253'402'300'799'999; // the year 9999
    return std::clamp<qint64>(time, 0, last);
}

qint64 sinceStart(qint64 epochTime, const QDateTime& start)
{
    return storedTime(epochTime - start.toMSecsSinceEpoch());
}

// Eight bytes at a time: a run's output goes through here once when it is written, and again when the run of a
// process that died is read. It finds what a disk or a copy changed; it keeps nobody from forging.
void CheckSum::add(QByteArrayView bytes)
{
    constexpr quint64 prime = 0xff51afd7ed558ccdULL;
    quint64 state = m_state;
    m_size += static_cast<quint64>(bytes.size());
    const char* from = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, from += 8)
        state = std::rotl((state ^ qFromLittleEndian<quint64>(from)) * prime, 29);
    quint64 tail = 0;
    for (qsizetype i = 0; i < left; ++i)
        tail |= static_cast<quint64>(static_cast<unsigned char>(from[i])) << (8 * i);
    m_state = left > 0 ? std::rotl((state ^ tail) * prime, 29) : state;
}

quint32 CheckSum::value() const
{
    return static_cast<quint32>(((m_state ^ m_size) * 0xc2b2ae3d27d4eb4fULL) >> 32);
}

void encodeHeader(const RecordHeader& header, QByteArrayView payload, char* to)
{
    const char* const begin = to;
    put(to, headerMagic);
    put(to, static_cast<quint16>(recordHeaderSize));
    put(to, static_cast<quint8>(header.type));
    put(to, static_cast<quint8>(header.stream));
    put(to, header.attempt);
    put(to, quint16(0)); // free
    put(to, header.subject);
    put(to, header.length);
    put(to, header.time);
    put(to, sumOf(payload));
    put(to, sumOf({begin, summedSize}));
}

std::optional<RecordHeader> decodeHeader(SegmentMark mark, const char* from)
{
    if (mark == SegmentMark::First)
        return decodeFirstHeader(from);
    const quint32 sum = sumOf({from, summedSize});
    if (mark == SegmentMark::None || take<quint32>(from) != headerMagic)
        return std::nullopt;
    RecordHeader header;
    header.size = take<quint16>(from);
    header.type = static_cast<RecordType>(take<quint8>(from));
    const auto stream = take<quint8>(from);
    header.stream = static_cast<Stream>(stream);
    header.attempt = std::max<quint16>(take<quint16>(from), 1);
    (void)take<quint16>(from);
    header.subject = take<quint32>(from);
    header.length = take<quint32>(from);
    header.time = storedTime(take<qint64>(from));
    header.payloadSum = take<quint32>(from);
    if (sum != take<quint32>(from) || stream > static_cast<quint8>(Stream::Error) || header.size < recordHeaderSize ||
        header.size > largestHeader)
        return std::nullopt;
    return header;
}

QByteArray encodeEnded(const EndedPayload& ended)
{
    QByteArray payload;
    QDataStream out(&payload, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    // Names, not numbers: a later version may order its reasons differently.
    out << reasonName(ended.verdict.reason) << ended.verdict.exitCode.has_value() << ended.verdict.exitCode.value_or(0)
        << ended.verdict.signal << ended.verdict.detail.english() << remoteStateName(ended.verdict.remote)
        << ended.firstLine << ended.digest << encodeDetail(ended.verdict.detail);
    encodeSummary(out, ended.output);
    return payload;
}

std::optional<EndedPayload> decodeEnded(SegmentMark mark, const QByteArray& payload)
{
    QDataStream in(payload);
    in.setVersion(streamVersion);
    EndedPayload ended;
    QString reason;
    QString detail;
    QString remote;
    bool exited = true;
    quint32 exitCode = 0;
    in >> reason;
    if (mark != SegmentMark::First)
        in >> exited;
    in >> exitCode >> ended.verdict.signal >> detail >> remote >> ended.firstLine >> ended.digest;
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    QByteArray detailData;
    if (!in.atEnd()) // the first versions stop here
        in >> detailData;
    ended.verdict.detail = decodeDetail(detail, detailData);
    if (mark == SegmentMark::First) // -1 where none came
        exited = static_cast<qint32>(exitCode) >= 0;
    if (exited)
        ended.verdict.exitCode = exitCode;
    ended.verdict.reason = storedReason(reason, ended.verdict.exitCode);
    ended.verdict.remote = remoteStateFromName(remote);
    if (!in.atEnd())
        ended.output = decodeSummary(in);
    return ended;
}

QByteArray encodeHost(const HostRecord& host)
{
    return QByteArray(1, static_cast<char>(host.phase)) + host.address.toUtf8();
}

HostRecord decodeHost(const QByteArray& payload)
{
    HostRecord host;
    if (payload.isEmpty())
        return host;
    const int phase = static_cast<unsigned char>(payload.front());
    host.phase = phase < hostPhaseCount ? static_cast<HostPhase>(phase) : HostPhase::Done;
    host.address = QString::fromUtf8(payload.sliced(1));
    return host;
}

void appendEntry(QByteArray& blob, const IndexEntry& entry)
{
    char packed[IndexEntry::size];
    char* to = packed;
    put(to, static_cast<quint8>(entry.kind));
    put(to, entry.subject);
    put(to, entry.position);
    put(to, entry.length);
    put(to, entry.time);
    put(to, entry.attempt);
    blob.append(packed, IndexEntry::size);
}

IndexEntry entryAt(const QByteArray& blob, qsizetype index, qsizetype entrySize, const QDateTime& start)
{
    const char* from = blob.constData() + index * entrySize;
    IndexEntry entry;
    entry.kind = static_cast<IndexEntry::Kind>(take<quint8>(from));
    entry.subject = take<quint32>(from);
    entry.position = take<quint64>(from);
    entry.length = take<quint32>(from);
    const qint64 time = storedTime(take<qint64>(from));
    entry.time = entrySize < IndexEntry::size ? sinceStart(time, start) : time;
    if (entrySize >= IndexEntry::size)
        entry.attempt = std::max<quint16>(take<quint16>(from), 1);
    return entry;
}

Verdict unseenEnd(bool started)
{
    Verdict verdict = verdictOf(Reason::Interrupted, started ? Detail() : phrase(Phrase::StartNotRecorded));
    verdict.remote = RemoteState::Unknown;
    return verdict;
}

RemoteState remoteStateFromName(const QString& name)
{
    for (const RemoteState state :
         {RemoteState::NotStarted, RemoteState::Ended, RemoteState::LeftRunning, RemoteState::StillRunning}) {
        if (remoteStateName(state) == name)
            return state;
    }
    return RemoteState::Unknown;
}

Reason storedReason(const QString& name, std::optional<quint32> exitCode)
{
    Reason reason = Reason::Interrupted;
    (void)reasonFromName(name, reason);
    return reason == Reason::ExitCode && !exitCode ? Reason::NoExitStatus : reason;
}

} // namespace rollcall::history
