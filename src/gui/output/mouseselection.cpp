// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/mouseselection.h"

#include "gui/output/outputlines.h"
#include "gui/output/outputselection.h"
#include "gui/output/outputview.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWidget>

namespace rollcall::gui {

MouseSelection::MouseSelection(OutputView* view) : QObject(view), m_view(view)
{
    view->viewport()->installEventFilter(this);
}

bool MouseSelection::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        drag(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release();
        return true;
    case QEvent::MouseButtonDblClick:
        takeWord(*static_cast<QMouseEvent*>(event));
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void MouseSelection::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || m_view->lines().count() == 0)
        return;
    const OutputPosition at = m_view->positionAt(event.position().toPoint());
    m_view->select(m_view->selection().movedTo(at, event.modifiers().testFlag(Qt::ShiftModifier)));
}

void MouseSelection::drag(const QMouseEvent& event)
{
    if (!event.buttons().testFlag(Qt::LeftButton) || m_view->lines().count() == 0)
        return;
    m_pointer = event.position().toPoint();
    m_view->select(m_view->selection().movedTo(m_view->positionAt(m_pointer), true));
    if (m_view->viewport()->rect().contains(m_pointer))
        m_scrolling.stop();
    else if (!m_scrolling.isActive())
        m_scrolling.start(40, this);
}

void MouseSelection::release()
{
    m_scrolling.stop();
    QClipboard* const clipboard = QGuiApplication::clipboard();
    if (!m_view->selection().isEmpty() && clipboard->supportsSelection())
        clipboard->setText(m_view->selectedText(), QClipboard::Selection);
}

void MouseSelection::takeWord(const QMouseEvent& event)
{
    if (m_view->lines().count() == 0)
        return;
    const OutputPosition at = m_view->positionAt(event.position().toPoint());
    m_view->select(OutputSelection::wordAt(at, m_view->lines().text(at.line)));
}

void MouseSelection::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrolling.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const int bottom = m_view->viewport()->height();
    const int by = m_pointer.y() < 0 ? -1 - (-m_pointer.y()) / 20 : 1 + qMax(0, m_pointer.y() - bottom) / 20;
    QScrollBar* const bar = m_view->verticalScrollBar();
    if (!m_view->viewport()->rect().contains(QPoint(1, m_pointer.y())))
        bar->setValue(bar->value() + by);
    const OutputPosition at = m_view->positionAt(QPoint(m_pointer.x(), qBound(0, m_pointer.y(), bottom - 1)));
    m_view->select(m_view->selection().movedTo(at, true));
}

} // namespace rollcall::gui
