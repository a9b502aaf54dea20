// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/outputsearch.h"

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <stop_token>

namespace rollcall::models {

namespace {

constexpr qsizetype portionTasks = 64;
constexpr qint64 searchPortion = 16LL * 1024 * 1024;

/// Tasks in portions of about the same work, so that all cores stay busy and hits come home early.
QList<std::vector<TaskIndex>> portionsOf(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    QList<std::vector<TaskIndex>> portions;
    qint64 bytes = searchPortion;
    for (const TaskIndex task : tasks) {
        const TaskRecord record = source.task(task);
        const qint64 size = record.bytes[0] + record.bytes[1];
        if (portions.isEmpty() || bytes + size > searchPortion ||
            static_cast<qsizetype>(portions.last().size()) >= portionTasks) {
            portions.append(std::vector<TaskIndex>());
            bytes = 0;
        }
        portions.last().push_back(task);
        bytes += size;
    }
    return portions;
}

QList<TaskHitCount> countHits(const ResultSourcePtr& source, const std::vector<TaskIndex>& tasks,
                              const analysis::Pattern& pattern, const std::stop_token& stop)
{
    QList<TaskHitCount> counts;
    for (const analysis::TaskHits& hits : analysis::search(*source, tasks, pattern, stop))
        counts.append({hits.task, hits.count});
    return counts;
}

} // namespace

OutputSearch::OutputSearch(QObject* parent)
    : QObject(parent), m_jobs(QStringLiteral("output search"), std::max(1, QThread::idealThreadCount()))
{
}

void OutputSearch::cancel()
{
    m_jobs.cancel();
}

void OutputSearch::start(const ResultSourcePtr& source, const QList<TaskIndex>& tasks, const analysis::Pattern& pattern)
{
    cancel();
    const QList<std::vector<TaskIndex>> portions = portionsOf(*source, tasks);
    for (const std::vector<TaskIndex>& portion : portions) {
        m_jobs.run([source, portion,
                    pattern](const std::stop_token& stop) { return countHits(source, portion, pattern, stop); },
                   [this](const QList<TaskHitCount>& counts) { takePortion(counts); });
    }
    if (portions.isEmpty())
        QMetaObject::invokeMethod(this, &OutputSearch::finished, Qt::QueuedConnection);
}

void OutputSearch::takePortion(const QList<TaskHitCount>& counts)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const bool last = !m_jobs.isBusy();
    Q_EMIT found(counts);
    if (last && !m_jobs.isBusy()) // a receiver may have started anew
        Q_EMIT finished();
}

} // namespace rollcall::models
