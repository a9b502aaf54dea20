// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"

#include <QString>

// The progress bar as text: "[######......] 40/100  38 ok, 2 failed  (60 running)". Pure.
namespace rollcall::cli {

/// At most `columns` - 1 characters, so that no terminal wraps it.
QString progressLine(const RunSummary& summary, int active, bool cancelling, int columns);

} // namespace rollcall::cli
