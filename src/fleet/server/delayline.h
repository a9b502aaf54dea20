// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/server/peer.h"

#include <QByteArray>

#include <deque>
#include <memory>

// --latency: stands between the client's socket and the server's end of a socket pair and hands bytes on
// after a fixed delay, each direction for itself. TCP's own handshake is not delayed. What is under way is
// bounded (a direction stops reading above `mostUnderWay`), so that a stalled reader still throttles a
// writer. Loop thread; owns both descriptors.
namespace rollcall::fleet {

class Fleet;

class DelayLine final : public Peer
{
public:
    DelayLine(Fleet& fleet, int clientFd, int delay);
    ~DelayLine() override;

    /// The descriptor to serve instead of the client's; -1 when there was none to get.
    int takeServerEnd();

private:
    static constexpr qsizetype mostUnderWay = 4LL * 1024 * 1024;

    struct Packet
    {
        std::uint64_t due = 0;
        QByteArray bytes;
    };
    struct Direction
    {
        std::deque<Packet> packets;
        qsizetype underWay = 0;
        bool ended = false;  // the source said goodbye
        bool passed = false; // and the sink knows
        std::uint64_t endDue = 0;
        bool blocked = false; // the sink takes nothing now
    };
    struct End
    {
        int fd = -1;
        std::unique_ptr<Poll> poll;
    };

    void happened(int end, int status, int events);
    bool readFrom(int end);
    bool deliverTo(int end);
    bool deliverAll();
    void settle();
    void updateEvents();

    Fleet& m_fleet;
    std::uint64_t m_delay;
    int m_serverEnd = -1;
    End m_ends[2];             // 0: the client, 1: our end of the pair
    Direction m_directions[2]; // [i]: what was read from end i
    Timer m_timer;
};

} // namespace rollcall::fleet
