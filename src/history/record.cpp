// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/record.h"

#include <QDataStream>
#include <QtEndian>

#include <cstring>
#include <limits>

namespace rollcall::history {

namespace {

constexpr quint32 headerMagic = 0x524c4c31; // "1LLR" in the file

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

quint16 checkSum(const RecordHeader& header)
{
    quint64 mixed = static_cast<quint64>(header.time) * 0x9e3779b97f4a7c15ULL;
    mixed ^= (static_cast<quint64>(header.subject) << 32 | header.length) * 0xc2b2ae3d27d4eb4fULL;
    mixed ^= static_cast<quint64>(header.type) << 8 | static_cast<quint64>(header.stream);
    mixed *= 0xff51afd7ed558ccdULL;
    return static_cast<quint16>(mixed >> 48);
}

constexpr auto streamVersion = QDataStream::Qt_6_0;

} // namespace

void encodeHeader(const RecordHeader& header, char* to)
{
    put(to, headerMagic);
    put(to, static_cast<quint8>(header.type));
    put(to, static_cast<quint8>(header.stream));
    put(to, checkSum(header));
    put(to, header.subject);
    put(to, header.length);
    put(to, header.time);
}

std::optional<RecordHeader> decodeHeader(const char* from)
{
    if (take<quint32>(from) != headerMagic)
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
    if (stream > static_cast<quint8>(Stream::Error) || check != checkSum(header))
        return std::nullopt;
    return header;
}

// The code's 32 bits, as a signed number since the first version, which knew -1 as none. Whether there is one stands
// behind everything else, where older readers do not look.
constexpr quint32 noCode = std::numeric_limits<quint32>::max();

QByteArray encodeEnded(const EndedPayload& ended)
{
    QByteArray payload;
    QDataStream out(&payload, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    // Names, not numbers: a later version may order its reasons differently.
    out << reasonName(ended.verdict.reason) << qint32(ended.verdict.exitCode.value_or(noCode)) << ended.verdict.signal
        << ended.verdict.detail << remoteStateName(ended.verdict.remote) << ended.firstLine << ended.digest
        << ended.verdict.exitCode.has_value();
    return payload;
}

EndedPayload decodeEnded(const QByteArray& payload)
{
    QDataStream in(payload);
    in.setVersion(streamVersion);
    EndedPayload ended;
    QString reason;
    QString remote;
    qint32 exitCode = -1;
    in >> reason >> exitCode >> ended.verdict.signal >> ended.verdict.detail >> remote >> ended.firstLine >>
        ended.digest;
    bool hasCode = exitCode >= 0;
    if (!in.atEnd())
        in >> hasCode;
    if (!reasonFromName(reason, ended.verdict.reason))
        ended.verdict.reason = Reason::Interrupted;
    if (hasCode)
        ended.verdict.exitCode = static_cast<quint32>(exitCode);
    ended.verdict.remote = remoteStateFromName(remote);
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
    blob.append(packed, IndexEntry::size);
}

IndexEntry entryAt(const QByteArray& blob, qsizetype index)
{
    const char* from = blob.constData() + index * IndexEntry::size;
    IndexEntry entry;
    entry.kind = static_cast<IndexEntry::Kind>(take<quint8>(from));
    entry.subject = take<quint32>(from);
    entry.position = take<quint64>(from);
    entry.length = take<quint32>(from);
    entry.time = take<qint64>(from);
    return entry;
}

RemoteState remoteStateFromName(const QString& name)
{
    for (const RemoteState state : {RemoteState::NotStarted, RemoteState::Ended, RemoteState::StillRunning}) {
        if (remoteStateName(state) == name)
            return state;
    }
    return RemoteState::Unknown;
}

} // namespace rollcall::history
