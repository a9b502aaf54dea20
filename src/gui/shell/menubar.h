// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;

// What stands in which menu of the window, in which order. GUI thread.
namespace rollcall::gui {

class CommandActions;

/// The bar has its menus already; they are known by their object names.
void fillMenuBar(const QMenuBar& bar, CommandActions& actions);

} // namespace rollcall::gui
