// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/console.h"
#include "cli/run/runarguments.h"
#include "core/result/resultsource.h"
#include "core/result/runquery.h"
#include "interchange/formats/formats.h"

// The files that the command line asks for. Writing them blocks; main thread of a program whose run is over.
namespace rollcall::cli {

/// Where a format is wanted: a file or folder; "" where it is not, "-" for standard output.
const QString& fileOf(const Outputs& outputs, interchange::Format format);

/// False when one could not be written, which has been said; the others are written all the same.
bool writeExports(const ResultSource& source, const Outputs& outputs, Console& console,
                  const RunQuery& only = RunQuery::all());

} // namespace rollcall::cli
