// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

// Blocking; any thread.
namespace rollcall::library {

/// Makes it where it is missing, and what is missing above it: for this user alone, whatever the umask says.
Status makePrivateFolder(const QString& path);

} // namespace rollcall::library
