// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QWidget>

#include <memory>

namespace Ui {
class OutputPane;
}
namespace rollcall::app {
class IniFile;
}
namespace rollcall::models {
class FoldModel;
class OutputIndex;
} // namespace rollcall::models

// What the selected rows of the table hold: the output of one task, or of several with identical ones folded into one,
// read in whatever encoding is chosen; its connection log; its details. Reads from the store only what is visible.
// Finding and saving are done by FindController and OutputSaver. GUI thread.
namespace rollcall::gui {

class ChangesView;
class EncodingBox;
class FindController;
class LineSource;
class OutputSaver;
class Syntax;

class OutputPane : public QWidget
{
    Q_OBJECT

public:
    explicit OutputPane(QWidget* parent = nullptr);
    ~OutputPane() override;

    void setSyntax(Syntax& syntax);
    void setSource(const ResultSourcePtr& source);
    void showTasks(const QList<TaskIndex>& tasks);
    /// Tasks that have been folded already; what is read stays in sight while it is among them.
    void showFolded(const QList<analysis::Answer>& folds);
    void tasksChanged(const QList<TaskIndex>& tasks, bool live); // what they hold has grown or ended
    /// Marked in the output, the first one in sight, while nothing else is looked for. Empty: none.
    void setHits(const QRegularExpression& pattern);
    bool isSettled() const;
    bool hasOutput() const;         // of what is shown, to be copied or saved
    EncodingBox* encodings() const; // in which of them all is read
    ChangesView* changes() const;

    void focusOutput();
    void find();
    void findNext(bool forward);
    void saveOutput();
    void saveState(app::IniFile& settings) const;
    void restoreState(const app::IniFile& settings);

Q_SIGNALS:
    void message(const QString& text);
    void hasOutputChanged();

private:
    void connectParts();
    void showTask(qint64 task); // -1: none
    void showFolds();
    void refreshTexts();
    void guessContent();
    void updateHint();

    std::unique_ptr<Ui::OutputPane> m_ui;
    ResultSourcePtr m_source;
    ResultSourcePtr m_text; // the same, read as is chosen
    QList<TaskIndex> m_tasks;
    qint64 m_shown = -1; // the task in the view; -1: none
    models::OutputIndex* m_index;
    models::FoldModel* m_folds;
    std::unique_ptr<LineSource> m_lines;
    FindController* m_find = nullptr;
    OutputSaver* m_saver;
    bool m_guessed = false;
    bool m_hadOutput = false;
};

} // namespace rollcall::gui
