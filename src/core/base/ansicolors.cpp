// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansicolors.h"

#include <utility>

namespace rollcall {

const std::array<RgbColor, 16> ansiOnLight{0x1f2328, 0xb8222f, 0x1b7a34, 0x8a6100, 0x1f5fae, 0x8a2f9c,
                                           0x0f7380, 0x6a7178, 0x4c5359, 0xd1242f, 0x1f8f3d, 0x9a6b00,
                                           0x2a76c6, 0xa33cb6, 0x13808f, 0x8b929a};
const std::array<RgbColor, 16> ansiOnDark{0x6f767d, 0xf2777f, 0x5cc777, 0xe5b454, 0x6caef2, 0xcb95e4,
                                          0x56c4cf, 0xd5dade, 0x8b929a, 0xff9299, 0x7fdd96, 0xf5cc7a,
                                          0x8fc4fa, 0xdcb0f0, 0x7ddbe5, 0xffffff};
const std::array<RgbColor, 16> ansiOnTerminals{0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
                                               0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                               0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};

namespace {

constexpr double faintShare = 0.65;

std::optional<RgbColor> rgbOf(const AnsiColor& color, const AnsiPaper& paper)
{
    switch (color.kind) {
    case AnsiColor::Kind::Default:
        return std::nullopt;
    case AnsiColor::Kind::Indexed:
        return color.index < paper.named->size() ? (*paper.named)[color.index] : ansiIndexedRgb(color.index);
    case AnsiColor::Kind::Rgb:
        return color.rgb & 0xffffff;
    }
    return std::nullopt;
}

} // namespace

DrawnColors drawnColors(const AnsiStyle& style, const AnsiPaper& paper)
{
    DrawnColors drawn{rgbOf(style.foreground, paper), rgbOf(style.background, paper)};
    if (style.inverse)
        drawn = {drawn.background.value_or(paper.background), drawn.text.value_or(paper.text)};
    if (!drawn.text && !drawn.background && !style.faint)
        return drawn;
    const RgbColor background = drawn.background.value_or(paper.background);
    RgbColor text = drawn.text.value_or(paper.text);
    if (style.faint)
        text = mixed(text, background, faintShare);
    text = readable(text, {background});
    if (drawn.text || text != paper.text)
        drawn.text = text;
    return drawn;
}

} // namespace rollcall
