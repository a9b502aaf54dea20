// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/maskset.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QList>
#include <QPoint>
#include <QSet>
#include <QString>
#include <QTabWidget>

#include <array>
#include <vector>

class QToolButton;
namespace rollcall::app {
class IniFile;
}
namespace rollcall::models {
class ResultsModel;
class ResultsProxy;
} // namespace rollcall::models

// The views of one run over one filter, a tab each: its answers, a table of its tasks, and what has changed since an
// earlier run. Which of the first two is shown, and what is left out when outputs are compared, is remembered for each
// snippet (viewmemory.h). GUI thread.
namespace rollcall::gui {

class AnswersView;
class CompareView;
class MasksButton;
class ResultsPart;
class ResultsTable;

class ResultsViews : public QTabWidget
{
    Q_OBJECT

public:
    enum View { Answers, Table, Compare }; // in the order of the tabs

    explicit ResultsViews(QWidget* parent = nullptr);

    void setModels(models::ResultsModel* model, models::ResultsProxy* proxy); // once
    /// The model is about to have another run; and it has it.
    void leaveRun();
    void enterRun();
    void runChanged(const std::vector<TaskIndex>& tasks);
    void runEnded(); // and the table has been sorted

    View view() const { return static_cast<View>(currentIndex()); }
    void show(View view); // by the user: remembered
    ResultsPart& shown() const;
    std::array<ResultsPart*, 3> parts() const;
    AnswersView* answers() const { return m_answers; }
    CompareView* compare() const { return m_compare; }
    QList<TaskIndex> shownTasks() const;
    void saveState(app::IniFile& settings) const;
    void restoreState(app::IniFile& settings); // which stays, to be written when something is to be remembered

Q_SIGNALS:
    void referenceChanged();                    // what outputs are compared with may be something else
    void tasksSelected();                       // those of the view that is shown
    void menuRequested(const QPoint& position); // on the screen
    void rowActivated();
    void rowsCopied(int rows);

private:
    void connectParts();
    void showTasks();
    void remember();
    void recall();
    void updateParts();

    models::ResultsModel* m_model = nullptr;
    AnswersView* m_answers;
    ResultsTable* m_table;
    CompareView* m_compare;
    MasksButton* m_masks;
    QToolButton* m_sort;
    app::IniFile* m_memory = nullptr; // null: nothing is remembered
    bool m_isRecalling = false;       // it is not the user who changes the view
};

} // namespace rollcall::gui
