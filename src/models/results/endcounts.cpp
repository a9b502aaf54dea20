// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/endcounts.h"

#include <algorithm>

namespace rollcall::models {

void EndCounts::reset(const ResultSource* source)
{
    m_reasons.fill(0);
    m_remotes.fill(0);
    m_tasks.clear();
    if (source == nullptr)
        return;
    m_tasks.assign(static_cast<std::size_t>(source->spec()->taskCount()), End());
    for (TaskIndex task = 0; task < m_tasks.size(); ++task)
        count(task, source->task(task));
}

void EndCounts::update(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    for (const TaskIndex task : tasks) {
        if (task < m_tasks.size())
            count(task, source.task(task));
    }
}

void EndCounts::count(TaskIndex task, const TaskRecord& record)
{
    End& end = m_tasks[task];
    if (end.reason != running) { // an end is for good, unless another attempt follows
        if (record.attempt == end.attempt)
            return;
        --m_reasons[end.reason];
        m_remotes[end.remote] -= end.isNews ? 1 : 0;
        end = End();
    }
    if (!record.ended)
        return;
    end = {record.attempt, static_cast<quint8>(record.verdict.reason), static_cast<quint8>(record.verdict.remote),
           isRemoteStateNews(record.verdict)};
    ++m_reasons[end.reason];
    m_remotes[end.remote] += end.isNews ? 1 : 0;
}

bool EndCounts::hasRemoteNews() const
{
    return std::any_of(m_remotes.begin(), m_remotes.end(), [](int count) { return count > 0; });
}

} // namespace rollcall::models
