// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/indicatorstyle.h"

#include "gui/look/contrast.h"
#include "gui/look/theme.h"

#include <QImage>
#include <QPainter>
#include <QStyleOption>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

/// Fusion draws all frames in a shade darker than the window: on a black one there is none.
bool hasVisibleFrame(const QPalette& palette)
{
    constexpr double least = 1.2;
    const QColor drawn = palette.color(QPalette::Window).darker(140);
    return theme::contrast(drawn, palette.color(QPalette::Base)) >= least ||
           theme::contrast(drawn, palette.color(QPalette::Window)) >= least;
}

QColor frameColor(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    return theme::readable(theme::mixed(palette.color(QPalette::Text), base, 0.35),
                           {base, palette.color(QPalette::Window)}, theme::partContrast);
}

/// Fusion's own is a red cross, as is what has failed.
void drawTabClose(const QStyleOption& option, QPainter& painter)
{
    if (option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Raised))
        painter.fillRect(option.rect, option.palette.color(QPalette::Midlight));
    theme::icon(u"window-close"_s).paint(&painter, option.rect);
}

void drawFrame(const QStyleOption& option, QPainter& painter, const QColor& colour)
{
    painter.save();
    painter.setPen(colour);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace

IndicatorStyle::IndicatorStyle() : QProxyStyle(u"fusion"_s) {}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (element == PE_IndicatorTabClose)
        return drawTabClose(*option, *painter);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool frame = element == PE_FrameLineEdit || element == PE_PanelButtonCommand || element == PE_Frame;
    if (frame && !hasVisibleFrame(option->palette) && !option->state.testFlag(State_HasFocus))
        drawFrame(*option, *painter, frameColor(option->palette));
    else if (box && theme::isDark(option->palette) && option->state.testFlag(State_Enabled))
        drawFrame(*option, *painter, theme::mutedColor(option->palette));
}

/// Fusion's own hardly differ from the others where the window is dark.
QPixmap IndicatorStyle::generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap, const QStyleOption* option) const
{
    if (mode != QIcon::Disabled)
        return QProxyStyle::generatedIconPixmap(mode, pixmap, option);
    constexpr int left = 40; // of a hundred
    QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb colour = image.pixel(x, y);
            const int grey = qGray(colour);
            image.setPixel(x, y, qRgba(grey, grey, grey, qAlpha(colour) * left / 100));
        }
    }
    QPixmap faint = QPixmap::fromImage(image);
    faint.setDevicePixelRatio(pixmap.devicePixelRatio());
    return faint;
}

/// OK and Cancel would have icons of another family than all else.
int IndicatorStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returned) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace rollcall::gui
