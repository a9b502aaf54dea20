// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"

#include <QByteArray>

// The lines that an OutputView shows, read on demand: a few dozen at a time, never the whole. GUI thread; each
// read must be short (a page of a memory-mapped file).
namespace rollcall::gui {

struct SourceLine
{
    Stream stream = Stream::Output;
    QByteArray bytes; // without "\n"
};

class LineSource
{
public:
    virtual ~LineSource() = default;
    virtual qint64 lineCount() const = 0;
    virtual SourceLine line(qint64 index) const = 0;
};

} // namespace rollcall::gui
