// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/diff/diffrows.h"
#include "analysis/diff/linediff.h"
#include "analysis/fold/comparison.h"
#include "core/run/event.h"
#include "gui/output/linesource.h"

#include <QList>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

// What two outputs differ in, as lines that an OutputView shows: "-" and "+" stand before those that only one of them
// has, as in diff -u. Standard error follows standard output.
namespace rollcall::gui {

/// A value for a worker to make; never moved, as its rows look into its texts.
struct ShownChanges
{
    struct OfStream
    {
        analysis::ComparedStream of;
        analysis::LineViews before;
        analysis::LineViews after;
        std::vector<analysis::DiffRow> rows;
    };

    explicit ShownChanges(std::array<analysis::ComparedStream, 2> compared);
    ShownChanges(const ShownChanges&) = delete;
    ShownChanges& operator=(const ShownChanges&) = delete;

    bool isEmpty() const { return streams[0].rows.empty() && streams[1].rows.empty(); }

    std::array<OfStream, 2> streams; // by Stream
};

/// One below the other, or what one of them has, as many lines in both. GUI thread.
class ChangeLines : public LineSource
{
public:
    enum class Side { Both, Before, After };

    ChangeLines(std::shared_ptr<const ShownChanges> of, Side side);

    qint64 lineCount() const override { return static_cast<qint64>(m_lines.size()); }
    SourceLine line(qint64 index) const override;
    const QList<qint64>& changes() const { return m_changes; } // the first line of each

private:
    struct Place
    {
        Stream stream;
        LineMark mark;
        std::size_t row;
    };

    void add(Stream stream, const std::vector<analysis::DiffRow>& rows);

    const std::shared_ptr<const ShownChanges> m_of;
    const Side m_side;
    std::vector<Place> m_lines;
    QList<qint64> m_changes;
};

} // namespace rollcall::gui
