// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/noterow.h"

#include "gui/look/theme.h"

#include <QIcon>
#include <QLabel>
#include <QPalette>
#include <QSizePolicy>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

NoteRow::NoteRow(QWidget* row, QLabel* icon, QLabel* label) : m_row(row), m_icon(icon), m_label(label)
{
    m_label->setTextFormat(Qt::PlainText);
}

void NoteRow::show(const QString& text, Kind kind, const QString& tip)
{
    const bool error = kind == Kind::Error;
    const int extent = m_row->fontMetrics().height();
    m_icon->setPixmap(theme::icon(error ? u"outcome-failed"_s : u"warning"_s).pixmap(extent, extent));
    m_label->setText(text);
    m_label->setToolTip(tip);
    QPalette colours = m_label->palette();
    const QPalette around = m_row->palette();
    colours.setColor(QPalette::WindowText, error ? theme::errorColor(around) : around.color(QPalette::WindowText));
    m_label->setPalette(colours);
    update();
}

void NoteRow::setFolded(bool folded)
{
    m_folded = folded;
    update();
}

void NoteRow::keepRoom()
{
    m_keepsRoom = true;
    update();
}

void NoteRow::update()
{
    if (QSizePolicy room = m_row->sizePolicy(); m_keepsRoom && room.retainSizeWhenHidden() == m_folded) {
        room.setRetainSizeWhenHidden(!m_folded);
        m_row->setSizePolicy(room);
    }
    m_row->setVisible(!m_folded && !m_label->text().isEmpty());
}

} // namespace rollcall::gui
