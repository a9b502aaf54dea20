// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/gate.h"

#include <QString>

#include <thread>

// A file that does not answer: whoever of this process reads it waits until release(), and finds it empty then.
// After some seconds it answers by itself, so that whoever waits for the reader is seen to. Replaces what is there.
namespace rollcall::test {

class Fifo
{
public:
    explicit Fifo(const QString& path);
    ~Fifo();
    Fifo(const Fifo&) = delete;
    Fifo& operator=(const Fifo&) = delete;

    bool isHolding() const; // somebody waits for an answer now
    void release();

private:
    QString m_path;
    int m_descriptor = -1; // keeps readers waiting
    Gate m_gate;
    std::thread m_watch;
};

} // namespace rollcall::test
