// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/diff/linediff.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

// The difference of two texts as patch(1) reads it: the unified format of diff -u (POSIX.1-2017, diff). Pure; any
// thread.
namespace rollcall::analysis {

constexpr qsizetype usualContext = 3; // lines around what has changed

struct ComparedText
{
    QByteArrayView text;
    const QByteArrayList& compared; // what is compared in place of each line of it; empty: the lines themselves
    QByteArray name;                // a single line
};

/// Which lines became which. A last line without an end is another than the same one with it.
std::vector<LineChange> changedLines(const ComparedText& before, const ComparedText& after);

/// With the two lines that say what is compared. Empty if the texts are the same. What is compared in place of lines is
/// not shown: lines that differ, and should not, are shown as they were.
QByteArray unifiedDiff(const ComparedText& before, const ComparedText& after, qsizetype context = usualContext);

} // namespace rollcall::analysis
