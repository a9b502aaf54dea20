// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Anything that holds a client's connection: an SSH session, a host that misbehaves before SSH begins, a
// delay line. The Fleet owns it and lets go of it in bury(). Loop thread.
namespace rollcall::fleet {

class Peer
{
public:
    Peer() = default;
    virtual ~Peer() = default;
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
};

} // namespace rollcall::fleet
