// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endcounts.h"

#include <algorithm>

namespace rollcall::models {

void EndCounts::reset(const ResultSource* source)
{
    m_reasons.fill(0);
    m_remotes.fill(0);
    m_tasks.assign(source ? static_cast<std::size_t>(source->spec()->taskCount()) : 0, running);
    for (TaskIndex task = 0; task < m_tasks.size(); ++task)
        count(task, source->task(task));
}

void EndCounts::update(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    for (const TaskIndex task : tasks) {
        if (task < m_tasks.size() && m_tasks[task] == running) // an end is for good
            count(task, source.task(task));
    }
}

void EndCounts::count(TaskIndex task, const TaskRecord& record)
{
    if (!record.ended)
        return;
    m_tasks[task] = static_cast<quint8>(record.verdict.reason);
    ++m_reasons[m_tasks[task]];
    if (isRemoteStateNews(record.verdict))
        ++m_remotes[static_cast<std::size_t>(record.verdict.remote)];
}

bool EndCounts::hasRemoteNews() const
{
    return std::any_of(m_remotes.begin(), m_remotes.end(), [](int count) { return count > 0; });
}

} // namespace rollcall::models
