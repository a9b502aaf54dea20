// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/console.h"
#include "cli/base/terminaltext.h"
#include "cli/run/runarguments.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/result/runquery.h"
#include "core/run/event.h"
#include "core/run/runspec.h"

#include <functional>
#include <optional>
#include <vector>

// Prints tasks that have ended, when it is told to (no prompt stands there): each line of output behind its host's
// name ("web-01: ..."), standard error to standard error, and for a task that is not ok its sentence and cure. Or,
// when the run is over, equal outputs folded, or what they differ in. Reads from the store. Main thread.
namespace rollcall::cli {

class ResultPrinter
{
public:
    /// The run that this one is compared with, where its outputs are compared with those of the last one; may be null.
    using Earlier = std::function<Result<ResultSourcePtr>()>;

    ResultPrinter(Console& console, const Outputs& outputs, ResultSourcePtr source, Earlier earlier);

    void taskChanged(TaskIndex task);
    void show();                                         // those that have ended meanwhile
    void finish(const RunQuery& only = RunQuery::all()); // what has not been printed, and the folds
    void verdict(TaskIndex task);                        // the sentence, where it is not ok
    void sayDamaged(TaskIndex task);                     // once its output has been read

private:
    void showTask(TaskIndex task);
    void print(TaskIndex task);
    void writeLive(TaskIndex task); // to standard output
    void lines(TaskIndex task, Stream stream);
    void printFolds(const QList<TaskIndex>& tasks);
    Status printDiffs(const QList<TaskIndex>& tasks);
    void output(TaskIndex task); // both streams, without labels
    void write(TaskIndex task, Stream stream, const QString& mark, const std::optional<RowLook>& terminal,
               const TerminalText::Take& take) const;
    QString label(TaskIndex task) const;

    Console& m_console;
    const Outputs m_outputs;
    const ResultSourcePtr m_source;
    const Earlier m_earlier;
    const QStringList m_names;    // of the hosts, each another one
    std::vector<bool> m_noted;    // ended: printed, or about to be
    std::vector<TaskIndex> m_due; // in the order in which they ended
};

/// "40 ok, 2 failed, 1 unreachable"
QString countsText(const RunSummary& summary);

} // namespace rollcall::cli
