// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputfinder.h"

#include "core/base/ansi.h"
#include "models/results/linewalker.h"

#include <QList>
#include <QRegularExpressionMatch>
#include <QString>

#include <stop_token>
#include <utility>

namespace rollcall::gui {

namespace {

using Matches = std::vector<OutputMatch>;

Matches findIn(const ResultSource& source, TaskIndex task, const QRegularExpression& pattern,
               const std::stop_token& stop)
{
    Matches matches;
    AnsiParser parser;
    qint64 number = 0;
    const auto look = [&](const models::LineSpan& line) {
        const QString text = parser.line(source.output(task, line.stream, line.offset, line.length)).text;
        auto found = pattern.globalMatch(text);
        while (found.hasNext() && matches.size() < OutputFinder::mostMatches) {
            const QRegularExpressionMatch match = found.next();
            if (match.capturedLength() > 0)
                matches.push_back(
                    {number, static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
        }
        ++number;
    };
    const QList<OutputChunk> chunks = source.chunks(task);
    models::LineWalker walker(source, task, chunks, {});
    models::LineSpan line;
    while (!stop.stop_requested() && matches.size() < OutputFinder::mostMatches && walker.next(line))
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

OutputFinder::OutputFinder(QObject* parent) : QObject(parent), m_jobs(QStringLiteral("output finder")) {}

void OutputFinder::start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern)
{
    stop();
    if (source == nullptr || pattern.pattern().isEmpty() || !pattern.isValid()) {
        Q_EMIT finished();
        return;
    }
    m_jobs.run([source, task, pattern](const std::stop_token& stop) { return findIn(*source, task, pattern, stop); },
               [this](Matches matches) {
                   m_matches = std::move(matches);
                   Q_EMIT finished();
               });
}

void OutputFinder::stop()
{
    m_jobs.cancel();
    m_matches.clear();
}

} // namespace rollcall::gui
