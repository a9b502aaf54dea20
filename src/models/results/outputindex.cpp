// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/outputindex.h"

#include <algorithm>
#include <utility>

namespace rollcall::models {

namespace {

constexpr qint64 walkPortion = 4LL * 1024 * 1024; // walked before the view hears of it
constexpr size_t keptBlocks = 8;

} // namespace

OutputIndex::OutputIndex(QObject* parent) : QObject(parent), m_jobs(QStringLiteral("line index")) {}

void OutputIndex::setTask(const ResultSourcePtr& source, TaskIndex task)
{
    m_source = source;
    m_task = task;
    m_attempt = source ? source->task(task).attempt : 1;
    m_map = {};
    m_blocks.clear();
    m_jobs.cancel();
    m_again = false;
    Q_EMIT reset();
    update();
}

void OutputIndex::clear()
{
    setTask(nullptr, 0);
}

void OutputIndex::update()
{
    if (m_source && m_source->task(m_task).attempt != m_attempt) {
        setTask(ResultSourcePtr(m_source), m_task); // another output in place of this one
        return;
    }
    if (m_jobs.isBusy()) {
        m_again = true;
        return;
    }
    if (m_source)
        scan();
    else
        Q_EMIT settled();
}

void OutputIndex::scan()
{
    m_jobs.run(
        [source = m_source, task = m_task, map = m_map](const std::stop_token&) mutable {
            LineMapPortion portion;
            map.chunks = source->chunks(task);
            portion.complete = extend(map, *source, task, walkPortion);
            portion.map = std::move(map);
            return portion;
        },
        [this](LineMapPortion portion) { takePortion(std::move(portion)); });
}

void OutputIndex::takePortion(LineMapPortion portion)
{
    const bool more = !portion.complete || std::exchange(m_again, false);
    m_map = std::move(portion.map);
    Q_EMIT grew();
    if (m_jobs.isBusy())
        return; // a receiver has started something else
    if (more && m_source)
        scan();
    else
        Q_EMIT settled();
}

qint64 OutputIndex::lineCount() const
{
    return m_map.lines + m_map.openLines().size();
}

const OutputIndex::Block& OutputIndex::blockOf(qint64 index) const
{
    const auto holds = [index](const Block& block) {
        return index >= block.first && index < block.first + block.lines.size();
    };
    const auto known = std::find_if(m_blocks.begin(), m_blocks.end(), holds);
    if (known != m_blocks.end()) {
        m_blocks.splice(m_blocks.begin(), m_blocks, known);
        return m_blocks.front();
    }
    const auto after = std::upper_bound(m_map.marks.begin(), m_map.marks.end(), index,
                                        [](qint64 wanted, const LineMark& mark) { return wanted < mark.line; });
    const LineMark& mark = *std::prev(after);
    const qint64 end = after == m_map.marks.end() ? m_map.lines : after->line;
    Block block;
    block.first = mark.line;
    LineWalker walker(*m_source, m_task, m_map.chunks, mark.state);
    LineSpan span;
    while (block.first + block.lines.size() < end && walker.next(span))
        block.lines.append(span);
    m_blocks.push_front(std::move(block));
    if (m_blocks.size() > keptBlocks)
        m_blocks.pop_back();
    return m_blocks.front();
}

OutputIndex::Line OutputIndex::line(qint64 index) const
{
    if (index < 0 || !m_source || index >= lineCount())
        return {};
    LineSpan span;
    if (index >= m_map.lines) {
        span = m_map.openLines().at(index - m_map.lines);
    } else {
        const Block& block = blockOf(index);
        if (index - block.first >= block.lines.size())
            return {}; // the file is shorter than it was
        span = block.lines.at(index - block.first);
    }
    return {span.stream, m_source->output(m_task, span.stream, span.offset, span.length), span.continues};
}

} // namespace rollcall::models
