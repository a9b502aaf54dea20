// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

// Whether one can read it: contrasts as WCAG 2 counts them, and colours that have enough of it. The one computation of
// it, for the window, the web page and the terminal. Pure; any thread.
namespace rollcall {

using Rgb = quint32; // 0xRRGGBB, of sRGB

inline constexpr double textContrast = 4.5; // level AA
inline constexpr double partContrast = 3.0; // of what is no text, and of what is disabled

double contrast(Rgb one, Rgb other);         // 1 to 21
Rgb mixed(Rgb one, Rgb other, double share); // of `one`
/// That colour, or as much nearer to black or white as it takes on all of these.
Rgb readable(Rgb color, const QList<Rgb>& backgrounds, double least = textContrast);

} // namespace rollcall
