// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/indicatorstyle.h"

#include "gui/look/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

IndicatorStyle::IndicatorStyle() : QProxyStyle(u"fusion"_s) {}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!box || !theme::isDark(option->palette) || !option->state.testFlag(State_Enabled))
        return;
    painter->save();
    painter->setPen(theme::mutedColor(option->palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace rollcall::gui
