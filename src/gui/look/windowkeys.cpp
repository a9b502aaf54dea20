// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/windowkeys.h"

#include "gui/look/commands.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace rollcall::gui {

namespace {

bool isOfTheWindow(const QKeyEvent& event)
{
    const std::span<const CommandRow> rows = commands();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const CommandRow& row) { return !row.keys.focused && isPressed(row.command, event); });
}

} // namespace

WindowKeys::WindowKeys(QWidget* window) : QObject(window), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool WindowKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    const auto* const widget = static_cast<QWidget*>(watched);
    const bool isField = widget->inherits("QLineEdit") || widget->inherits("QPlainTextEdit");
    if (!isField || widget->window() != m_window || !isOfTheWindow(*static_cast<QKeyEvent*>(event)))
        return QObject::eventFilter(watched, event);
    event->ignore(); // the field does not want it: the shortcut comes next
    return true;
}

} // namespace rollcall::gui
