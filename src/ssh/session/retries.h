// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"

#include <chrono>
#include <optional>

// How often, and how soon, one host is connected to once more, by what the last connection ended of: a busy server
// (sshd_config(5), MaxStartups), an address that did not answer (ssh_config(5), ConnectionAttempts), a jump host that
// was lost, a question that outlived the connection. Counts only; whoever connects tells it. The clock is the
// caller's. Pure; any thread.
namespace rollcall::ssh {

class Retries
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void connecting() { ++m_connections; }

    /// The server turned us away: the pause until the next connection. `silently`: without a word.
    Milliseconds busy(Time now);
    /// Whether the server may still be busy at the end of that pause, so that it is worth it.
    bool isHopeful(Time then, Milliseconds connectTimeout, bool silently) const;
    void stoodInLine(std::chrono::nanoseconds time); // does not count as the server's being busy

    bool afterSilence(int attempts) { return ++m_rounds < attempts; } // of all addresses
    int rounds() const { return m_rounds; }
    bool afterLostJump();
    bool afterQuestion();

private:
    int m_connections = 0;           // that were made
    int m_rounds = 0;                // of all addresses, in vain
    int m_lostJumps = 0;             // connections of the jump host
    int m_questions = 0;             // about the host key, that the server did not wait for
    std::optional<Time> m_busySince; // the server first turned us away
};

} // namespace rollcall::ssh
