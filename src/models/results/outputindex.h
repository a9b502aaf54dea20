// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "models/results/linewalker.h"

#include <QByteArray>
#include <QObject>

#include <list>
#include <memory>
#include <vector>

// Where the lines of a task's output are, both streams merged in order of arrival, without holding the text:
// a mark every so many lines or bytes. Built in a worker in portions, grows while the run streams. A line
// longer than LineWalker::longestPiece comes in pieces. Lines that have no end yet stand last. GUI thread;
// line() reads one short stretch of a file.
namespace rollcall::models {

class OutputIndex : public QObject
{
    Q_OBJECT

public:
    struct Line
    {
        Stream stream = Stream::Output;
        QByteArray bytes;       // without "\n"
        bool continues = false; // the next line of this stream is the same line's next piece
    };

    explicit OutputIndex(QObject* parent = nullptr);

    void setTask(const ResultSourcePtr& source, TaskIndex task);
    void clear();
    void update(); // more may have been stored
    TaskIndex task() const { return m_task; }
    const ResultSourcePtr& source() const { return m_source; }

    qint64 lineCount() const;
    Line line(qint64 index) const; // an empty one out of range
    /// All that was stored at the last update() has its lines.
    bool isSettled() const { return !m_jobs.isBusy() && !m_again; }

Q_SIGNALS:
    void reset(); // another task, or none
    void grew();  // more lines, or the last ones grew
    void settled();

private:
    struct Block // decoded lines from one mark to the next
    {
        qint64 first = 0;
        QList<LineSpan> lines;
    };

    void scan();
    void takePortion(LineMapPortion portion);
    const Block& blockOf(qint64 index) const;

    ResultSourcePtr m_source;
    TaskIndex m_task = 0;
    quint16 m_attempt = 1;
    LineMap m_map;
    mutable std::list<Block> m_blocks; // most recently used first
    app::Jobs m_jobs;
    bool m_again = false; // update() came meanwhile
};

} // namespace rollcall::models
