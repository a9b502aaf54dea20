// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/pattern/search.h"
#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

// Searches the output of many tasks on a pool of its own and brings the counts home in portions. A new start
// or cancel() stops what is under way, and so does its end, which waits for nobody. Lives in the GUI thread.
namespace rollcall::models {

struct TaskHitCount
{
    TaskIndex task = 0;
    qint64 count = 0;
};

class OutputSearch : public QObject
{
    Q_OBJECT

public:
    explicit OutputSearch(QObject* parent = nullptr);

    /// Replaces what is under way.
    void start(const ResultSourcePtr& source, const QList<TaskIndex>& tasks, const analysis::Pattern& pattern);
    void cancel();
    bool isRunning() const { return m_jobs.isBusy(); }

Q_SIGNALS:
    void found(const QList<rollcall::models::TaskHitCount>& counts);
    void finished();

private:
    void takePortion(const QList<TaskHitCount>& counts);

    app::Jobs m_jobs; // one for each portion
};

} // namespace rollcall::models
