// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/answersdelegate.h"

#include "core/run/event.h"
#include "core/verdict/outcome.h"
#include "gui/look/theme.h"
#include "models/results/answersmodel.h"

#include <QFontInfo>
#include <QPainter>
#include <QPalette>
#include <QRectF>

namespace rollcall::gui {

using models::AnswersModel;

namespace {
constexpr int barInset = 3; // pixels from the row's edges
constexpr double barStrength = 0.28;
} // namespace

void setSaying(QStyleOptionViewItem& option, bool quietly)
{
    if (quietly) {
        option.palette.setColor(QPalette::Text, theme::mutedColor(option.palette));
        option.font.setItalic(true);
    } else {
        option.font = theme::monospaceFont();
        option.font.setPointSizeF(QFontInfo(option.font).pointSizeF() * 0.95);
    }
}

void AnswersDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != AnswersModel::Count)
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    QColor color = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight);
    color.setAlphaF(static_cast<float>(barStrength));
    QRectF bar = option.rect.adjusted(barInset, barInset, -barInset, -barInset);
    bar.setWidth(qMax(2.0, bar.width() * index.data(AnswersModel::ShareRole).toDouble()));
    painter->fillRect(bar, color);
}

void AnswersDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool ended = index.data(AnswersModel::EndedRole).toBool();
    const auto outcome = static_cast<Outcome>(index.data(AnswersModel::OutcomeRole).toInt());
    option->textElideMode = Qt::ElideRight;
    switch (index.column()) {
    case AnswersModel::Count:
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        option->text += u' ';
        break;
    case AnswersModel::End:
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = ended ? theme::outcomeIcon(outcome) : theme::phaseIcon(HostPhase::Running);
        option->text = ended ? option->text : theme::phaseLabel(HostPhase::Running);
        option->palette.setColor(QPalette::Text, ended ? theme::outcomeColor(outcome, option->palette)
                                                       : theme::mutedColor(option->palette));
        break;
    case AnswersModel::Says:
        setSaying(*option, index.data(AnswersModel::QuietRole).toBool());
        break;
    default:
        break;
    }
}

} // namespace rollcall::gui
