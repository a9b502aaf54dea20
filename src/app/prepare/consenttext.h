// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"

#include <QString>

// What whoever is asked before a run on production gets to read, in the window and on the terminal: how many hosts,
// the exact ones, who logs in there and through what, what they put into the commands, and what runs on them, as whom.
// Plain text, neutralised. Pure; any thread.
namespace rollcall::app {

QString consentHeading(const RunSpec& run);
/// A line each, those in production first; before them why some count as that without anybody knowing.
QString consentHosts(const RunSpec& run);
QString consentCommands(const RunSpec& run);

} // namespace rollcall::app
