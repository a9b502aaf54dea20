// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/base/uv.h"
#include "fleet/cast/options.h"
#include "fleet/cast/roster.h"

#include <QHash>

#include <functional>
#include <memory>
#include <vector>

// The sockets the fleet listens on. Never reachable from outside this machine: one socket per host is bound
// to 127.0.0.1; the one socket of --addresses is bound to 0.0.0.0 *and* to the device "lo" (socket(7),
// SO_BINDTODEVICE; allowed to everybody since Linux 5.7) and drops peers outside 127/8 in any case; where the
// device binding is refused the fleet does not start that way. A host that refuses connections owns its
// port without listening on it. Loop thread; owns the descriptors.
namespace rollcall::fleet {

class Listeners
{
public:
    /// A new non-blocking connection for a host; the receiver owns the descriptor.
    using Accepted = std::function<void(FleetHost& host, int fd, const QByteArray& peer)>;

    Listeners(uv_loop_t* loop, std::vector<FleetHost>& roster, Accepted accepted);
    ~Listeners();
    Listeners(const Listeners&) = delete;
    Listeners& operator=(const Listeners&) = delete;

    /// Fills in the roster's ports; `wishes` are tried first.
    Status listen(const FleetOptions& options, const QHash<QString, quint16>& wishes);

private:
    struct Door
    {
        int fd = -1;
        FleetHost* host = nullptr; // null: getsockname says
        std::unique_ptr<Poll> poll;
    };

    Status listenOnPorts(const FleetOptions& options, const QHash<QString, quint16>& wishes);
    Status listenOnAddresses(const FleetOptions& options, const QHash<QString, quint16>& wishes);
    Status reserve(FleetHost& host, quint16 wish);
    void open(int fd, FleetHost* host);
    void acceptFrom(const Door& door);
    void handOver(const Door& door, int fd);
    FleetHost* hostAt(quint32 address) const;
    void pause(); // no descriptors left: come back later instead of spinning

    uv_loop_t* m_loop;
    std::vector<FleetHost>& m_roster;
    Accepted m_accepted;
    std::vector<std::unique_ptr<Door>> m_doors;
    std::vector<int> m_reserved;
    QHash<quint32, FleetHost*> m_byAddress;
    Timer m_again;
};

} // namespace rollcall::fleet
