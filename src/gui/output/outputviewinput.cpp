// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, keys, selection and copying of OutputView; what it paints is in outputview.cpp.
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/output/outputview.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPalette>
#include <QScrollBar>
#include <QTextLine>
#include <QTimerEvent>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

OutputView::Position OutputView::positionAt(const QPoint& point) const
{
    qreal top = 1;
    qint64 line = verticalScrollBar()->value();
    if (point.y() < 0)
        return {qMax<qint64>(0, line - 1), 0};
    for (; line < count(); ++line) {
        const QTextLayout& layout = *row(line).layout;
        const qreal height = qMax<qreal>(lineHeight(), layout.boundingRect().height());
        if (point.y() < top + height || line == count() - 1) {
            const qreal x = point.x() - marginWidth() + horizontalScrollBar()->value();
            for (int i = 0; i < layout.lineCount(); ++i) {
                const QTextLine part = layout.lineAt(i);
                if (point.y() < top + part.y() + part.height() || i == layout.lineCount() - 1)
                    return {line, part.xToCursor(x)};
            }
            return {line, 0};
        }
        top += height;
        if (top > viewport()->height() + lineHeight())
            return {line, 0};
    }
    return {qMax<qint64>(0, count() - 1), 0};
}

QList<QTextLayout::FormatRange> OutputView::selectionOn(qint64 line, int length) const
{
    const Position first = qMin(m_anchor, m_cursor);
    const Position last = qMax(m_anchor, m_cursor);
    if (first == last || line < first.line || line > last.line)
        return {};
    const int start = line == first.line ? qMin(first.column, length) : 0;
    const int end = line == last.line ? qMin(last.column, length) : length;
    QTextLayout::FormatRange range;
    range.start = start;
    range.length = end - start;
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    range.format.setBackground(palette().brush(group, QPalette::Highlight));
    range.format.setForeground(palette().brush(group, QPalette::HighlightedText));
    return {range};
}

QString OutputView::selectedText() const
{
    const Position first = qMin(m_anchor, m_cursor);
    const Position last = qMax(m_anchor, m_cursor);
    QString text;
    for (qint64 line = first.line; line <= last.line && line < count(); ++line) {
        const QString whole = line - first.line < 200 ? lineText(line) : m_renderer.text(line, m_source->line(line));
        const qsizetype start = line == first.line ? first.column : 0;
        const qsizetype end = line == last.line ? last.column : whole.size();
        text += whole.mid(start, end - start);
        if (line < last.line)
            text += u'\n';
        if (text.size() > copyLimit)
            break;
    }
    return text.left(copyLimit);
}

void OutputView::selectAll()
{
    if (count() == 0)
        return;
    m_anchor = {};
    m_cursor = {count() - 1, static_cast<int>(lineText(count() - 1).size())};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void OutputView::copy()
{
    if (!hasSelection())
        return;
    const QString text = selectedText();
    QGuiApplication::clipboard()->setText(text);
    if (text.size() >= copyLimit)
        Q_EMIT copyLimited();
}

void OutputView::moveCursor(const Position& position, bool select)
{
    m_cursor = position;
    if (!select)
        m_anchor = position;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void OutputView::ensureVisible(const Position& position)
{
    const int page = verticalScrollBar()->pageStep();
    const int top = verticalScrollBar()->value();
    if (position.line < top || position.line >= top + page - 1)
        verticalScrollBar()->setValue(static_cast<int>(qMax<qint64>(0, position.line - page / 3)));
    if (m_wrapped || position.line >= count())
        return;
    const QTextLayout& layout = *row(position.line).layout;
    updateScrollBars();
    const qreal x = layout.lineCount() == 0 ? 0 : layout.lineAt(0).cursorToX(position.column);
    const int room = viewport()->width() - marginWidth();
    if (x < horizontalScrollBar()->value() || x > horizontalScrollBar()->value() + room - 40)
        horizontalScrollBar()->setValue(qMax(0, static_cast<int>(x) - room / 3));
}

bool OutputView::keyScroll(QKeyEvent* event)
{
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int page = verticalScrollBar()->pageStep();
    Position to = m_cursor;
    const auto width = [this](qint64 line) { return static_cast<int>(lineText(line).size()); };
    switch (event->key()) {
    case Qt::Key_Up:
        --to.line;
        break;
    case Qt::Key_Down:
        ++to.line;
        break;
    case Qt::Key_PageUp:
        to.line -= page;
        break;
    case Qt::Key_PageDown:
        to.line += page;
        break;
    case Qt::Key_Left:
        to.column = qMax(0, qMin(to.column, width(to.line)) - 1);
        break;
    case Qt::Key_Right:
        to.column = qMin(width(to.line), to.column + 1);
        break;
    case Qt::Key_Home:
        to = {control ? 0 : to.line, 0};
        break;
    case Qt::Key_End:
        to.line = control ? count() - 1 : to.line;
        to.column = width(qMax<qint64>(0, to.line));
        break;
    default:
        return false;
    }
    to.line = qBound<qint64>(0, to.line, qMax<qint64>(0, count() - 1));
    moveCursor(to, select);
    ensureVisible(to);
    return true;
}

void OutputView::keyPressEvent(QKeyEvent* event)
{
    if (isPressed(Command::Copy, *event))
        copy();
    else if (isPressed(Command::SelectAll, *event))
        selectAll();
    else if (event->modifiers().testFlag(Qt::AltModifier) || !keyScroll(event))
        QAbstractScrollArea::keyPressEvent(event);
}

void OutputView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && count() > 0)
        moveCursor(positionAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void OutputView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || count() == 0)
        return;
    m_drag = event->position().toPoint();
    moveCursor(positionAt(m_drag), true);
    if (viewport()->rect().contains(m_drag))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(40, this);
}

void OutputView::mouseReleaseEvent(QMouseEvent*)
{
    m_autoScroll.stop();
    if (hasSelection() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void OutputView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (count() == 0)
        return;
    const Position at = positionAt(event->position().toPoint());
    const QString text = lineText(at.line);
    const auto part = [&](qsizetype i) { return !text.at(i).isSpace() && !u"\"'()[]{},;"_s.contains(text.at(i)); };
    qsizetype start = qMin<qsizetype>(at.column, text.size());
    qsizetype end = start;
    while (start > 0 && part(start - 1))
        --start;
    while (end < text.size() && part(end))
        ++end;
    m_anchor = {at.line, static_cast<int>(start)};
    moveCursor({at.line, static_cast<int>(end)}, true);
}

void OutputView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int by = m_drag.y() < 0 ? -1 - (-m_drag.y()) / 20 : 1 + qMax(0, m_drag.y() - viewport()->height()) / 20;
    if (!viewport()->rect().contains(QPoint(1, m_drag.y())))
        verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
    moveCursor(positionAt(QPoint(m_drag.x(), qBound(0, m_drag.y(), viewport()->height() - 1))), true);
}

void OutputView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"outputMenu"_s);
    const Givens given = hasSelection() ? Given::Selected : Givens();
    connect(addCommand(menu, Command::Copy, given), &QAction::triggered, this, &OutputView::copy);
    connect(addCommand(menu, Command::SelectAll, given), &QAction::triggered, this, &OutputView::selectAll);
    menu->addSeparator();
    QAction* const wrap = addCommand(menu, Command::WrapLines);
    wrap->setCheckable(true);
    wrap->setChecked(m_wrapped);
    connect(wrap, &QAction::toggled, this, &OutputView::setWrapped);
    menu->popup(event->globalPos());
}

bool OutputView::event(QEvent* event)
{
    // Copying here must win over the window's own shortcuts.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isPressed(Command::Copy, *key) || isPressed(Command::SelectAll, *key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

} // namespace rollcall::gui
