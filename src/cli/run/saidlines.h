// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace rollcall {
struct OptionOverrides;
struct RunOptions;
struct RunSpec;
struct StepTemplate;
} // namespace rollcall

// What snippets, steps and runs say of how they are carried out, a line each: "timeout: 20", by the keys of a snippet's
// file and the command line's words. To be shown. Main thread.
namespace rollcall::cli {

class Console;

QStringList optionLines(const OptionOverrides& options);
/// Only what the step says itself; not its title, nor its script.
QStringList stepLines(const StepTemplate& step);

/// The same of a step of a run that is about to begin, with who said it. `defaults`: what is set for all runs.
QStringList stepLines(const RunSpec& run, int step);
/// The options that are not the usual ones, with who said them.
QStringList optionLines(const RunSpec& run, const RunOptions& defaults);

/// A step in full: its number and title, these lines, and what it does.
void printStep(int step, const QString& title, const QStringList& lines, const QString& work, Console& console);

} // namespace rollcall::cli
