// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/ansi.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "models/results/linewalker.h"

#include <QObject>
#include <QRegularExpression>

#include <stop_token>
#include <vector>

// Finds a pattern in the output of one task, line by line as it is shown, in a worker, and goes on where the output
// has grown. A new search stops the old one at its next line, and its matches never come home. GUI thread; its end
// waits for nobody.
namespace rollcall::gui {

struct OutputMatch
{
    qint64 line = 0; // as models::OutputIndex counts
    int column = 0;  // in the text as it is shown
    int length = 0;

    bool operator==(const OutputMatch&) const = default;
};

class OutputFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostMatches = 100'000;

    explicit OutputFinder(QObject* parent = nullptr);

    /// An empty pattern finds nothing, at once.
    void start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern);
    void update(); // more may have been stored
    void stop();
    bool isRunning() const { return m_jobs.isBusy(); }
    const std::vector<OutputMatch>& matches() const { return m_matches; }

Q_SIGNALS:
    void finished(); // what was there at the start
    void grew();     // after update(): there may be more, and those of lines that had no end may be others

private:
    struct Place // everything before has been looked through
    {
        models::WalkState walk;
        AnsiParser parser;
        qint64 line = 0;
        std::size_t matches = 0;
    };
    struct Found
    {
        std::vector<OutputMatch> matches; // behind the place that was begun at, those of open lines last
        Place place;
    };

    static Found findFrom(Place place, const ResultSource& source, TaskIndex task, const QRegularExpression& pattern,
                          const std::stop_token& stop);
    void look(bool anew);

    app::Jobs m_jobs;
    ResultSourcePtr m_source; // null: nothing is looked for
    TaskIndex m_task = 0;
    QRegularExpression m_pattern;
    std::vector<OutputMatch> m_matches;
    Place m_place;
    bool m_again = false; // update() came meanwhile
};

} // namespace rollcall::gui
