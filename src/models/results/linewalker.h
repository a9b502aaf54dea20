// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"

#include <QByteArray>
#include <QList>

#include <array>
#include <vector>

// Walking over the chunks of a task's output and cutting it into lines; a state that can be kept and gone on
// from. Pure, reads from the source on demand; one walker per thread.
namespace rollcall::models {

/// A line: contiguous bytes of one stream.
struct LineSpan
{
    Stream stream = Stream::Output;
    qint64 offset = 0;
    qint64 length = 0;
    bool continues = false;
};

/// Where a walk stands: everything before has been cut.
struct WalkState
{
    qsizetype chunk = 0;          // in the list of chunks
    qint64 inChunk = 0;           // bytes of it that were seen
    std::array<qint64, 2> open{}; // by Stream: where the line begins that has no end yet
};

/// A state every so many lines, so that any line is found by a short walk.
struct LineMark
{
    qint64 line = 0; // the next line that the state gives
    WalkState state;
};

struct LineMap
{
    std::vector<LineMark> marks;
    WalkState state;               // how far it goes
    qint64 lines = 0;              // with an end, or pieces
    std::array<qint64, 2> bytes{}; // seen, by Stream
    QList<OutputChunk> chunks;

    /// Lines without an end, after all others.
    QList<LineSpan> openLines() const;
};

struct LineMapPortion
{
    LineMap map;
    bool complete = false; // all that is stored
};

class LineWalker
{
public:
    static constexpr qint64 longestPiece = 16LL * 1024; // bytes
    static constexpr qint64 markLines = 128;
    static constexpr qint64 markBytes = 64LL * 1024;

    LineWalker(const ResultSource& source, TaskIndex task, const QList<OutputChunk>& chunks, const WalkState& state);

    /// The next line that has an end; false when there is none yet.
    bool next(LineSpan& line);
    const WalkState& state() const { return m_state; }
    qint64 walked() const { return m_walked; } // bytes, since it was made

private:
    bool fill();
    qint64 cutBefore(qint64 limit) const;

    const ResultSource& m_source;
    TaskIndex m_task;
    const QList<OutputChunk>& m_chunks;
    WalkState m_state;
    QByteArray m_window; // bytes of the present chunk from m_state.inChunk on
    qint64 m_windowAt = 0;
    qint64 m_walked = 0;
};

/// Goes on with `map` for about `bytes`; true when it reached the end of what is stored.
bool extend(LineMap& map, const ResultSource& source, TaskIndex task, qint64 bytes);

} // namespace rollcall::models
