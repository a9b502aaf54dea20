// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runrequest.h"
#include "core/run/storedspec.h"

#include <QString>

// What runs where, in a line: of a run as it was, and of a draft as it would be. One line, neutralised; any thread.
namespace rollcall::gui {

/// "Disk of path (/var) on 2 hosts of @web".
QString headingOf(const StoredSpec& run);
QString headingOf(const RunRequest& request, const QString& title);

} // namespace rollcall::gui
