// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "gui/results/resultspart.h"

#include <QItemSelection>
#include <QList>
#include <QSet>
#include <QString>
#include <QTableView>

namespace rollcall::app {
class IniFile;
}
namespace rollcall::models {
class ResultsModel;
class ResultsProxy;
} // namespace rollcall::models

// A row per task: which are selected survives what a filter hides, and what went wrong is selected first unless the
// user chooses otherwise. GUI thread.
namespace rollcall::gui {

class HeaderController;
class RowCopier;
class ViewNote;

class ResultsTable : public QTableView, public ResultsPart
{
    Q_OBJECT

public:
    explicit ResultsTable(QWidget* parent = nullptr);

    void setModels(models::ResultsModel* model, models::ResultsProxy* proxy); // once
    /// The model is about to have another run; and it has it.
    void leaveRun();
    void enterRun();
    void runEnded(); // it has been sorted
    void showRemoteNews();

    QAbstractItemView* list() override { return this; }
    QList<TaskIndex> selectedTasks() const override;
    QList<TaskIndex> shownTasks() const;
    void selectWith(const QSet<Reason>& reasons) override;
    void setNote(const QString& text) override;
    RowCopier* copier() const override { return m_copier; }
    void saveState(app::IniFile& settings) const override;
    void restoreState(const app::IniFile& settings) override;

Q_SIGNALS:
    void tasksSelected();

private:
    void layOutColumns();
    void showSelection();
    void restoreSelection();
    void choose(const QItemSelection& rows);
    void chooseFirst();

    models::ResultsModel* m_model = nullptr;
    models::ResultsProxy* m_proxy = nullptr;
    HeaderController* m_header = nullptr;
    RowCopier* m_copier = nullptr;
    ViewNote* m_note;
    QList<TaskIndex> m_chosen;      // what was selected last
    bool m_selectionHidden = false; // the filter took it out of sight
    bool m_isChoosing = false;      // it is not the user who chooses rows now
    bool m_hasChosen = false;       // the user has, of this run
    bool m_onHostWanted = false;    // the user wants that column always
    bool m_onHostShown = false;     // it has been brought up for this run
};

} // namespace rollcall::gui
