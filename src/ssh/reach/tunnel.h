// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/link.h"
#include "ssh/base/loop.h"

#include <functional>
#include <memory>

// A direct-tcpip channel of a jump host (RFC 4254 section 7.2), pumped to one end of a socket pair; the other
// end is a target's connection, in any loop. A slow side stops only its own channel: what the target does not
// take stays in libssh's buffer, so that the window closes, and what the jump host does not take is not read.
// In the loop of the jump host's session; owned by its ExecTable.
namespace rollcall::ssh {

class Tunnel
{
public:
    /// `descriptor` -1: why not; empty: because the jump host's connection is gone.
    using Opened = std::function<void(int descriptor, const QString& why)>;

    /// `changed` when the session should call advance() because of the target's side.
    Tunnel(Loop& loop, Link& link, const QString& target, quint16 port, Opened opened, std::function<void()> changed);
    ~Tunnel();
    Tunnel(const Tunnel&) = delete;
    Tunnel& operator=(const Tunnel&) = delete;

    void advance(); // the link is ready, or our end is
    bool isOver() const { return m_over; }
    /// Something came from the server since advance(): libssh also reads while it writes for another tunnel.
    bool hasNews() const;

private:
    void open();
    bool makePair();
    void towardsTarget();
    void towardsServer();
    int received(const char* data, uint32_t size);
    qint64 give(const char* data, qint64 size);
    void watch();
    void close();

    Loop& m_loop;
    Link& m_link;
    const QByteArray m_target;
    const quint16 m_port;
    Opened m_opened;
    const std::function<void()> m_changed;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    int m_end = -1; // ours of the pair
    std::unique_ptr<Loop::Watch> m_watch;
    bool m_open = false;
    bool m_over = false;
    bool m_full = false;         // the target's side takes no more just now
    bool m_behind = false;       // there is something for it in libssh's buffer, or kept
    QByteArray m_kept;           // taken out of libssh's buffer, not given yet
    bool m_readable = false;     // the target's side has something
    bool m_targetEnded = false;  // and our EOF is on its way
    bool m_serverEnded = false;
    bool m_closed = false;
    bool m_endTold = false;
    QByteArray m_waiting;        // read from the target, not written yet
};

} // namespace rollcall::ssh
