// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/contrast.h"

#include <QColor>
#include <QList>
#include <QPalette>

// Whether one can read it, in Qt's colours: core/base/contrast.h counts. And what a desktop's own palette lacks of it.
// Pure functions; GUI thread.
namespace rollcall::gui::theme {

using rollcall::partContrast;
using rollcall::textContrast;

RgbColor rgbOf(const QColor& color); // without its alpha
QColor colorOf(RgbColor rgb);

double contrast(const QColor& one, const QColor& other);            // 1 to 21
QColor mixed(const QColor& one, const QColor& other, double share); // of `one`
/// That colour, or as much nearer to black or white as it takes on all of these.
QColor readable(const QColor& colour, const QList<QColor>& backgrounds, double least = textContrast);

/// The roles of this palette that cannot be read, as they can be; the others are not set.
QPalette repairs(const QPalette& palette);

} // namespace rollcall::gui::theme
