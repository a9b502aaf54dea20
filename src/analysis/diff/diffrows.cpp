// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diff/diffrows.h"

#include <algorithm>
#include <cstddef>

namespace rollcall::analysis {

namespace {

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80; // never divides a character
}

/// Words, and each other character by itself; blanks that follow each other as one.
LineViews wordsOf(QByteArrayView line)
{
    LineViews words;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at + 1;
        if (isWord(line[at])) {
            while (end < line.size() && isWord(line[end]))
                ++end;
        } else if (line[at] == ' ') {
            while (end < line.size() && line[end] == ' ')
                ++end;
        }
        words.push_back(line.sliced(at, end - at));
        at = end;
    }
    return words;
}

/// The words from one on, so many, as a part of their line.
Span spanOf(const LineViews& words, QByteArrayView line, qsizetype first, qsizetype count)
{
    const QByteArrayView begin = words[static_cast<std::size_t>(first)];
    const QByteArrayView end = words[static_cast<std::size_t>(first + count - 1)];
    return {begin.data() - line.data(), end.data() + end.size() - begin.data()};
}

} // namespace

std::vector<DiffRow> diffRows(const std::vector<LineChange>& changes, qsizetype oldLines, qsizetype newLines,
                              qsizetype context)
{
    std::vector<DiffRow> rows;
    if (changes.empty())
        return rows;
    qsizetype old = 0;
    qsizetype now = 0;
    // Lines that are the same, up to the change, and as many of the other text.
    const auto same = [&](qsizetype until, bool isFirst, bool isLast) {
        const qsizetype head = isFirst ? 0 : context;
        const qsizetype tail = isLast ? 0 : context;
        const qsizetype count = until - old;
        const qsizetype left = count - head - tail;
        for (qsizetype i = 0; i < count;) {
            if (i == head && left > 1) {
                rows.push_back({DiffRow::LeftOut, old + i, now + i, left});
                i += left;
            } else {
                rows.push_back({DiffRow::Same, old + i, now + i, 0});
                ++i;
            }
        }
        old += count;
        now += count;
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const LineChange& change = changes[i];
        same(change.oldLine, i == 0, false);
        for (qsizetype line = 0; line < std::max(change.removed, change.added); ++line) {
            const bool isOld = line < change.removed;
            const bool isNew = line < change.added;
            rows.push_back({isOld && isNew ? DiffRow::Changed
                            : isOld        ? DiffRow::Removed
                                           : DiffRow::Added,
                            isOld ? old + line : -1, isNew ? now + line : -1, 0});
        }
        old += change.removed;
        now += change.added;
    }
    Q_ASSERT(oldLines - old == newLines - now);
    same(oldLines, false, true);
    return rows;
}

WordChanges changedWords(QByteArrayView before, QByteArrayView after)
{
    const LineViews old = wordsOf(before);
    const LineViews now = wordsOf(after);
    constexpr qint64 enoughSteps = 200'000;
    const std::vector<LineChange> changes = compareLines(old, now, enoughSteps);
    WordChanges words;
    qsizetype removed = 0;
    qsizetype added = 0;
    for (const LineChange& change : changes) {
        if (change.removed > 0)
            words.removed.push_back(spanOf(old, before, change.oldLine, change.removed));
        if (change.added > 0)
            words.added.push_back(spanOf(now, after, change.newLine, change.added));
    }
    for (const Span& span : words.removed)
        removed += span.length;
    for (const Span& span : words.added)
        added += span.length;
    // Two lines of which less than a third is the same are two other lines.
    const qsizetype all = before.size() + after.size();
    return all == 0 || removed + added > all * 2 / 3 ? WordChanges() : words;
}

} // namespace rollcall::analysis
