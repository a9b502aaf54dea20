// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/changelines.h"

#include "analysis/diff/linediff.h"
#include "analysis/diff/unified.h"
#include "core/run/event.h"
#include "gui/output/linerenderer.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using analysis::DiffRow;

namespace {

class ChangesText
{
    Q_DECLARE_TR_FUNCTIONS(ChangesText)
};

constexpr std::size_t heading = static_cast<std::size_t>(-1); // in place of a row

bool isChange(const DiffRow& row)
{
    return row.kind != DiffRow::Same && row.kind != DiffRow::LeftOut;
}

/// As far as it is laid out.
QByteArrayView shownPart(QByteArrayView line)
{
    return line.first(qMin(line.size(), LineRenderer::longestLine));
}

/// Behind the sign that stands before the line.
QList<std::pair<int, int>> placesOf(const std::vector<analysis::Span>& spans, QByteArrayView line)
{
    QList<std::pair<int, int>> places;
    for (const analysis::Span& span : spans)
        places.append({static_cast<int>(QString::fromUtf8(line.first(span.from)).size()) + 1,
                       static_cast<int>(QString::fromUtf8(line.sliced(span.from, span.length)).size())});
    return places;
}

} // namespace

ShownChanges::ShownChanges(std::array<analysis::ComparedStream, 2> compared)
{
    for (std::size_t i = 0; i < streams.size(); ++i) {
        OfStream& stream = streams[i];
        stream.of = std::move(compared[i]);
        stream.before = analysis::linesOf(stream.of.before);
        stream.after = analysis::linesOf(stream.of.after);
        stream.rows = analysis::diffRows(stream.of.changes, static_cast<qsizetype>(stream.before.size()),
                                         static_cast<qsizetype>(stream.after.size()), analysis::usualContext);
    }
}

ChangeLines::ChangeLines(std::shared_ptr<const ShownChanges> of, Side side) : m_of(std::move(of)), m_side(side)
{
    add(Stream::Output, m_of->streams[0].rows);
    add(Stream::Error, m_of->streams[1].rows);
}

void ChangeLines::add(Stream stream, const std::vector<DiffRow>& rows)
{
    if (!rows.empty() && stream == Stream::Error)
        m_lines.push_back({stream, LineMark::Note, heading});
    for (std::size_t row = 0; row < rows.size();) {
        if (!isChange(rows[row])) {
            m_lines.push_back({stream, rows[row].kind == DiffRow::LeftOut ? LineMark::Note : LineMark::None, row});
            ++row;
            continue;
        }
        m_changes.append(lineCount());
        std::size_t end = row;
        while (end < rows.size() && isChange(rows[end]))
            ++end;
        // One below the other: all that went, then all that came.
        for (std::size_t i = row; i < end && m_side != Side::After; ++i) {
            if (rows[i].oldLine >= 0 || m_side == Side::Before)
                m_lines.push_back({stream, rows[i].oldLine >= 0 ? LineMark::Removed : LineMark::Absent, i});
        }
        for (std::size_t i = row; i < end && m_side != Side::Before; ++i) {
            if (rows[i].newLine >= 0 || m_side == Side::After)
                m_lines.push_back({stream, rows[i].newLine >= 0 ? LineMark::Added : LineMark::Absent, i});
        }
        row = end;
    }
}

SourceLine ChangeLines::line(qint64 index) const
{
    const Place& place = m_lines[static_cast<std::size_t>(index)];
    SourceLine line{place.stream, {}, place.mark, {}};
    if (place.row == heading) {
        line.bytes = ChangesText::tr("Standard error").toUtf8();
        return line;
    }
    const ShownChanges::OfStream& of = m_of->streams[static_cast<std::size_t>(place.stream)];
    const DiffRow& row = of.rows[place.row];
    const auto old = [&] { return of.before[static_cast<std::size_t>(row.oldLine)]; };
    const auto now = [&] { return of.after[static_cast<std::size_t>(row.newLine)]; };
    const auto setText = [&line](char sign, QByteArrayView text) { line.bytes = QByteArray(1, sign) + text; };
    switch (place.mark) {
    case LineMark::Note:
        line.bytes = ChangesText::tr("… %Ln equal line(s) …", nullptr, static_cast<int>(row.leftOut)).toUtf8();
        break;
    case LineMark::Removed:
        setText('-', old());
        break;
    case LineMark::Added:
        setText('+', now());
        break;
    case LineMark::None:
        setText(' ', m_side == Side::Before ? old() : now());
        break;
    case LineMark::Absent:
        break;
    }
    if (row.kind == DiffRow::Changed) {
        const QByteArrayView before = shownPart(old());
        const QByteArrayView after = shownPart(now());
        const analysis::WordChanges words = analysis::changedWords(before, after);
        line.words = place.mark == LineMark::Removed ? placesOf(words.removed, before) : placesOf(words.added, after);
    }
    return line;
}

} // namespace rollcall::gui
