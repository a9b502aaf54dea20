// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"

#include <QList>

// What a run is compared with, unless somebody says with what. Reads the history; may wait for the disk.
namespace rollcall::history {

class Store;

/// The newest of the kept runs that began before this one and ran the same steps: on the same target if there is one,
/// else on any. Null: there is none.
Result<ResultSourcePtr> earlierRun(Store& store, const ResultSource& run);

/// All that it may be compared with, the newest first: kept runs that began before this one, are called alike and have
/// as many steps.
QList<RunSummary> earlierRuns(const Store& store, const ResultSource& run);

} // namespace rollcall::history
