// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/gate.h"

#include <QString>

#include <thread>

// A file on a disk that hangs: whoever opens it, in any process, waits until release(), and finds it empty then. It is
// this process's lease on it that they wait for. After some seconds it answers by itself, so that whoever waits for the
// reader is seen to. Replaces what is there.
namespace rollcall::test {

class SilentFile
{
public:
    explicit SilentFile(const QString& path);
    ~SilentFile();
    SilentFile(const SilentFile&) = delete;
    SilentFile& operator=(const SilentFile&) = delete;

    bool isHolding() const; // somebody waits for an answer now
    void release();

private:
    int m_descriptor = -1; // has the lease
    Gate m_gate;
    std::thread m_watch;
};

} // namespace rollcall::test
