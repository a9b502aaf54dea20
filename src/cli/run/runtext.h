// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/storedspec.h"

#include <QStringList>

// What a run did, in lines for people: its commands by their first line, its parameters, and which options were not the
// usual ones, as `run` takes them. Safe to print. Pure.
namespace rollcall::cli {

QStringList runLines(const StoredSpec& spec);

} // namespace rollcall::cli
