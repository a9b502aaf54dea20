// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <QtGlobal>

#include <compare>

// What is selected of lines of text: from an anchor to the cursor, either of which may stand first. Values; knows
// no lines but those it is told of. Any thread.
namespace rollcall::gui {

struct OutputPosition
{
    qint64 line = 0;
    int column = 0;
    auto operator<=>(const OutputPosition&) const = default;
};

class OutputSelection
{
public:
    struct Columns
    {
        int start = 0;
        int length = 0; // 0: none
    };

    OutputSelection() = default;
    OutputSelection(const OutputPosition& anchor, const OutputPosition& cursor) : m_anchor(anchor), m_cursor(cursor) {}
    /// The word at a position of the line that holds `text`; brackets, quotes and commas are none of it.
    static OutputSelection wordAt(const OutputPosition& position, QStringView text);

    bool isEmpty() const { return m_anchor == m_cursor; }
    const OutputPosition& cursor() const { return m_cursor; }
    const OutputPosition& first() const { return m_anchor < m_cursor ? m_anchor : m_cursor; }
    const OutputPosition& last() const { return m_anchor < m_cursor ? m_cursor : m_anchor; }
    /// With the cursor there; the anchor stays where it is, or comes along.
    OutputSelection movedTo(const OutputPosition& cursor, bool anchored) const;
    /// What of a line of so many characters is in it.
    Columns on(qint64 line, int length) const;

private:
    OutputPosition m_anchor;
    OutputPosition m_cursor;
};

} // namespace rollcall::gui
