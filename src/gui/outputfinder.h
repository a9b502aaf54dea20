// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resultsource.h"

#include <QObject>
#include <QRegularExpression>
#include <QThreadPool>

#include <stop_token>
#include <vector>

// Finds a pattern in the output of one task, line by line as it is shown, in a worker. A new search stops the
// old one, whose matches never come home. GUI thread; the destructor waits for the worker, which stops at the
// next line.
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
    ~OutputFinder() override;

    /// An empty pattern finds nothing, at once.
    void start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern);
    void stop();
    bool isRunning() const { return m_running; }
    const std::vector<OutputMatch>& matches() const { return m_matches; }

Q_SIGNALS:
    void finished();

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::vector<OutputMatch> m_matches;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace rollcall::gui
