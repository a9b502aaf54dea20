// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An advisory lock on an open file or folder (flock(2)): it belongs to the descriptor and ends with it, so with the
// process however that dies. Any thread.
namespace rollcall {

enum class LockOutcome {
    Held,
    Busy,   // by somebody else
    Failed, // errno says why: a file system without locks (some network shares), a lock that could not be waited for
};

LockOutcome tryLock(int descriptor);
/// Until whoever holds it has let it go.
LockOutcome waitForLock(int descriptor);

} // namespace rollcall
