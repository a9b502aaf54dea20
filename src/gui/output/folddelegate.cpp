// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/folddelegate.h"

#include "core/verdict/outcome.h"
#include "gui/look/theme.h"
#include "models/results/foldmodel.h"

namespace rollcall::gui {

using models::FoldModel;

void FoldDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int count = index.data(FoldModel::CountRole).toInt();
    option->text = tr("%Ln host(s): %1", nullptr, count).arg(index.data().toString());
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = index.data(FoldModel::EndedRole).toBool()
                       ? theme::outcomeIcon(static_cast<Outcome>(index.data(FoldModel::OutcomeRole).toInt()))
                       : theme::phaseIcon(HostPhase::Running);
}

} // namespace rollcall::gui
