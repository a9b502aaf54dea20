// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outputfinder.h"

#include "core/ansi.h"
#include "models/linewalker.h"

#include <QFutureWatcher>
#include <QFutureWatcherBase>
#include <QList>
#include <QRegularExpressionMatch>
#include <QString>
#include <QtConcurrent>

#include <memory>

namespace rollcall::gui {

namespace {

using Matches = std::shared_ptr<std::vector<OutputMatch>>;

Matches findIn(const ResultSource& source, TaskIndex task, const QRegularExpression& pattern, const std::stop_token& stop)
{
    auto matches = std::make_shared<std::vector<OutputMatch>>();
    AnsiParser parser;
    qint64 number = 0;
    const auto look = [&](const models::LineSpan& line) {
        const QString text = parser.line(source.output(task, line.stream, line.offset, line.length)).text;
        auto found = pattern.globalMatch(text);
        while (found.hasNext() && matches->size() < OutputFinder::mostMatches) {
            const QRegularExpressionMatch match = found.next();
            if (match.capturedLength() > 0)
                matches->push_back({number, static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
        }
        ++number;
    };
    const QList<OutputChunk> chunks = source.chunks(task);
    models::LineWalker walker(source, task, chunks, {});
    models::LineSpan line;
    while (!stop.stop_requested() && matches->size() < OutputFinder::mostMatches && walker.next(line))
        look(line);
    models::LineMap end;
    end.state = walker.state();
    end.chunks = chunks;
    for (const OutputChunk& chunk : chunks)
        end.bytes[static_cast<std::size_t>(chunk.stream)] += chunk.length;
    for (const models::LineSpan& open : end.openLines()) {
        if (!stop.stop_requested())
            look(open);
    }
    return matches;
}

} // namespace

OutputFinder::OutputFinder(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OutputFinder::~OutputFinder()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void OutputFinder::start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern)
{
    stop();
    if (source == nullptr || pattern.pattern().isEmpty() || !pattern.isValid()) {
        Q_EMIT finished();
        return;
    }
    m_running = true;
    m_stop = std::stop_source();
    auto* watcher = new QFutureWatcher<Matches>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation = m_generation] {
        watcher->deleteLater();
        if (generation != m_generation || watcher->isCanceled())
            return;
        m_running = false;
        m_matches = std::move(*watcher->result());
        Q_EMIT finished();
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [source, task, pattern, stop = m_stop.get_token()] {
        return findIn(*source, task, pattern, stop);
    }));
}

void OutputFinder::stop()
{
    m_stop.request_stop();
    ++m_generation;
    m_running = false;
    m_matches.clear();
}

} // namespace rollcall::gui
