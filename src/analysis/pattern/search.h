// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"

#include <QList>
#include <QString>

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

// Searching stored output, on the bytes of its text in UTF-8. Pure worker functions: they wait for the disk, so call
// them on a pool, splitting the tasks over its threads. A Pattern is immutable and shared by all of them. ^ and $ hold
// at lines, which end in \n or \r\n; empty matches do not count. Hostile patterns hit PCRE2's match limit.
namespace rollcall::analysis {

struct SearchOptions
{
    bool regex = false; // else the text as it stands
    bool caseSensitive = false;
    int positions = 0; // how many of the first hits to note per task

    bool operator==(const SearchOptions&) const = default;
};

class Pattern
{
public:
    /// BadValue names what is wrong with a regular expression, and where.
    static Result<Pattern> compile(const QString& text, const SearchOptions& options);

    const SearchOptions& options() const;
    struct Private;
    const Private& internals() const { return *d; }

private:
    std::shared_ptr<const Private> d;
};

struct Hit
{
    Stream stream = Stream::Output;
    qint64 offset = 0; // within the text of the stream, bytes of UTF-8
    qint64 length = 0;
};

struct TaskHits
{
    TaskIndex task = 0;
    qint64 count = 0;
    QList<Hit> first;
    bool limited = false; // the pattern hit its match limit somewhere: count is a lower bound
};

/// Hits in the bytes of one buffer; for find in a view.
std::vector<Hit> searchBytes(QByteArrayView bytes, const Pattern& pattern, qsizetype maximum = -1);
TaskHits searchTask(const ResultSource& source, TaskIndex task, const Pattern& pattern,
                    const std::stop_token& stop = {});
/// One entry per task, in order; stops early, with fewer entries, when asked to.
std::vector<TaskHits> search(const ResultSource& source, std::span<const TaskIndex> tasks, const Pattern& pattern,
                             const std::stop_token& stop = {});

} // namespace rollcall::analysis
