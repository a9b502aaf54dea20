// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rollcall {

namespace {

constexpr RgbColor black = 0x000000;
constexpr RgbColor white = 0xffffff;

int part(RgbColor color, int shift)
{
    return static_cast<int>(color >> shift & 0xff);
}

/// By the value of a part: it is asked for often, and pow() takes long.
const std::array<double, 256>& linearParts()
{
    static const auto table = [] {
        std::array<double, 256> parts{};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double value = double(i) / 255;
            parts[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        }
        return parts;
    }();
    return table;
}

double luminance(RgbColor color)
{
    const auto linear = [color](int shift) { return linearParts()[static_cast<std::size_t>(part(color, shift))]; };
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

double leastContrast(RgbColor color, const QList<RgbColor>& backgrounds)
{
    double least = 21;
    for (const RgbColor background : backgrounds)
        least = std::min(least, contrast(color, background));
    return least;
}

} // namespace

double contrast(RgbColor one, RgbColor other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

RgbColor mixed(RgbColor one, RgbColor other, double share)
{
    RgbColor mix = 0;
    for (const int shift : {16, 8, 0}) {
        const double value = part(one, shift) * share + part(other, shift) * (1 - share);
        mix |= static_cast<RgbColor>(std::lround(value)) << shift;
    }
    return mix;
}

RgbColor readable(RgbColor color, const QList<RgbColor>& backgrounds, double least)
{
    if (leastContrast(color, backgrounds) >= least)
        return color;
    const RgbColor end = leastContrast(white, backgrounds) > leastContrast(black, backgrounds) ? white : black;
    constexpr int steps = 20;
    for (int step = 1; step < steps; ++step) {
        const RgbColor nearer = mixed(end, color, double(step) / steps);
        if (leastContrast(nearer, backgrounds) >= least)
            return nearer;
    }
    return end;
}

} // namespace rollcall
