// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outputindex.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace rollcall::models {

namespace {

constexpr qint64 portionBytes = 4 * 1024 * 1024; // walked before the view hears of it
constexpr size_t keptBlocks = 8;

} // namespace

OutputIndex::OutputIndex(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("line index"));
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OutputIndex::takePortion);
}

OutputIndex::~OutputIndex()
{
    m_watcher.disconnect(this);
    m_pool.waitForDone();
}

void OutputIndex::setTask(const ResultSourcePtr& source, TaskIndex task)
{
    m_source = source;
    m_task = task;
    m_attempt = source ? source->task(task).attempt : 1;
    m_map = {};
    m_blocks.clear();
    ++m_generation;
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
    if (m_running) {
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
    m_running = true;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [source = m_source, task = m_task, generation = m_generation, map = m_map]() mutable {
            LineMapPortion portion;
            portion.generation = generation;
            map.chunks = source->chunks(task);
            portion.complete = extend(map, *source, task, portionBytes);
            portion.map = std::move(map);
            return portion;
        }));
}

void OutputIndex::takePortion()
{
    m_running = false;
    LineMapPortion portion = m_watcher.future().takeResult();
    const bool late = portion.generation != m_generation;
    const bool more = late || !portion.complete || std::exchange(m_again, false);
    if (!late) {
        m_map = std::move(portion.map);
        Q_EMIT grew();
    }
    if (m_running)
        return; // a receiver has started something else
    m_again = m_again && m_source;
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
    const auto after =
        std::upper_bound(m_map.marks.begin(), m_map.marks.end(), index,
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
