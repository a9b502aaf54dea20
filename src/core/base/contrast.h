// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

// Whether one can read it: contrasts as WCAG 2 counts them, and colours that have enough of it. The one computation of
// it, for the window, the web page and the terminal. Pure; any thread.
namespace rollcall {

using RgbColor = quint32; // 0xRRGGBB, of sRGB

inline constexpr double textContrast = 4.5; // level AA
inline constexpr double partContrast = 3.0; // of what is no text, and of what is disabled

double contrast(RgbColor one, RgbColor other);              // 1 to 21
RgbColor mixed(RgbColor one, RgbColor other, double share); // of `one`
/// That colour, or as much nearer to black or white as it takes on all of these.
RgbColor readable(RgbColor color, const QList<RgbColor>& backgrounds, double least = textContrast);

} // namespace rollcall
