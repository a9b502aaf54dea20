// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"

#include <optional>

// A run on production is agreed to before it begins: on the terminal, after the same that the window's dialog shows,
// or by --production N, which says how many of its hosts are. Main thread.
namespace rollcall::cli {

class Console;
struct RunArguments;

/// Nothing where it may begin; else the exit code, and why has been said. With more production hosts than `typedAbove`
/// their number is to be typed. With --dry-run nothing is asked.
std::optional<int> agreeToProduction(const RunSpec& run, const RunArguments& arguments, int typedAbove,
                                     Console& console);
/// The sentences of --dry-run about that; empty where no host is in production.
QString productionNote(const RunSpec& run, bool agreed);

} // namespace rollcall::cli
