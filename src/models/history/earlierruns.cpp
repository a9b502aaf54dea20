// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/earlierruns.h"

#include "core/base/result.h"
#include "history/store/earlierrun.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"

#include <optional>
#include <stop_token>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

struct Found
{
    QList<RunSummary> runs;
    Result<ResultSourcePtr> best = ResultSourcePtr();
};

} // namespace

EarlierRuns::EarlierRuns(QObject* parent) : QObject(parent), m_jobs(u"earlier runs"_s) {}

void EarlierRuns::find(const StorePtr& store, const ResultSourcePtr& run)
{
    m_jobs.runNewest(
        [store, run](const std::stop_token&) {
            return Found{history::earlierRuns(*store, *run), history::earlierRun(*store, *run)};
        },
        [this](const Found& found) {
            Q_EMIT this->found(found.runs);
            if (found.best)
                Q_EMIT opened(*found.best);
            else
                Q_EMIT failed(found.best.error());
        });
}

void EarlierRuns::open(const StorePtr& store, const QString& id)
{
    m_jobs.runNewest([store, id](const std::stop_token&) { return store->open(id); },
                     [this](const Result<history::StoredRunPtr>& run) {
                         if (run)
                             Q_EMIT opened(*run);
                         else
                             Q_EMIT failed(run.error());
                     });
}

void EarlierRuns::cancel()
{
    m_jobs.cancel();
}

} // namespace rollcall::models
