// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/echomask.h"

#include <QStringBuilder>

#include <algorithm>
#include <utility>

namespace rollcall::engine {

void EchoMask::begin(const QByteArray& input)
{
    m_input = input;
    m_next = 0;
    m_lines.clear();
    m_held.clear();
    m_patience = patience;
    fill();
}

void EchoMask::fill()
{
    while (m_lines.size() < linesAtOnce && m_next < m_input.size()) {
        const qsizetype end = m_input.indexOf('\n', m_next);
        const qsizetype length = (end < 0 ? m_input.size() : end) - m_next;
        QByteArray line = m_input.sliced(m_next, length);
        m_next += length + 1;
        while (line.endsWith('\r'))
            line.chop(1);
        if (line.size() >= shortestLine && line.size() <= longestLine)
            m_lines.push_back(std::move(line));
    }
}

/// How much at the end may be the beginning of a line.
qsizetype EchoMask::heldBack() const
{
    qsizetype most = 0;
    for (const QByteArray& line : m_lines) {
        for (qsizetype size = std::min(line.size() - 1, m_held.size()); size > most; --size) {
            if (QByteArrayView(m_held).endsWith(QByteArrayView(line).first(size)))
                most = size;
        }
    }
    return most;
}

/// The line that comes first in what is held; of several that begin there the longest.
EchoMask::Found EchoMask::find()
{
    Found found{m_lines.end(), m_held.size()};
    for (auto line = m_lines.begin(); line != m_lines.end(); ++line) {
        const qsizetype at = m_held.indexOf(*line);
        if (at >= 0 && (at < found.at || (at == found.at && line->size() > found.line->size())))
            found = {line, at};
    }
    return found;
}

/// A longer line may be on its way where this one was found.
bool EchoMask::mayBeLonger(qsizetype at) const
{
    const QByteArrayView begun = QByteArrayView(m_held).sliced(at);
    return std::any_of(m_lines.begin(), m_lines.end(), [begun](const QByteArray& line) {
        return line.size() > begun.size() && line.startsWith(begun);
    });
}

QByteArray EchoMask::maskHeld(bool last)
{
    QByteArray shown;
    for (Found found = find(); found.line != m_lines.end(); found = find()) {
        if (!last && mayBeLonger(found.at))
            break;
        shown += QByteArrayView(m_held).first(found.at);
        shown += mask;
        m_held = m_held.sliced(found.at + found.line->size());
        m_lines.erase(found.line);
        m_patience = patience;
        fill();
    }
    return shown;
}

QByteArray EchoMask::pass(QByteArray&& bytes)
{
    if (m_lines.empty())
        return std::move(bytes);
    m_patience -= bytes.size();
    m_held += bytes;
    QByteArray shown = maskHeld(false);
    if (m_patience <= 0)
        m_lines.clear();
    const qsizetype ready = m_held.size() - heldBack();
    shown += QByteArrayView(m_held).first(ready);
    m_held = m_held.sliced(ready);
    return shown;
}

QByteArray EchoMask::rest()
{
    const QByteArray shown = maskHeld(true) + m_held;
    m_lines.clear();
    m_input.clear();
    m_held.clear();
    return shown;
}

} // namespace rollcall::engine
