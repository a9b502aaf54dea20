// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/linewalker.h"

#include <algorithm>
#include <cstring>

namespace rollcall::models {

namespace {

constexpr qint64 windowSize = 64LL * 1024; // bytes read at once

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

QList<LineSpan> LineMap::openLines() const
{
    QList<LineSpan> open;
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        const auto i = static_cast<size_t>(stream);
        if (state.open[i] < bytes[i])
            open.append({stream, state.open[i], bytes[i] - state.open[i], false});
    }
    return open;
}

LineWalker::LineWalker(const ResultSource& source, TaskIndex task, const QList<OutputChunk>& chunks,
                       const WalkState& state)
    : m_source(source), m_task(task), m_chunks(chunks), m_state(state)
{
}

/// Makes m_window hold the next bytes of the present chunk, or of the first one after it that has any.
bool LineWalker::fill()
{
    while (m_state.chunk < m_chunks.size()) {
        const OutputChunk& chunk = m_chunks[m_state.chunk];
        const qint64 left = chunk.length - m_state.inChunk;
        if (left > 0) {
            m_window =
                m_source.output(m_task, chunk.stream, chunk.offset + m_state.inChunk, std::min(left, windowSize));
            m_windowAt = 0;
            return !m_window.isEmpty();
        }
        ++m_state.chunk;
        m_state.inChunk = 0;
    }
    return false;
}

/// Where to cut a piece that must end at `limit` of the window: not within a UTF-8 character.
qint64 LineWalker::cutBefore(qint64 limit) const
{
    qint64 cut = limit;
    while (cut > m_windowAt && limit - cut < 3 && cut < m_window.size() && isContinuationByte(m_window[cut]))
        --cut;
    return cut > m_windowAt ? cut : limit;
}

bool LineWalker::next(LineSpan& line)
{
    while (m_windowAt < m_window.size() || fill()) {
        const OutputChunk& chunk = m_chunks[m_state.chunk];
        const auto stream = static_cast<size_t>(chunk.stream);
        const qint64 at = chunk.offset + m_state.inChunk; // in the stream
        qint64& begin = m_state.open[stream];
        const qint64 room = longestPiece - (at - begin); // before the piece is full
        const qint64 seen = std::min<qint64>(m_window.size() - m_windowAt, room);
        const char* const from = m_window.constData() + m_windowAt;
        const void* const hit = std::memchr(from, '\n', static_cast<size_t>(seen));
        qint64 taken = hit ? static_cast<const char*>(hit) - from + 1 : seen;
        const bool full = !hit && seen == room;
        if (full)
            taken = cutBefore(m_windowAt + seen) - m_windowAt;
        m_windowAt += taken;
        m_state.inChunk += taken;
        m_walked += taken;
        if (!hit && !full)
            continue;
        line = {chunk.stream, begin, at + taken - begin - (hit ? 1 : 0), full};
        begin = at + taken;
        return true;
    }
    return false;
}

bool extend(LineMap& map, const ResultSource& source, TaskIndex task, qint64 bytes)
{
    LineWalker walker(source, task, map.chunks, map.state);
    LineSpan line;
    qint64 marked = 0;
    while (walker.walked() < bytes) {
        const qint64 sinceMark = map.marks.empty() ? LineWalker::markLines : map.lines - map.marks.back().line;
        if (sinceMark >= LineWalker::markLines || walker.walked() - marked >= LineWalker::markBytes) {
            map.marks.push_back({map.lines, walker.state()});
            marked = walker.walked();
        }
        if (!walker.next(line))
            break;
        ++map.lines;
    }
    map.state = walker.state();
    map.bytes = {};
    for (qsizetype i = 0; i < map.chunks.size() && i <= map.state.chunk; ++i) {
        const OutputChunk& chunk = map.chunks[i];
        map.bytes[static_cast<size_t>(chunk.stream)] =
            chunk.offset + (i < map.state.chunk ? chunk.length : map.state.inChunk);
    }
    // Nothing could be read where something should be: that is all there is.
    return map.state.chunk >= map.chunks.size() || walker.walked() == 0;
}

} // namespace rollcall::models
