// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QObject>
#include <QRegularExpression>

#include <vector>

// Finds a pattern in the output of one task, line by line as it is shown, in a worker. A new search stops the
// old one at its next line, and its matches never come home. GUI thread; its end waits for nobody.
namespace rollcall::gui {

struct OutputMatch
{
    qint64 line = 0; // as models::OutputIndex counts
    int column = 0;  // in the text as it is shown
    int length = 0;
};

class OutputFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostMatches = 100'000;

    explicit OutputFinder(QObject* parent = nullptr);

    /// An empty pattern finds nothing, at once.
    void start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern);
    void stop();
    bool isRunning() const { return m_jobs.isBusy(); }
    const std::vector<OutputMatch>& matches() const { return m_matches; }

Q_SIGNALS:
    void finished();

private:
    app::Jobs m_jobs;
    std::vector<OutputMatch> m_matches;
};

} // namespace rollcall::gui
