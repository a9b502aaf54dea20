// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"

#include <QByteArray>
#include <QList>

#include <utility>

// The lines that an OutputView shows, read on demand: a few dozen at a time, never the whole. GUI thread; each
// read must be short (a page of a memory-mapped file).
namespace rollcall::gui {

/// What a line is where two texts are compared.
enum class LineMark : quint8 {
    None,
    Removed,
    Added,
    Absent, // the other text has more lines here
    Note,   // not of the text
};

struct SourceLine
{
    Stream stream = Stream::Output;
    QByteArray bytes; // without "\n"
    LineMark mark = LineMark::None;
    QList<std::pair<int, int>> words{}; // from, length, in UTF-16 units: what is another in it
};

class LineSource
{
public:
    virtual ~LineSource() = default;
    virtual qint64 lineCount() const = 0;
    virtual SourceLine line(qint64 index) const = 0;
};

} // namespace rollcall::gui
