// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/earlierrun.h"

#include "core/run/storedspec.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"

#include <algorithm>

namespace rollcall::history {

namespace {

bool haveSameSteps(const StoredSpec& one, const StoredSpec& other)
{
    return std::equal(one.steps.begin(), one.steps.end(), other.steps.begin(), other.steps.end(),
                      [](const StoredStep& a, const StoredStep& b) {
                          return a.command() == b.command() && a.interpreter == b.interpreter;
                      });
}

} // namespace

QList<RunSummary> earlierRuns(const Store& store, const ResultSource& run)
{
    const RunSummary summary = run.summary();
    QList<RunSummary> runs = store.runs();
    runs.removeIf([&](const RunSummary& other) {
        return other.id == summary.id || other.title != summary.title || other.steps != summary.steps ||
               other.started >= summary.started;
    });
    return runs;
}

Result<ResultSourcePtr> earlierRun(Store& store, const ResultSource& run)
{
    const RunSummary summary = run.summary();
    QList<RunSummary> candidates = earlierRuns(store, run);
    std::stable_partition(candidates.begin(), candidates.end(),
                          [&](const RunSummary& other) { return other.target == summary.target; });
    for (const RunSummary& candidate : candidates) {
        const Result<StoredRunPtr> opened = store.open(candidate.id);
        if (!opened)
            return opened.error();
        if (haveSameSteps(*run.spec(), *(*opened)->spec()))
            return ResultSourcePtr(*opened);
    }
    return ResultSourcePtr();
}

} // namespace rollcall::history
