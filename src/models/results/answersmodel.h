// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "analysis/fold/runjudge.h"
#include "app/async/jobs.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "models/results/answerrow.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

// The answers of a run: a row for each, its hosts folded; below one with several texts, those. Entries keep their
// places while the run goes: they are sorted when it has ended, and by sortNow(). Judged in a worker, once for a burst
// of news. GUI thread.
namespace rollcall::models {

class AnswersModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Count, Hosts, Step, End, Says };
    static constexpr int columns = Says + 1;
    static constexpr int liveInterval = 250; // milliseconds between two judgements while a run goes, at least

    enum Role {
        TaskRole = Qt::UserRole + 1, // TaskIndex of the one whose output stands for all
        ShareRole,                   // double, of the tasks of its step that are shown
        CommonRole,                  // bool: what the others are said to differ from
        StepRole,                    // int
        SeveralRole,                 // bool: equal but for what the masks leave out
        EndedRole,                   // bool
        OutcomeRole,                 // int of Outcome; meaningful where it has ended
        ReasonRole,                  // int of rollcall::Reason; likewise
        QuietRole,                   // bool: what it says is not a line of output
    };

    explicit AnswersModel(QObject* parent = nullptr);
    ~AnswersModel() override;

    void setSource(const ResultSourcePtr& source); // null: none
    /// BadValue as analysis::Masker::make(), and nothing changes.
    Status setMasks(const MaskSet& masks);
    const MaskSet& masks() const { return m_masks; }
    void setTasks(const QList<TaskIndex>& tasks);      // what is folded
    void refresh(const std::vector<TaskIndex>& tasks); // these have changed
    void sortNow();
    bool isSorted() const { return m_isSorted; } // nothing stands elsewhere than it would be sorted to
    bool isBusy() const;                         // what is shown is not what there is

    QList<TaskIndex> tasksAt(const QModelIndex& index) const;
    /// Its different texts, each with the tasks that have it; of what has not ended, each task by itself.
    QList<analysis::Answer> textsAt(const QModelIndex& index) const;
    QModelIndex indexOf(TaskIndex task) const; // of the entry that it is in

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void aboutToShow(); // something else
    void judged();      // what is shown is what there was when it was begun

private:
    struct Judgement;

    void begin();
    void judge();
    void take(const Judgement& judgement);
    void merge(std::vector<AnswerRow> next);
    const AnswerRow* entryOf(const QModelIndex& index) const; // of a text: the one above it

    ResultSourcePtr m_source;
    MaskSet m_masks;
    std::shared_ptr<analysis::RunJudge> m_judge; // null: there is no source
    std::shared_ptr<QStringList> m_names;        // of the run's hosts; the worker's
    QList<TaskIndex> m_tasks;
    std::vector<AnswerRow> m_entries;
    quint64 m_lastId = 0;
    bool m_isSorted = true;
    bool m_sortsNext = true;
    bool m_isStale = false;           // news came while it was judged
    std::vector<TaskIndex> m_changed; // since it was judged
    QTimer m_pause;
    app::Jobs m_jobs;
};

} // namespace rollcall::models
