// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/base/eventlog.h"
#include "fleet/base/sshpointers.h"
#include "fleet/base/uv.h"
#include "fleet/cast/options.h"
#include "fleet/cast/random.h"
#include "fleet/cast/roster.h"
#include "fleet/programs/program.h"
#include "fleet/server/listeners.h"
#include "fleet/server/peer.h"

#include <memory>
#include <unordered_map>
#include <vector>

// The fleet itself: the hosts, their sockets, and everybody who is connected, on one libuv loop in one
// thread. prepare() writes the fleet's folder and opens the sockets; after it the loop only has to run.
// Owns every connection. Loop thread.
namespace rollcall::fleet {

class Fleet
{
public:
    Fleet(uv_loop_t* loop, FleetOptions options);
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    Status prepare();

    uv_loop_t* loop() const { return m_loop; }
    const FleetOptions& options() const { return m_options; }
    EventLog& log() { return m_log; }
    Random& random() { return m_random; }
    ssh_key clientKey() const { return m_clientKey.get(); }
    /// Where a name or address as in hosts.yaml leads (for forwarding); false outside the fleet's loopback.
    bool findAddress(const QByteArray& name, quint32& address) const;

    /// The libssh side of a connection, the host's key in place; null when libssh refuses.
    SessionPointer makeSession(const FleetHost& host, int fd);
    std::unique_ptr<Program> makeProgram(const ProgramRequest& request);

    void loginStarted() { ++m_loggingIn; }
    void loginEnded() { --m_loggingIn; }
    /// Destroys the peer: the caller must return at once.
    void bury(Peer& peer);

private:
    void accepted(FleetHost& host, int fd, const QByteArray& peer);
    bool turnsAway(const FleetHost& host) const;
    void adopt(std::unique_ptr<Peer> peer);
    Status raiseDescriptorLimit();

    uv_loop_t* m_loop;
    FleetOptions m_options;
    std::vector<FleetHost> m_roster;
    EventLog m_log;
    Random m_random;
    KeyPointer m_clientKey;
    BindPointer m_bind;
    std::unique_ptr<Listeners> m_listeners;
    std::unordered_map<Peer*, std::unique_ptr<Peer>> m_peers;
    int m_loggingIn = 0;
};

} // namespace rollcall::fleet
