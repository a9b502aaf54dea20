// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace rollcall::gui {

/// Has a screen reader say it, where the focus may be elsewhere. GUI thread.
void announce(QWidget* about, const QString& sentence);

} // namespace rollcall::gui
