// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/showndigest.h"
#include "core/run/event.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

// What is kept of a whole output beside its bytes, so that tables and comparisons need not read those again. Pure; one
// maker per task, one thread at a time.
namespace rollcall {

struct OutputSummary
{
    ShownDigest shownDigest;
    std::optional<qint64> lines;      // of both streams; one without an end counts. Nothing: not known
    std::array<QString, 2> lastLines; // by Stream: the last one that shows something, as core/base/text.h's firstLine()

    bool operator==(const OutputSummary&) const = default;
};

class OutputSummaryMaker
{
public:
    /// Looked at for the last line. One that is longer begins with "…".
    static constexpr qsizetype lastLineWindow = 1024;

    /// Pieces in order, cut anywhere.
    void add(Stream stream, QByteArrayView bytes);
    /// All has been added.
    OutputSummary result();

private:
    struct Side
    {
        qint64 bytes = 0;
        qint64 ends = 0; // of lines
        QByteArray tail;

        void add(QByteArrayView piece);
        bool hasOpenLine() const { return !tail.isEmpty() && !tail.endsWith('\n'); }
        QString lastLine() const;
    };

    ShownDigestMaker m_digest;
    std::array<Side, 2> m_sides; // by Stream
};

} // namespace rollcall
