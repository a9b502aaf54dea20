// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "gui/results/resultspart.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QTreeView>

#include <optional>
#include <vector>

namespace rollcall::app {
class IniFile;
}
namespace rollcall::models {
class AnswersModel;
}

// The answers of a run, equal ones as one entry, which opens into its texts where masks have made them equal. What
// went wrong is selected first unless the user chooses otherwise. GUI thread.
namespace rollcall::gui {

class RowCopier;
class ViewNote;

class AnswersView : public QTreeView, public ResultsPart
{
    Q_OBJECT

public:
    explicit AnswersView(QWidget* parent = nullptr);

    void setSource(const ResultSourcePtr& source);
    void setTasks(const QList<TaskIndex>& tasks);      // that the filter lets through
    void refresh(const std::vector<TaskIndex>& tasks); // these have changed
    void runEnded();
    Status setMasks(const MaskSet& masks); // BadValue, and nothing changes
    const MaskSet& masks() const;
    void sortNow();
    bool isSorted() const;
    bool isSettled() const override;

    /// The answer that the others of a step are said to differ from.
    struct Common
    {
        TaskIndex sample = 0;
        QList<TaskIndex> tasks;
    };
    std::optional<Common> commonOf(int step) const; // nothing: there is none yet

    QAbstractItemView* list() override { return this; }
    QList<TaskIndex> selectedTasks() const override;
    QList<analysis::Answer> selectedTexts() const; // the same, by the texts of their outputs
    void selectWith(const QSet<Reason>& reasons) override;
    void setNote(const QString& text) override;
    RowCopier* copier() const override { return m_copier; }
    void saveState(app::IniFile& settings) const override;
    void restoreState(const app::IniFile& settings) override;

Q_SIGNALS:
    void tasksSelected();
    void changed(); // other entries, or other places

private:
    void layOutColumns();
    void judged();
    void chooseFirst();
    void updateNote();

    models::AnswersModel* m_model;
    RowCopier* m_copier = nullptr;
    ViewNote* m_note;
    QString m_emptyText;
    bool m_isChoosing = false; // it is not the user who chooses entries now
    bool m_hasChosen = false;  // the user has, of this run
    qint64 m_wanted = -1;      // a task whose entry is to be selected when masks have been tried; -1: none
};

} // namespace rollcall::gui
