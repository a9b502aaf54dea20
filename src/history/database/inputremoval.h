// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

class QSqlDatabase;

// Takes the standard input out of what the first version stored of its runs: it may hold a password. Where
// nothing is to be done nothing is written. The caller's thread.
namespace rollcall::history {

/// Out of the column of the specs; its size and digest stay.
Status removeInputs(QSqlDatabase& db);
/// Out of the segments: zeros in its place, so that no position changes; its size stays.
Status removeInputsFromFiles(const QString& runsFolder);
/// The same for one run.
Status removeInputsFromRun(const QString& runFolder);

} // namespace rollcall::history
