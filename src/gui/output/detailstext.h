// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QPalette>
#include <QString>

// The Details page of one task, as rich text: what happened and what to do about it, times, address, login,
// the command as it was sent. Everything from a host is escaped. Pure; GUI thread.
namespace rollcall::gui {

QString taskDetails(const ResultSource& source, TaskIndex task, const QPalette& palette);
/// "1.2 s", "3 min 05 s", "85 ms"
QString durationText(qint64 milliseconds);

} // namespace rollcall::gui
