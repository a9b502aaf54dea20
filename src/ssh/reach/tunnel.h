// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/channelopening.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/reach/tunnelend.h"

#include <functional>
#include <optional>

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
    void towardsTarget();
    void towardsServer();
    int received(const char* data, uint32_t size);
    bool isDrained() const { return !m_behind && !m_end.hasKept(); }
    void close();

    Link& m_link;
    const QByteArray m_target;
    const quint16 m_port;
    Opened m_opened;
    std::optional<ChannelOpening> m_opening;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    TunnelEnd m_end; // ours of the pair
    bool m_open = false;
    bool m_over = false;
    bool m_behind = false;      // there is something for the target in libssh's buffer, or kept
    bool m_serverEnded = false; // by the server's EOF
    bool m_closed = false;
};

} // namespace rollcall::ssh
