// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/sshpointers.h"

// The libssh side of one connection, driven without blocking: the key exchange, then whatever the client sends, each
// only when the descriptor has something. Loop thread; lives in its Connection.
namespace rollcall::fleet {

class ServerSession
{
public:
    enum class Step { Waiting, Exchanged, Served, Failed };

    explicit ServerSession(SessionPointer session) : m_session(std::move(session)) {}

    ssh_session get() const { return m_session.get(); }
    explicit operator bool() const { return static_cast<bool>(m_session); } // false: libssh refused
    bool isConnected() const { return ssh_is_connected(get()); }
    bool isExchanged() const { return m_exchanged; }
    /// The last output did not go into the socket as a whole: more would pile up.
    bool isFull() const { return (ssh_get_poll_flags(get()) & SSH_WRITE_PENDING) != 0; }

    Step drive(); // the descriptor is ready
    void flush();
    void disconnect(); // what is still to be sent is sent
    void free() { m_session.reset(); }

private:
    SessionPointer m_session;
    bool m_exchanged = false;
};

} // namespace rollcall::fleet
