// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/comparison.h"
#include "app/async/jobs.h"
#include "core/base/error.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

// What has changed since an earlier run: hosts whose answers became of the same ones before the same others as one row,
// then those that only one of the runs has, then those that say what they said. Compared in a worker; the newest that
// was asked for is shown. GUI thread.
namespace rollcall::models {

class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Change, Count, Hosts, Step, Says };
    static constexpr int columns = Says + 1;
    enum class Kind { Changed, New, Gone, Same };
    enum Role {
        KindRole = Qt::UserRole + 1, // int of Kind
        QuietRole,                   // bool: what it says is not a line of output
    };

    explicit ChangesModel(QObject* parent = nullptr);
    ~ChangesModel() override;

    /// Null: there is nothing to compare, or nothing to compare it with.
    void setRuns(const ResultSourcePtr& before, const ResultSourcePtr& now);
    void setMasks(const MaskSet& masks);          // they have been tried
    void setTasks(const QList<TaskIndex>& tasks); // of the run itself: what is compared
    void refresh();                               // tasks have ended
    bool isBusy() const { return m_jobs.isBusy(); }
    const std::optional<Error>& error() const { return m_error; } // why nothing could be compared

    int countOf(Kind kind) const;                             // of hosts, or of tasks where there are several steps
    QList<TaskIndex> tasksAt(const QModelIndex& index) const; // none of what only the earlier run has
    std::optional<TaskIndex> earlier(TaskIndex task) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void compared(); // something else is shown

private:
    struct Row
    {
        Kind kind = Kind::Changed;
        QList<TaskIndex> tasks; // of the earlier run where kind is Gone
        int step = 0;
        QString names;
        QString says;
        bool isQuiet = false;
    };
    struct Shown
    {
        std::vector<Row> rows;
        QHash<TaskIndex, TaskIndex> earlier;
        std::optional<Error> error;
    };

    static Shown shownOf(const ResultSource& before, const ResultSource& now, const QList<TaskIndex>& tasks,
                         const MaskSet& masks, const std::stop_token& stop);
    void compare();

    ResultSourcePtr m_before;
    ResultSourcePtr m_now;
    MaskSet m_masks;
    QList<TaskIndex> m_tasks;
    std::vector<Row> m_rows;
    QHash<TaskIndex, TaskIndex> m_earlier;
    std::optional<Error> m_error;
    app::Jobs m_jobs;
};

/// "3 changed, 1 new, 38 unchanged"; what is zero is left out.
QString changesSentence(const ChangesModel& model);

} // namespace rollcall::models
