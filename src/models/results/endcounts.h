// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QList>

#include <array>
#include <vector>

// How the tasks of a run ended, counted by reason, and what is known of the commands on the hosts. Follows a
// live run change by change. GUI thread.
namespace rollcall::models {

class EndCounts
{
public:
    void reset(const ResultSource* source); // null: no run
    void update(const ResultSource& source, const QList<TaskIndex>& tasks);

    int of(Reason reason) const { return m_reasons[static_cast<std::size_t>(reason)]; }
    const std::array<int, reasonCount>& reasons() const { return m_reasons; }
    /// Only where it is news, see isRemoteStateNews().
    int of(RemoteState state) const { return m_remotes[static_cast<std::size_t>(state)]; }
    bool hasRemoteNews() const;
    bool isEnded(TaskIndex task) const { return m_tasks[task].reason != running; }
    Reason reasonOf(TaskIndex task) const { return static_cast<Reason>(m_tasks[task].reason); } // once ended

private:
    static constexpr quint8 running = 0xff;

    struct End
    {
        quint16 attempt = 1;     // the latest that has ended
        quint8 reason = running; // a Reason, or running
        quint8 remote = 0;       // a RemoteState, where it is news
        bool isNews = false;
    };
    void count(TaskIndex task, const TaskRecord& record);

    std::vector<End> m_tasks;
    std::array<int, reasonCount> m_reasons{};
    std::array<int, remoteStateCount> m_remotes{};
};

} // namespace rollcall::models
