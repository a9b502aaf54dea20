// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/changesdelegate.h"

#include "gui/look/theme.h"
#include "gui/results/answersdelegate.h"
#include "models/results/changesmodel.h"

#include <QFont>
#include <QPalette>

namespace rollcall::gui {

using models::ChangesModel;

void ChangesDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto kind = static_cast<ChangesModel::Kind>(index.data(ChangesModel::KindRole).toInt());
    option->textElideMode = Qt::ElideRight;
    switch (index.column()) {
    case ChangesModel::Change:
        option->font.setBold(kind == ChangesModel::Kind::Changed);
        break;
    case ChangesModel::Count:
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        option->text += u' ';
        break;
    case ChangesModel::Says:
        setSaying(*option, index.data(ChangesModel::QuietRole).toBool());
        break;
    default:
        break;
    }
    if (kind == ChangesModel::Kind::Same)
        option->palette.setColor(QPalette::Text, theme::mutedColor(option->palette));
}

} // namespace rollcall::gui
