// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "gui/output/outputfinder.h"

#include <QObject>
#include <QRegularExpression>

namespace rollcall::models {
class OutputIndex;
}

// What is looked for in the output of the shown task: by the find bar, and while that looks for nothing, what the rows
// of the table were filtered by. Marks it in the view, steps from match to match, says which of how many. Does not own
// what it ties together. GUI thread.
namespace rollcall::gui {

class FindBar;
class OutputView;

class FindController : public QObject
{
    Q_OBJECT

public:
    /// `index`: of the lines that the view shows.
    FindController(FindBar* bar, OutputView* view, const models::OutputIndex* index, QObject* parent);

    void setTask(const ResultSourcePtr& source, TaskIndex task); // null: there is none
    void setHits(const QRegularExpression& pattern);             // see OutputPane
    void open();                                                 // the bar, for what is selected
    void next(bool forward);

private:
    bool isFinding() const; // by the bar
    void look();
    void close();
    void showFirst();
    void takeMore();
    void showMatch();
    void showCount();

    FindBar* const m_bar;
    OutputView* const m_view;
    const models::OutputIndex* const m_index;
    OutputFinder* const m_finder;
    ResultSourcePtr m_source;
    TaskIndex m_task = 0;
    QRegularExpression m_hits;
    std::size_t m_match = 0;
    OutputMatch m_shown;   // that one, as it was shown
    bool m_inSight = true; // the match was shown, once there was a line to show it on
};

} // namespace rollcall::gui
