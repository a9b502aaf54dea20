// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/programs/program.h"

#include <memory>

// A direct-tcpip channel (RFC 4254 §7.2): bytes between the channel and a socket to another host of the
// fleet, so that any host can be a jump host. Loop thread; owns the socket.
namespace rollcall::fleet {

class Forward final : public Program
{
public:
    /// A socket on its way to loopback, -1 when it was refused.
    static int connectTo(quint32 address, quint16 port);

    Forward(uv_loop_t* loop, int fd);
    ~Forward() override;

    qsizetype read(Stream stream, char* buffer, qsizetype room) override;
    qsizetype write(const char* data, qsizetype size) override;
    void closeInput() override;
    std::optional<Ending> ending() const override { return std::nullopt; }
    bool isFinished() const override { return m_ended; }

private:
    void want(int event);

    int m_fd;
    Poll m_poll;
    bool m_ended = false;
};

} // namespace rollcall::fleet
