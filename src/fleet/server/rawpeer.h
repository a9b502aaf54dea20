// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/cast/hostile.h"
#include "fleet/server/peer.h"

#include <QByteArray>

// A host that never gets as far as SSH: says nothing, says rubbish, says its banner only, or turns the client
// away. Reads and forgets what the client says, so that the client's leaving is noticed. Loop thread; owns
// the descriptor.
namespace rollcall::fleet {

class Fleet;
struct FleetHost;

class RawPeer final : public Peer
{
public:
    RawPeer(Fleet& fleet, FleetHost& host, int fd, Hostile mode);
    ~RawPeer() override;

private:
    void happened(int events);
    bool say();

    Fleet& m_fleet;
    int m_fd;
    QByteArray m_toSay;
    bool m_leaves; // when everything is said
    Poll m_poll;
};

} // namespace rollcall::fleet
