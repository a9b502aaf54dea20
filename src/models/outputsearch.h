// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resultsource.h"
#include "history/search.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>

// Searches the output of many tasks on a pool of its own and brings the counts home in portions. A new start
// or cancel() stops what is under way; what it still delivers is dropped by its generation. Lives in the GUI
// thread; the destructor waits for its workers, which stop within one window of a task's output.
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
    ~OutputSearch() override;

    /// Replaces what is under way.
    void start(const ResultSourcePtr& source, const QList<TaskIndex>& tasks, const history::Pattern& pattern);
    void cancel();
    bool isRunning() const { return m_open > 0; }

Q_SIGNALS:
    void found(const QList<rollcall::models::TaskHitCount>& counts);
    void finished();

private:
    void takePortion(quint64 generation, const QList<TaskHitCount>& counts);

    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    int m_open = 0; // portions that have not come home
};

} // namespace rollcall::models
