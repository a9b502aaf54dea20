// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/output/linesource.h"
#include "models/results/outputindex.h"

// The lines of a models::OutputIndex for an OutputView. Does not own the index. GUI thread.
namespace rollcall::gui {

class IndexLines : public LineSource
{
public:
    explicit IndexLines(const models::OutputIndex& index) : m_index(index) {}

    qint64 lineCount() const override { return m_index.lineCount(); }
    SourceLine line(qint64 index) const override
    {
        models::OutputIndex::Line line = m_index.line(index);
        return {line.stream, std::move(line.bytes)};
    }

private:
    const models::OutputIndex& m_index;
};

} // namespace rollcall::gui
