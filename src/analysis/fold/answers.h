// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/masker.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <stop_token>
#include <vector>

// Folding: tasks that ended for the same reason, with the same exit code, and whose outputs show the same become one
// answer. Compared is the
// shown text (core/base/showntext.h) of both streams, without what masks leave out. Nobody who does not know this
// process's memory can make two texts that are taken for one. Reads outputs: for a worker.
namespace rollcall::analysis {

/// What there is to compare of a task.
struct JudgedTask
{
    TaskIndex task = 0;
    bool ended = false; // else it is like no other
    Reason reason = Reason::None;
    QByteArray end;    // what tells ends for one reason apart: the exit code, the signal
    QByteArray text;   // equal ones: the same text
    QByteArray masked; // equal ones: the same without what the masks leave out; empty where there are none

    /// What folds: why it ended, and what of its output is compared.
    QByteArray key() const
    {
        return QByteArray::number(static_cast<int>(reason)) + ' ' + end + ' ' + (masked.isEmpty() ? text : masked);
    }
};

/// What tasks are judged by. What is judged in one way can be compared with nothing that is judged in the other.
enum class Reading {
    Stored,  // the digests that are stored: nothing is read. Of all tasks they must be there
    Outputs, // the outputs themselves
};

/// Whether there are those of all of them that have ended.
bool hasDigests(const ResultSource& source, const QList<TaskIndex>& tasks);

/// One for each task, in order, worked out by all cores. With masks the outputs are read. Cancelled, when it is told to
/// stop.
Result<std::vector<JudgedTask>> judgeTasks(const ResultSource& source, const QList<TaskIndex>& tasks,
                                           const Masker& masker, Reading reading, const std::stop_token& stop = {});

/// A host's own, for Masker::mask(): its name and its addresses.
QByteArrayList ownWords(const ResultSource& source, TaskIndex task);

/// What JudgedTask::end is of a task.
QByteArray endOf(const Verdict& verdict);

struct Answer
{
    QList<TaskIndex> tasks; // in the order they came in
    TaskIndex sample = 0;   // of those the first with the most common text
    int texts = 1;          // so many different ones; with masks more than one may be in it

    bool operator==(const Answer&) const = default;
};

/// The most common first; of equally common ones the one that came first.
QList<Answer> fold(const std::vector<JudgedTask>& tasks);

/// Both. Cancelled, or BadValue as Masker::make().
Result<QList<Answer>> foldAnswers(const ResultSource& source, const QList<TaskIndex>& tasks, const MaskSet& masks = {},
                                  const std::stop_token& stop = {});

} // namespace rollcall::analysis
