// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QAbstractListModel>
#include <QList>

// Several tasks with identical outputs folded into one row each, the most common first. Rows are folds; what
// they show is read from the source's records. GUI thread.
namespace rollcall::models {

class FoldModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TaskRole = Qt::UserRole + 1, // TaskIndex of the one whose output stands for all
        CountRole,                   // int, tasks in the fold
        NamesRole,                   // all names, folded
        EndedRole,                   // bool, of the sample
        OutcomeRole,                 // int of Outcome, of the sample; meaningful once ended
    };

    explicit FoldModel(QObject* parent = nullptr);

    void setTasks(const ResultSourcePtr& source, const QList<TaskIndex>& tasks);
    void update(); // tasks have ended or grown
    const QList<analysis::Answer>& folds() const { return m_folds; }
    QList<TaskIndex> tasksAt(int row) const;
    int rowOf(TaskIndex task) const; // -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QString namesOf(const analysis::Answer& fold, qsizetype limit) const; // limit 0: all of them

    ResultSourcePtr m_source;
    QList<TaskIndex> m_tasks;
    QList<analysis::Answer> m_folds;
};

} // namespace rollcall::models
