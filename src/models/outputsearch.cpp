// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outputsearch.h"

#include <QThread>
#include <QtConcurrent>

#include <algorithm>

namespace rollcall::models {

namespace {

constexpr qsizetype portionTasks = 64;
constexpr qint64 portionBytes = 16 * 1024 * 1024;

/// Tasks in portions of about the same work, so that all cores stay busy and hits come home early.
QList<std::vector<TaskIndex>> portionsOf(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    QList<std::vector<TaskIndex>> portions;
    qint64 bytes = portionBytes;
    for (const TaskIndex task : tasks) {
        const TaskRecord record = source.task(task);
        const qint64 size = record.bytes[0] + record.bytes[1];
        if (portions.isEmpty() || bytes + size > portionBytes ||
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
                              const history::Pattern& pattern, const std::stop_token& stop)
{
    QList<TaskHitCount> counts;
    for (const history::TaskHits& hits : history::search(*source, tasks, pattern, stop))
        counts.append({hits.task, hits.count});
    return counts;
}

} // namespace

OutputSearch::OutputSearch(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    m_pool.setObjectName(QStringLiteral("output search"));
}

OutputSearch::~OutputSearch()
{
    cancel();
    m_pool.waitForDone();
}

void OutputSearch::cancel()
{
    m_stop.request_stop();
    m_pool.clear();
    ++m_generation;
    m_open = 0;
}

void OutputSearch::start(const ResultSourcePtr& source, const QList<TaskIndex>& tasks,
                         const history::Pattern& pattern)
{
    cancel();
    m_stop = std::stop_source();
    const QList<std::vector<TaskIndex>> portions = portionsOf(*source, tasks);
    m_open = static_cast<int>(portions.size());
    for (const std::vector<TaskIndex>& portion : portions) {
        QtConcurrent::run(&m_pool, countHits, source, portion, pattern, m_stop.get_token())
            .then(this, [this, generation = m_generation](const QList<TaskHitCount>& counts) {
                takePortion(generation, counts);
            });
    }
    if (m_open == 0)
        QMetaObject::invokeMethod(this, &OutputSearch::finished, Qt::QueuedConnection);
}

void OutputSearch::takePortion(quint64 generation, const QList<TaskHitCount>& counts)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (generation != m_generation)
        return;
    --m_open;
    Q_EMIT found(counts);
    if (generation == m_generation && m_open == 0)
        Q_EMIT finished();
}

} // namespace rollcall::models
