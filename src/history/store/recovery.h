// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "history/database/rows.h"
#include "history/store/storedrun.h"

#include <memory>

// Bringing runs back: from their rows, or from their segment files alone when the process that recorded them
// died. Reading only; any thread, but it waits for the disk.
namespace rollcall::history {

struct ScannedRun
{
    StoredRunPtr run;
    RunRows rows; // what the database should hold of it
    QByteArray encodedSpec;
    bool complete = false; // the end of the run was stored
};

/// That the run's files hold something else than was written.
Error damagedRun(const QString& runFolder);
/// Reads a run's segment files record by record, up to the last whole one. UnknownRun where there is none yet,
/// DamagedRun without a whole spec.
Result<ScannedRun> scanRun(const QString& runFolder);
/// The same for a run that nobody records any more: what did not end is interrupted, or had no room.
Result<ScannedRun> scanEndedRun(const QString& runFolder);
/// The rows of a run that is over, with its files.
Result<StoredRunPtr> assembleRun(const LoadedRun& loaded, const QString& runFolder);

} // namespace rollcall::history
