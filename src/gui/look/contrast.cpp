// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/contrast.h"

#include <algorithm>
#include <cmath>

namespace rollcall::gui::theme {

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const QColor rgb = colour.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

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

double contrast(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const QColor a = one.toRgb();
    const QColor b = other.toRgb();
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x * share + y * (1 - share))); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QColor readable(const QColor& colour, const QList<QColor>& backgrounds, double least)
{
    if (leastContrast(colour, backgrounds) >= least)
        return colour;
    const QColor end =
        leastContrast(Qt::white, backgrounds) > leastContrast(Qt::black, backgrounds) ? Qt::white : Qt::black;
    constexpr int steps = 20;
    for (int step = 1; step < steps; ++step) {
        const QColor nearer = mixed(end, colour, double(step) / steps);
        if (leastContrast(nearer, backgrounds) >= least)
            return nearer;
    }
    return end;
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
