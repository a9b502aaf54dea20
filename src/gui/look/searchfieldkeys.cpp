// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/searchfieldkeys.h"

#include "gui/look/commands.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace rollcall::gui {

SearchFieldKeys::SearchFieldKeys(QLineEdit* field) : QObject(field), m_field(field)
{
    field->installEventFilter(this);
}

bool SearchFieldKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto* const key = static_cast<QKeyEvent*>(event);
    const bool clears = key->key() == Qt::Key_Escape && !m_field->text().isEmpty();
    if (!clears && !isPressed(Command::Run, *key))
        return QObject::eventFilter(watched, event);
    event->accept();
    if (clears && event->type() == QEvent::KeyPress)
        m_field->clear();
    return true;
}

} // namespace rollcall::gui
