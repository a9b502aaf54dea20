// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether somebody else could have put lines into an open configuration file. Blocking I/O (group database).
namespace rollcall::openssh {

/// As OpenSSH on Debian: owned by root or by us, not writable by others, and writable by a group only if
/// nobody else is in it.
bool othersMayWrite(int descriptor);

} // namespace rollcall::openssh
