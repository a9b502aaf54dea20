// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QWidget>

#include <memory>

class QSettings;
namespace Ui { class OutputPane; }
namespace rollcall::models { class FoldModel; class OutputIndex; }

// What the selected rows of the table hold: the output of one task, or of several with identical ones folded
// into one; its connection log; its details. Find, copy, save. Reads from the store only what is visible.
// GUI thread.
namespace rollcall::gui {

class LineSource;
class OutputFinder;
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
    void tasksChanged(const QList<TaskIndex>& tasks, bool live); // what they hold has grown or ended
    /// Marked in the output, the first one in sight, while nothing else is looked for. Empty: none.
    void setHits(const QRegularExpression& pattern);
    bool isSettled() const;

    void focusOutput();
    void find();
    void findNext(bool forward);
    void copyOutput();
    void saveOutput();
    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

Q_SIGNALS:
    void message(const QString& text);

private:
    void connectParts();
    void showTask(qint64 task); // -1: none
    void showFolds();
    void refreshTexts();
    void refreshLog();
    void guessContent();
    void updateHint();
    void updateTitle();
    QString verdictOfFold() const; // what to say of all that the view stands for; "" where they differ
    bool isFinding() const; // by the find bar
    void lookForPattern();
    void showFindCount();
    void startSave(const QString& file);

    std::unique_ptr<Ui::OutputPane> m_ui;
    Syntax* m_syntax = nullptr;
    ResultSourcePtr m_source;
    QList<TaskIndex> m_tasks;
    qint64 m_shown = -1; // the task in the view; -1: none
    models::OutputIndex* m_index;
    models::FoldModel* m_folds;
    OutputFinder* m_finder;
    QRegularExpression m_hits;
    std::unique_ptr<LineSource> m_lines;
    app::Jobs m_logs;   // the newest alone is wanted
    app::Jobs m_saving; // however long it takes, the logs do not wait for it
    std::size_t m_match = 0;
    bool m_inSight = true; // the match was shown, once there was a line to show it on
    bool m_guessed = false;
};

} // namespace rollcall::gui
