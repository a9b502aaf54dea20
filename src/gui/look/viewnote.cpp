// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/viewnote.h"

#include <QAbstractItemView>
#include <QPalette>
#include <QVBoxLayout>

namespace rollcall::gui {

ViewNote::ViewNote(QAbstractItemView* view, const QString& objectName)
{
    auto* cover = new QVBoxLayout(view->viewport());
    cover->addWidget(this, 0, Qt::AlignCenter);
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setForegroundRole(QPalette::PlaceholderText);
    hide();
}

void ViewNote::setNote(const QString& text)
{
    setText(text);
    setVisible(!text.isEmpty());
}

} // namespace rollcall::gui
