// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"

#include <cerrno>

#include <sys/file.h>

namespace rollcall {

namespace {

LockOutcome lock(int descriptor, int operation)
{
    int rc = -1;
    do {
        rc = ::flock(descriptor, operation);
    } while (rc != 0 && errno == EINTR);
    if (rc == 0)
        return LockOutcome::Held;
    return errno == EWOULDBLOCK ? LockOutcome::Busy : LockOutcome::Failed;
}

} // namespace

LockOutcome tryLock(int descriptor)
{
    return lock(descriptor, LOCK_EX | LOCK_NB);
}

LockOutcome waitForLock(int descriptor)
{
    return lock(descriptor, LOCK_EX);
}

} // namespace rollcall
