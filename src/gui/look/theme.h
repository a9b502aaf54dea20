// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansicolors.h"
#include "core/run/event.h"
#include "core/verdict/outcome.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

// How things look on the palette at hand, light or dark: colours and icons of outcomes, the embedded icon
// theme, and what core/base/ansicolors.h needs to know of the palette. Pure functions; GUI thread.
namespace rollcall::gui::theme {

bool isDark(const QPalette& palette);
/// Picks the embedded icon theme that fits the palette; call at start and when the palette changes.
void useIconsFor(const QPalette& palette);
QIcon icon(const QString& name);
/// Of the set that goes with a text of that colour, as in a selected row; no style tints it.
QIcon iconBeside(const QString& name, const QColor& text);

QColor outcomeColor(Outcome outcome, const QPalette& palette);
QString outcomeIconName(Outcome outcome);
QIcon outcomeIcon(Outcome outcome);
QIcon phaseIcon(HostPhase phase);
QString phaseLabel(HostPhase phase);

QColor productionColor(const QPalette& palette);
QColor errorColor(const QPalette& palette);
QColor mutedColor(const QPalette& palette);
/// Behind a line that one of two texts has more (`strong`: behind the words in it).
QColor changePaper(bool isAdded, bool strong, const QPalette& palette); // text of lesser weight, still readable
AnsiPaper ansiPaper(const QPalette& palette);
QFont monospaceFont();

} // namespace rollcall::gui::theme
