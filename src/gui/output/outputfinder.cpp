// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputfinder.h"

#include <QList>
#include <QRegularExpressionMatch>
#include <QString>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

OutputFinder::Found OutputFinder::findFrom(Place place, const ResultSource& source, TaskIndex task,
                                           const QRegularExpression& pattern, const std::stop_token& stop)
{
    Found found;
    const auto isFull = [&] { return place.matches + found.matches.size() >= mostMatches; };
    const auto look = [&](const models::LineSpan& line, AnsiParser& parser, qint64 number) {
        const QString text = parser.line(source.output(task, line.stream, line.offset, line.length)).text;
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext() && !isFull()) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedLength() > 0)
                found.matches.push_back(
                    {number, static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
        }
    };
    const QList<OutputChunk> chunks = source.chunks(task);
    models::LineWalker walker(source, task, chunks, place.walk);
    models::LineSpan line;
    while (!stop.stop_requested() && !isFull() && walker.next(line))
        look(line, place.parser, place.line++);
    place.walk = walker.state();
    found.place = place;
    found.place.matches += found.matches.size();
    models::LineMap end;
    end.state = walker.state();
    end.chunks = chunks;
    for (const OutputChunk& chunk : chunks)
        end.bytes[static_cast<std::size_t>(chunk.stream)] += chunk.length;
    for (const models::LineSpan& open : end.openLines()) {
        if (!stop.stop_requested())
            look(open, place.parser, place.line++);
    }
    return found;
}

OutputFinder::OutputFinder(QObject* parent) : QObject(parent), m_jobs(QStringLiteral("output finder")) {}

void OutputFinder::start(const ResultSourcePtr& source, TaskIndex task, const QRegularExpression& pattern)
{
    stop();
    if (source == nullptr || pattern.pattern().isEmpty() || !pattern.isValid()) {
        Q_EMIT finished();
        return;
    }
    m_source = source;
    m_task = task;
    m_pattern = pattern;
    look(true);
}

void OutputFinder::update()
{
    if (m_source == nullptr || m_matches.size() >= mostMatches)
        return;
    if (m_jobs.isBusy())
        m_again = true;
    else
        look(false);
}

void OutputFinder::look(bool anew)
{
    m_jobs.run([place = m_place, source = m_source, task = m_task, pattern = m_pattern](
                   const std::stop_token& stop) { return findFrom(place, *source, task, pattern, stop); },
               [this, anew](const Found& found) {
                   m_matches.resize(std::min(m_matches.size(), m_place.matches)); // those of open lines come anew
                   m_matches.insert(m_matches.end(), found.matches.begin(), found.matches.end());
                   m_place = found.place;
                   const bool again = std::exchange(m_again, false);
                   if (anew)
                       Q_EMIT finished();
                   else
                       Q_EMIT grew();
                   if (again)
                       update();
               });
}

void OutputFinder::stop()
{
    m_jobs.cancel();
    m_source = nullptr;
    m_matches.clear();
    m_place = Place();
    m_again = false;
}

} // namespace rollcall::gui
