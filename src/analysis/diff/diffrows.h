// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/diff/linediff.h"

#include <QByteArrayView>
#include <QtGlobal>

#include <vector>

// What two texts differ in, as rows for a reader: lines side by side, with a few around each change, and in lines that
// have become other ones the words. Pure; any thread.
namespace rollcall::analysis {

struct DiffRow
{
    enum Kind : quint8 {
        Same,    // but for what was left out when they were compared
        Changed, // a line became this one
        Removed,
        Added,
        LeftOut, // lines that are the same, so many
    };

    Kind kind = Same;
    qsizetype oldLine = -1; // counted from 0; -1: there is none. Of LeftOut: its first
    qsizetype newLine = -1;
    qsizetype leftOut = 0;

    bool operator==(const DiffRow&) const = default;
};

/// Of texts with so many lines. None where there is no change. What would leave out a single line shows it.
std::vector<DiffRow> diffRows(const std::vector<LineChange>& changes, qsizetype oldLines, qsizetype newLines,
                              qsizetype context);

/// In bytes.
struct Span
{
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const Span&) const = default;
};

struct WordChanges
{
    std::vector<Span> removed; // of the old line
    std::vector<Span> added;   // of the new one

    bool operator==(const WordChanges&) const = default;
};

/// Of two lines in UTF-8: which words are not in the other, those that stand beside each other as one. None where they
/// have so little in common that nothing would be said by it.
WordChanges changedWords(QByteArrayView before, QByteArrayView after);

} // namespace rollcall::analysis
