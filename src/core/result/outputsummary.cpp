// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/outputsummary.h"

#include "core/base/text.h"

#include <algorithm>

namespace rollcall {

namespace {

qsizetype continuationBytes(QByteArrayView bytes)
{
    const auto isOne = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    return std::find_if_not(bytes.begin(), bytes.end(), isOne) - bytes.begin();
}

/// In blocks that the processor counts many bytes of at a time: all of an output goes through here.
qint64 lineEnds(QByteArrayView bytes)
{
    constexpr qsizetype block = 128;
    qint64 ends = 0;
    for (; bytes.size() >= block; bytes = bytes.sliced(block)) {
        quint8 here = 0;
        for (qsizetype i = 0; i < block; ++i)
            here = static_cast<quint8>(here + (bytes.data()[i] == '\n'));
        ends += here;
    }
    return ends + std::count(bytes.begin(), bytes.end(), '\n');
}

} // namespace

void OutputSummaryMaker::Side::add(QByteArrayView piece)
{
    bytes += piece.size();
    ends += lineEnds(piece);
    if (piece.size() >= lastLineWindow)
        tail.clear();
    tail.append(piece.last(std::min(piece.size(), lastLineWindow)));
    tail.remove(0, std::max<qsizetype>(tail.size() - lastLineWindow, 0));
}

QString OutputSummaryMaker::Side::lastLine() const
{
    for (QByteArrayView rest = tail; !rest.isEmpty();) {
        const qsizetype begin = rest.lastIndexOf('\n') + 1;
        QByteArrayView line = rest.sliced(begin);
        const bool cut = begin == 0 && bytes > tail.size();
        if (cut)
            line = line.sliced(continuationBytes(line)); // of a character that is not there
        const QString shown = firstLine(line, cut ? firstLineLimit - 1 : firstLineLimit);
        if (!shown.isEmpty())
            return cut ? QString(QChar(0x2026) + shown) : shown;
        rest = rest.first(std::max<qsizetype>(begin - 1, 0));
    }
    return {};
}

void OutputSummaryMaker::add(Stream stream, QByteArrayView bytes)
{
    m_sides[static_cast<size_t>(stream)].add(bytes);
    m_digest.add(stream, bytes);
}

OutputSummary OutputSummaryMaker::result()
{
    OutputSummary summary;
    summary.shownDigest = m_digest.result();
    summary.lines = 0;
    for (size_t i = 0; i < m_sides.size(); ++i) {
        *summary.lines += m_sides[i].ends + (m_sides[i].hasOpenLine() ? 1 : 0);
        summary.lastLines[i] = m_sides[i].lastLine();
    }
    return summary;
}

} // namespace rollcall
