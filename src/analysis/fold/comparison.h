// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/diff/linediff.h"
#include "analysis/fold/answers.h"
#include "analysis/fold/difference.h"
#include "analysis/fold/masker.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <array>
#include <optional>
#include <stop_token>
#include <vector>

// What outputs differ in: from each other, and from those of an earlier run. Compared is the shown text, without what
// masks leave out. Reads outputs: for a worker.
namespace rollcall::analysis {

/// An output, and what it is called in a diff: in one line, with nothing in it that must not be shown.
struct NamedOutput
{
    const ResultSource& source;
    TaskIndex task = 0;
    QByteArray name;
};

/// Of a stream, in bytes as they came; what is longer is not compared line by line.
constexpr qint64 longestCompared = 32LL << 20;

/// The diffs of standard output and of standard error, one behind the other, in UTF-8; empty where they are the same
/// but for what the masks leave out; nothing where one is longer than longestCompared. Cancelled.
Result<std::optional<QByteArray>> outputDiff(const NamedOutput& from, const NamedOutput& to, const Masker& masker,
                                             const std::stop_token& stop = {});

/// A stream of two outputs, and which of its lines became which.
struct ComparedStream
{
    Stream stream = Stream::Output;
    QByteArray before; // the shown texts
    QByteArray after;
    std::vector<LineChange> changes;
};

/// The same, for readers: of both streams. Nothing where one is longer than longestCompared. Cancelled.
Result<std::optional<std::array<ComparedStream, 2>>> compareOutputs(const NamedOutput& from, const NamedOutput& to,
                                                                    const Masker& masker,
                                                                    const std::stop_token& stop = {});

/// Tasks of a run whose answers became of the same answers before the same others, or are what they were.
struct ChangedAnswer
{
    QList<TaskIndex> tasks;          // in the order they came in
    std::optional<TaskIndex> before; // in the earlier run, of the first of them; nothing: it is not in there
    bool isSame =
        false; // as they were, but for what the masks leave out; ended for the same reason, with the same exit code
    Difference difference{}; // of the first of them, see addDifferences()

    bool operator==(const ChangedAnswer&) const = default;
};

struct RunComparison
{
    QList<ChangedAnswer> answers;        // those that are the same first, then the most common
    QList<TaskIndex> gone;               // ended tasks of the earlier run whose hosts, or steps, are not in this one
    QHash<TaskIndex, TaskIndex> earlier; // what each of the tasks is in the earlier run; not there: it is not in it
};

/// Host by host (the same library and name, and where these are twice, the same login) and step by step; tasks that
/// have not ended are left out, in both. Cancelled, or BadValue as Masker::make(). `reading`: Stored takes digests where
/// all have some; by Outputs all is read, and what is damaged comes to light.
Result<RunComparison> compareRuns(const ResultSource& before, const ResultSource& now, const QList<TaskIndex>& tasks,
                                  const MaskSet& masks, const std::stop_token& stop = {},
                                  Reading reading = Reading::Stored);

/// Says of those that have changed what they say first that they did not say before. Cancelled, or BadValue.
Status addDifferences(RunComparison& comparison, const ResultSource& before, const ResultSource& now,
                      const MaskSet& masks, const std::stop_token& stop = {});

} // namespace rollcall::analysis
