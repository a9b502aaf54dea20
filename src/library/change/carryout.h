// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/change/change.h"
#include "library/schema/librarydata.h"

namespace rollcall::library {

/// Makes the edits in memory, unchecked. Pure; any thread.
void carryOut(const Change& change, LibraryData& data);

} // namespace rollcall::library
