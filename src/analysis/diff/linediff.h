// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <vector>

// Which lines of a text became which of another: the shortest way from one to the other (E. W. Myers, An O(ND)
// Difference Algorithm and Its Variations, 1986, in linear space), its changes shifted together and down to where
// people expect them, as diff(1) does. Pure; any thread.
namespace rollcall::analysis {

/// Lines from `oldLine` on were replaced by those from `newLine` on; counted from 0. Some are removed, added or both.
struct LineChange
{
    qsizetype oldLine = 0;
    qsizetype removed = 0;
    qsizetype newLine = 0;
    qsizetype added = 0;

    bool operator==(const LineChange&) const = default;
};

using LineViews = std::vector<QByteArrayView>;

/// Without their "\n". A text that ends without one has a last line all the same.
LineViews linesOf(QByteArrayView text);

constexpr qint64 usualSteps = 50'000'000;

/// In order, with lines that are the same between each two. Texts that would take more `steps` than that are compared
/// less well than they could be: what comes out is right, but not the shortest.
std::vector<LineChange> compareLines(const LineViews& before, const LineViews& after, qint64 steps = usualSteps);

} // namespace rollcall::analysis
