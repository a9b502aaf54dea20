// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QAbstractListModel>
#include <QList>

// Several tasks with identical outputs folded into one row each, the most common first. Rows are folds; what
// they show is read from the source's records. By the digests that are stored, where there are those of all of them;
// else the outputs are read by a worker, and until then the rows are a guess. GUI thread.
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
    void setFolds(const ResultSourcePtr& source, const QList<analysis::Answer>& folds); // judged elsewhere
    void update(); // tasks have ended or grown; not of folds that were judged elsewhere
    const QList<analysis::Answer>& folds() const { return m_folds; }
    QList<TaskIndex> tasksAt(int row) const;
    int rowOf(TaskIndex task) const; // -1: not there
    bool isSettled() const { return !m_jobs.isBusy(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void refolded(); // by what has been read: the rows are what they are

private:
    void fold();
    void take(const QList<analysis::Answer>& folds);
    QString namesOf(const analysis::Answer& fold, qsizetype limit) const; // limit 0: all of them

    ResultSourcePtr m_source;
    QList<TaskIndex> m_tasks;
    QList<analysis::Answer> m_folds;
    app::Jobs m_jobs;
};

} // namespace rollcall::models
