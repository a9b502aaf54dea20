// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/startoptions.h"

#include <QLocale>
#include <QString>

#include <optional>

// The program around the window: name, icons, language, palette, then the window itself. Called once by main().
namespace rollcall::gui {

/// Name, version, icon theme and catalogues; before the first widget. Tests use it too.
void prepareApplication();
/// Loads the catalogues for this locale ("de_DE"); false where it gets English.
bool useLanguage(const QLocale& locale);
/// What needs no window: --help and --version, and the word that there is no display. The exit code, if that was
/// all. Before there is a QApplication, which ends the program where it finds no display.
std::optional<int> answerWithoutWindow(int& argc, char** argv);
void usePalette(const QString& name); // "dark", "light"; else the desktop's stays
int runApplication();

} // namespace rollcall::gui
