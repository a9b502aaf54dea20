// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/programs/program.h"

#include <QByteArray>

#include <libssh/libssh.h>

// What a program says on one channel, both streams in turn, as the client's window and the socket have room; a share
// at a time, so that other channels have theirs. Loop thread; lives in its Channel.
namespace rollcall::fleet {

class Connection;

class ChannelOutput
{
public:
    explicit ChannelOutput(Connection& connection) : m_connection(connection) {}

    void pump(ssh_channel channel, Program& program);
    /// There is more to write at once; the turn is over for fairness only.
    bool hasMore() const { return m_more; }
    bool isSent() const { return m_unsent.isEmpty() && !m_more; } // what has been read of the program

private:
    static constexpr qsizetype turnSize = 256LL * 1024;

    bool write(ssh_channel channel, Stream stream, const char* data, qsizetype size);

    Connection& m_connection;
    QByteArray m_unsent; // what libssh did not take
    Stream m_unsentStream = Stream::Out;
    Stream m_turn = Stream::Out;
    bool m_more = false;
};

} // namespace rollcall::fleet
