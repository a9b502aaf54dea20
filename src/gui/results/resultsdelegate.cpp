// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultsdelegate.h"

#include "core/run/event.h"
#include "core/verdict/outcome.h"
#include "gui/look/theme.h"
#include "models/results/resultsmodel.h"

#include <QFontInfo>
#include <QPainter>
#include <QPalette>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using models::ResultsModel;

static constexpr QChar enSpace(0x2002);

void ResultsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.row() == 0 || index.data(ResultsModel::GroupSizeRole).toInt() == 0)
        return;
    painter->save();
    painter->setPen(theme::mutedColor(option.palette));
    painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    painter->restore();
}

void ResultsDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool ended = index.data(ResultsModel::EndedRole).toBool();
    const auto outcome = static_cast<Outcome>(index.data(ResultsModel::OutcomeRole).toInt());
    const auto phase = static_cast<HostPhase>(index.data(ResultsModel::PhaseRole).toInt());
    switch (index.column()) {
    case ResultsModel::OutcomeColumn:
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = ended ? theme::outcomeIcon(outcome) : theme::phaseIcon(phase);
        option->text = ended ? outcomeLabel(outcome) : theme::phaseLabel(phase);
        option->palette.setColor(QPalette::Text, ended ? theme::outcomeColor(outcome, option->palette)
                                                       : theme::mutedColor(option->palette));
        break;
    case ResultsModel::Reason:
        if (ended && outcome != Outcome::Ok)
            option->palette.setColor(QPalette::Text, theme::outcomeColor(outcome, option->palette));
        if (const int size = index.data(ResultsModel::GroupSizeRole).toInt(); size > 0 && ended) {
            option->text += u" · "_s + option->locale.toString(size);
            option->font.setBold(true);
        }
        break;
    case ResultsModel::OnHost:
        if (ended && index.data(ResultsModel::RemoteRole).toInt() == static_cast<int>(RemoteState::StillRunning)) {
            option->palette.setColor(QPalette::Text, theme::errorColor(option->palette));
            option->font.setBold(true);
        }
        break;
    case ResultsModel::FirstLine:
        option->font = theme::monospaceFont();
        option->font.setPointSizeF(QFontInfo(option->font).pointSizeF() * 0.95);
        break;
    default:
        if ((option->displayAlignment & Qt::AlignRight) != 0)
            option->text += enSpace; // off the text of the next column
        break;
    }
    option->textElideMode = Qt::ElideRight;
}

} // namespace rollcall::gui
