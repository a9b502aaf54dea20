// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

// A run's lock file, held (flock(2)) by the process that records the run for as long as it does; the kernel
// lets it go when the process dies, however it dies. Held as long as the object exists; owned by one, used by
// one thread at a time.
namespace rollcall::history {

class RunLock
{
public:
    /// Makes the file where needed; waits for a moment's look of another process.
    static Result<std::unique_ptr<RunLock>> take(const QString& runFolder);
    /// Null while another process (or recorder) holds it, or where there is no lock file.
    static std::unique_ptr<RunLock> tryTake(const QString& runFolder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    explicit RunLock(int file) : m_file(file) {}
    int m_file;
};

} // namespace rollcall::history
