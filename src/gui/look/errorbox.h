// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

class QWidget;

// The one box that says what went wrong. GUI thread.
namespace rollcall::gui {

/// Stays until it is closed; nothing waits for that.
void showError(QWidget* window, const QString& title, const Error& error);

} // namespace rollcall::gui
