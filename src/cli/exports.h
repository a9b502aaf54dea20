// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/runarguments.h"
#include "core/resultsource.h"
#include "core/runquery.h"

// Writes the files that the command line asks for. Blocks; main thread of a program whose run is over.
namespace rollcall::cli {

/// False when one could not be written, which has been said; the others are written all the same.
bool writeExports(const ResultSource& source, const Outputs& outputs, Console& console,
                  const RunQuery& only = RunQuery::all());

} // namespace rollcall::cli
