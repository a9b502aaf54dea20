// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputselection.h"

#include <QString>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

OutputSelection OutputSelection::wordAt(const OutputPosition& position, QStringView text)
{
    const auto part = [&](qsizetype i) { return !text.at(i).isSpace() && !u"\"'()[]{},;"_s.contains(text.at(i)); };
    qsizetype start = std::min<qsizetype>(position.column, text.size());
    qsizetype end = start;
    while (start > 0 && part(start - 1))
        --start;
    while (end < text.size() && part(end))
        ++end;
    return {{position.line, static_cast<int>(start)}, {position.line, static_cast<int>(end)}};
}

OutputSelection OutputSelection::movedTo(const OutputPosition& cursor, bool anchored) const
{
    return {anchored ? m_anchor : cursor, cursor};
}

OutputSelection::Columns OutputSelection::on(qint64 line, int length) const
{
    if (isEmpty() || line < first().line || line > last().line)
        return {};
    const int start = line == first().line ? std::min(first().column, length) : 0;
    const int end = line == last().line ? std::min(last().column, length) : length;
    return {start, end - start};
}

} // namespace rollcall::gui
