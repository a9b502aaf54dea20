// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/clearonescape.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace rollcall::gui {

ClearOnEscape::ClearOnEscape(QLineEdit* field) : QObject(field), m_field(field)
{
    field->installEventFilter(this);
}

bool ClearOnEscape::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!press || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || m_field->text().isEmpty())
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_field->clear();
    return true;
}

} // namespace rollcall::gui
