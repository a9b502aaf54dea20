// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diff/unified.h"

#include <algorithm>
#include <span>

namespace rollcall::analysis {

namespace {

/// A text, in lines, and how its last one ends.
struct Text
{
    LineViews lines;
    bool isOpen; // without "\n" at its end

    explicit Text(QByteArrayView text) : lines(linesOf(text)), isOpen(!text.isEmpty() && !text.endsWith('\n')) {}

    qsizetype size() const { return static_cast<qsizetype>(lines.size()); }
    /// The lines, of which an open one is like no other that has an end. `mark` is for it, and lives as long.
    LineViews compared(const QByteArrayList& instead, QByteArray& mark) const
    {
        LineViews all = instead.isEmpty() ? lines : LineViews(instead.begin(), instead.end());
        if (isOpen) {
            mark = all.back().toByteArray().append('\n');
            all.back() = mark;
        }
        return all;
    }
    void put(QByteArray& out, char mark, qsizetype line) const
    {
        out += mark;
        out += lines[static_cast<size_t>(line)];
        out += isOpen && line + 1 == size() ? "\n\\ No newline at end of file\n" : "\n";
    }
};

/// "12,3", "12" for one line; of none the line before.
QByteArray range(qsizetype from, qsizetype count)
{
    const QByteArray first = QByteArray::number(count == 0 ? from : from + 1);
    return count == 1 ? first : first + ',' + QByteArray::number(count);
}

void putHunk(QByteArray& out, const Text& before, const Text& after, std::span<const LineChange> changes,
             qsizetype context)
{
    const LineChange& first = changes.front();
    const LineChange& last = changes.back();
    const qsizetype lead = std::min(context, first.oldLine);
    const qsizetype oldEnd = last.oldLine + last.removed;
    const qsizetype trail = std::min(context, before.size() - oldEnd);
    const qsizetype oldFrom = first.oldLine - lead;
    const qsizetype newFrom = first.newLine - lead;
    out += "@@ -" + range(oldFrom, oldEnd + trail - oldFrom) + " +" +
           range(newFrom, last.newLine + last.added + trail - newFrom) + " @@\n";
    qsizetype line = oldFrom;
    for (const LineChange& change : changes) {
        while (line < change.oldLine)
            before.put(out, ' ', line++);
        for (qsizetype i = 0; i < change.removed; ++i)
            before.put(out, '-', line++);
        for (qsizetype i = 0; i < change.added; ++i)
            after.put(out, '+', change.newLine + i);
    }
    while (line < oldEnd + trail)
        before.put(out, ' ', line++);
}

} // namespace

std::vector<LineChange> changedLines(const ComparedText& before, const ComparedText& after)
{
    QByteArray marks[2];
    const LineViews old = Text(before.text).compared(before.compared, marks[0]);
    const LineViews now = Text(after.text).compared(after.compared, marks[1]);
    return compareLines(old, now);
}

QByteArray unifiedDiff(const ComparedText& before, const ComparedText& after, qsizetype context)
{
    const std::vector<LineChange> changes = changedLines(before, after);
    if (changes.empty())
        return {};
    const Text old(before.text);
    const Text now(after.text);
    QByteArray out = "--- " + before.name + "\n+++ " + after.name + '\n';
    const std::span all(changes);
    for (size_t from = 0; from < all.size();) {
        size_t to = from + 1;
        while (to < all.size() && all[to].oldLine - all[to - 1].oldLine - all[to - 1].removed <= 2 * context)
            ++to;
        putHunk(out, old, now, all.subspan(from, to - from), context);
        from = to;
    }
    return out;
}

} // namespace rollcall::analysis
