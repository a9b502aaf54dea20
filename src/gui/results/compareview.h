// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "gui/output/changesview.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>

class QAbstractItemView;
class QComboBox;
class QTreeView;
namespace rollcall::app {
class History;
class IniFile;
} // namespace rollcall::app
namespace rollcall::history {
class Store;
}
namespace rollcall::models {
class ChangesModel;
class EarlierRuns;
} // namespace rollcall::models

// What has changed since an earlier run of the same commands, host by host. The newest earlier run on the same target
// is chosen; any other can be. Looks for them when it is first seen. GUI thread.
namespace rollcall::gui {

class ElidedLabel;
class RowCopier;
class ViewNote;

class CompareView : public QWidget
{
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    void setHistory(app::History& history); // once
    void setSource(const ResultSourcePtr& source);
    void setTasks(const QList<TaskIndex>& tasks); // that the filter lets through; while this is in sight
    void setMasks(const MaskSet& masks);          // they have been tried
    void refresh();                               // more has ended
    bool isSettled() const;

    QAbstractItemView* list() const;
    RowCopier* copier() const { return m_copier; }
    QList<TaskIndex> selectedTasks() const;
    ChangesView::Reference referenceOf(TaskIndex task) const;
    void setEmptyNote(const QString& text); // where the filter shows none; "": none
    void saveState(app::IniFile& settings) const;
    void restoreState(const app::IniFile& settings);

Q_SIGNALS:
    void tasksSelected();
    void compared(); // what tasks are compared with may be something else

private:
    void layOut();
    void connectParts();
    void look();
    void choose(int index);
    void compareWith(const ResultSourcePtr& before);
    void shownAnew();
    void updateNote();

    app::History* m_history = nullptr;
    std::shared_ptr<history::Store> m_store; // null: not asked for yet
    models::EarlierRuns* m_runs;
    models::ChangesModel* m_model;
    QComboBox* m_box;
    ElidedLabel* m_summary;
    QTreeView* m_list;
    ViewNote* m_note = nullptr;
    RowCopier* m_copier = nullptr;
    ResultSourcePtr m_source;
    ResultSourcePtr m_before; // null: none
    QList<TaskIndex> m_tasks;
    QList<TaskIndex> m_chosen; // what was selected when the rows became others
    MaskSet m_masks;
    QString m_problem;   // why there is none to compare with
    QString m_emptyText; // see setEmptyNote()
};

} // namespace rollcall::gui
