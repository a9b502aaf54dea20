// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"
#include "core/base/contrast.h"

#include <array>
#include <optional>

// What colours the styles of an output are drawn in where we draw it: the sixteen named colours for a light and a dark
// background, and the one rule for inverse, faint and what could not be read. A host can hide no text in its
// background. Pure; any thread.
namespace rollcall {

/// What is drawn on. `named` is ansiOnLight or ansiOnDark.
struct AnsiPaper
{
    RgbColor text = 0;
    RgbColor background = 0xffffff;
    const std::array<RgbColor, 16>* named = nullptr;
};

extern const std::array<RgbColor, 16> ansiOnLight;
extern const std::array<RgbColor, 16> ansiOnDark;
extern const std::array<RgbColor, 16> ansiOnTerminals; // as xterm has them; others nearly so

struct DrawnColors
{
    std::optional<RgbColor> text; // none: the paper's own
    std::optional<RgbColor> background;

    bool operator==(const DrawnColors&) const = default;
};

DrawnColors drawnColors(const AnsiStyle& style, const AnsiPaper& paper);

} // namespace rollcall
