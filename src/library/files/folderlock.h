// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <utility>

// One writer of a library's folder at a time, as far as its file system can tell: an advisory lock on the folder
// itself, which leaves no file behind and ends with the process. Where there are no such locks (some network
// shares) it is as if nobody else wrote. Move-only; any thread.
namespace rollcall::library {

class FolderLock
{
public:
    /// Waits for another writer, which takes milliseconds; Busy where that one hangs.
    static Result<FolderLock> take(const QString& path, std::chrono::milliseconds patience = std::chrono::seconds(10));

    FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace rollcall::library
