// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/contrast.h"

#include <algorithm>

namespace rollcall::gui::theme {

namespace {

double leastContrast(const QColor& colour, const QList<QColor>& backgrounds)
{
    double least = 21;
    for (const QColor& background : backgrounds)
        least = std::min(least, contrast(colour, background));
    return least;
}

struct Pair
{
    QPalette::ColorRole text;
    QList<QPalette::ColorRole> on;
};

const QList<Pair>& textPairs()
{
    static const QList<Pair> pairs{{QPalette::WindowText, {QPalette::Window}},
                                   {QPalette::Text, {QPalette::Base, QPalette::AlternateBase}},
                                   {QPalette::ButtonText, {QPalette::Button}},
                                   {QPalette::HighlightedText, {QPalette::Highlight}},
                                   {QPalette::ToolTipText, {QPalette::ToolTipBase}},
                                   {QPalette::Link, {QPalette::Base, QPalette::Window}},
                                   {QPalette::PlaceholderText, {QPalette::Base, QPalette::Window}}};
    return pairs;
}

} // namespace

RgbColor rgbOf(const QColor& color)
{
    return color.rgb() & 0xffffff;
}

QColor colorOf(RgbColor rgb)
{
    return QColor::fromRgb(0xff000000 | rgb);
}

double contrast(const QColor& one, const QColor& other)
{
    return rollcall::contrast(rgbOf(one), rgbOf(other));
}

QColor mixed(const QColor& one, const QColor& other, double share)
{
    return colorOf(rollcall::mixed(rgbOf(one), rgbOf(other), share));
}

QColor readable(const QColor& colour, const QList<QColor>& backgrounds, double least)
{
    QList<RgbColor> on;
    for (const QColor& background : backgrounds)
        on.append(rgbOf(background));
    const RgbColor better = rollcall::readable(rgbOf(colour), on, least);
    return better == rgbOf(colour) ? colour : colorOf(better);
}

QPalette repairs(const QPalette& palette)
{
    QPalette repaired;
    repaired.setResolveMask(0);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const double least = group == QPalette::Disabled ? partContrast : textContrast;
        for (const Pair& pair : textPairs()) {
            QList<QColor> backgrounds;
            for (const QPalette::ColorRole role : pair.on)
                backgrounds.append(palette.color(group, role));
            QColor colour = palette.color(group, pair.text);
            if (colour.alpha() < 255) // as it is seen
                colour = mixed(colour, backgrounds.constFirst(), colour.alphaF());
            if (pair.text == QPalette::PlaceholderText && leastContrast(colour, backgrounds) < least)
                colour = mixed(palette.color(group, QPalette::Text), palette.color(group, QPalette::Base), 0.65);
            if (const QColor better = readable(colour, backgrounds, least); better != palette.color(group, pair.text))
                repaired.setColor(group, pair.text, better);
        }
    }
    return repaired;
}

} // namespace rollcall::gui::theme
