// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/store/runchange.h"
#include "history/store/storedrun.h"
#include "models/results/endcounts.h"

#include <QAbstractTableModel>
#include <QList>

#include <functional>
#include <memory>
#include <utility>

// One row per task of a run, alive or past, in the order of the RunSpec. It keeps no copy: what a cell shows
// is read from the StoredRun, and apply() says which rows to ask again, in coalesced ranges. GUI thread.
namespace rollcall::models {

class ResultsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Host,
        Group,
        Step,
        OutcomeColumn,
        Reason,
        ExitCode,
        Duration,
        Bytes,
        FirstLine,
        Hits,
        Address,
        Started,
        OnHost // what became of the command there, where that is news
    };
    static constexpr int columns = OnHost + 1;

    enum Role {
        TaskRole = Qt::UserRole + 1, // TaskIndex
        HostRole,                    // HostIndex
        StepRole,                    // int, from 0
        EndedRole,                   // bool
        OutcomeRole,                 // int of Outcome; meaningful once ended
        ReasonRole,                  // int of rollcall::Reason; likewise
        RemoteRole,                  // int of RemoteState; likewise
        PhaseRole,                   // int of HostPhase, of the task: Waiting until its own turn, Done once ended
        SentenceRole,                // what happened and what to do about it; the tool tip
        SortRole,                    // what a column sorts by
        GroupSizeRole, // int; of a ResultsProxy that groups: rows from here on with the same reason, else 0
    };

    explicit ResultsModel(QObject* parent = nullptr);
    ~ResultsModel() override;

    void setRun(const history::StoredRunPtr& run);
    /// Any source that does not change, for instance in tests.
    void setSource(const ResultSourcePtr& source);
    const ResultSourcePtr& source() const { return m_source; }
    const EndCounts& ends() const { return m_ends; }
    void apply(const history::RunChange& change);
    /// Milliseconds since the run's start, which what has not ended is timed by; null: it is not.
    void setClock(std::function<qint64()> sinceStart) { m_clock = std::move(sinceStart); }
    /// The tasks of the last apply(), those whose host changed included.
    const QList<TaskIndex>& lastChanged() const { return m_lastChanged; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void sourceChanged();
    void changed(const rollcall::history::RunChange& change); // after dataChanged

private:
    QVariant text(TaskIndex task, int column) const;
    QVariant sortKey(TaskIndex task, int column) const;
    HostPhase phaseOf(TaskIndex task, const TaskRecord& record) const;
    qint64 durationOf(const TaskRecord& record) const; // -1: it has none

    ResultSourcePtr m_source;
    StoredSpecPtr m_spec;
    EndCounts m_ends;
    QList<TaskIndex> m_lastChanged;
    std::function<qint64()> m_clock;
};

} // namespace rollcall::models
