// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "gui/output/changesview.h"
#include "gui/results/resultspart.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QTimer>
#include <QWidget>

class QAbstractItemView;
class QTreeView;
namespace rollcall::app {
class History;
class IniFile;
} // namespace rollcall::app
namespace rollcall::models {
class ChangesModel;
}

// What has changed since an earlier run of the same commands, host by host. The newest earlier run on the same target
// is chosen; any other can be. Looks for them when it is first seen. GUI thread.
namespace rollcall::gui {

class EarlierRunBox;
class ElidedLabel;
class RowCopier;
class ViewNote;

class CompareView : public QWidget, public ResultsPart
{
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    void setHistory(app::History& history); // once
    void setSource(const ResultSourcePtr& source);
    void setTasks(const QList<TaskIndex>& tasks); // that the filter lets through; while this is in sight
    void setMasks(const MaskSet& masks);          // they have been tried
    void refresh();                               // more has ended: compared anew in a moment
    bool isSettled() const override;

    QAbstractItemView* list() override;
    RowCopier* copier() const override { return m_copier; }
    QList<TaskIndex> selectedTasks() const override;
    void selectWith(const QSet<Reason>& reasons) override; // rows of which all have ended so
    ChangesView::Reference referenceOf(TaskIndex task) const;
    void setNote(const QString& text) override;
    void saveState(app::IniFile& settings) const override;
    void restoreState(const app::IniFile& settings) override;

Q_SIGNALS:
    void tasksSelected();
    void compared(); // what tasks are compared with may be something else

private:
    void layOut();
    void connectParts();
    void compareWith(const ResultSourcePtr& before);
    void shownAnew();
    void updateNote();

    models::ChangesModel* m_model;
    EarlierRunBox* m_box;
    ElidedLabel* m_summary;
    QTreeView* m_list;
    ViewNote* m_note = nullptr;
    QTimer m_pause; // between two comparisons while a run goes
    RowCopier* m_copier = nullptr;
    ResultSourcePtr m_source;
    ResultSourcePtr m_before; // null: none
    QList<TaskIndex> m_tasks;
    QList<TaskIndex> m_chosen; // what was selected when the rows became others
    MaskSet m_masks;
    QString m_problem;   // why there is none to compare with
    QString m_emptyText; // see setNote()
};

} // namespace rollcall::gui
