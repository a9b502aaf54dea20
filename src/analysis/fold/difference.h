// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/masker.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"

#include <QByteArrayList>
#include <QString>

#include <array>
#include <stop_token>

// The first line in which an output differs from another: line by line from the top, of the shown text, without what
// the masks leave out. Reads outputs: for a worker.
namespace rollcall::analysis {

struct Difference
{
    enum Kind : quint8 {
        None,    // nowhere, as far as it was looked at
        Line,    // this line is another one, or one more
        Missing, // it ends before this line of the other
    };

    Kind kind = None;
    Stream stream = Stream::Output;
    int line = 0; // counted from 1
    QString text; // in one line, cut, with nothing in it that must not be shown

    bool operator==(const Difference&) const = default;
};

/// The output that others are compared with.
class ReferenceOutput
{
public:
    /// So much of each stream is compared (bytes of shown text).
    static constexpr qsizetype longest = 1 << 20;

    /// The masker lives longer. Cancelled, or what the source says.
    static Result<ReferenceOutput> read(const ResultSource& source, TaskIndex task, const Masker& masker,
                                        const std::stop_token& stop = {});

    /// What a task of this or of another run says first: of standard output, else of standard error; a line that is another one rather than one that is missing. None,
    /// where it is told to stop. Any thread.
    Difference differenceOf(const ResultSource& source, TaskIndex task, const std::stop_token& stop = {}) const;

private:
    struct Lines
    {
        QByteArrayList shown;
        QByteArrayList masked; // the same; empty where there are no masks
        bool isWhole = true;
    };

    explicit ReferenceOutput(const Masker& masker) : m_masker(&masker) {}
    Difference differenceOf(const ResultSource& source, TaskIndex task, Stream stream,
                            const std::stop_token& stop) const;

    const Masker* m_masker;
    std::array<Lines, 2> m_streams; // by Stream
};

} // namespace rollcall::analysis
