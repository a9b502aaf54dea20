// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/outputtext.h"

#include <algorithm>

namespace rollcall {

Decoding decodingOf(const StoredSpec& spec, TaskIndex task)
{
    const auto host = static_cast<qsizetype>(spec.hostOf(task));
    return {host < spec.hosts.size() ? spec.hosts[host].encoding : Encoding::Utf8};
}

QByteArray textBeginning(const ResultSource& source, TaskIndex task, Stream stream, qint64 bytes)
{
    QByteArray beginning = source.output(task, stream, 0, bytes);
    // Else its last line would be no UTF-8.
    if (source.task(task).bytes[static_cast<size_t>(stream)] > beginning.size())
        beginning.chop(unfinishedUtf8(beginning));
    return decoded(beginning, decodingOf(*source.spec(), task));
}

Status eachPiece(const ResultSource& source, TaskIndex task, Stream stream,
                 const std::function<Status(const QByteArray&)>& take)
{
    constexpr qint64 piece = 1 << 20;
    const qint64 size = source.task(task).bytes[static_cast<size_t>(stream)];
    for (qint64 offset = 0; offset < size;) {
        const QByteArray bytes = source.output(task, stream, offset, std::min(piece, size - offset));
        if (bytes.isEmpty())
            break; // the file is shorter than its record says: a crash took the rest
        if (Status taken = take(bytes); !taken)
            return taken;
        offset += bytes.size();
    }
    return {};
}

} // namespace rollcall
