// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/sshpointers.h"
#include "fleet/base/uv.h"
#include "fleet/programs/program.h"
#include "fleet/server/channelinput.h"
#include "fleet/server/channeloutput.h"
#include "fleet/server/channelrequest.h"

#include <QByteArray>

#include <libssh/callbacks.h>

#include <memory>

// One channel of a connection, from the client's requests to the ending of its program, which it starts and owns.
// libssh's callbacks only note; advance() acts. Loop thread; lives in its Connection.
namespace rollcall::fleet {

class Connection;

class Channel
{
public:
    Channel(Connection& connection, ssh_channel channel);
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    ssh_channel handle() const { return m_channel; }
    void run(std::unique_ptr<Program> program);
    void advance();
    void abandon(); // libssh frees it with its session
    bool isDone() const { return m_done; }
    /// There is more to write at once; the turn is over for fairness only.
    bool hasMore() const { return m_output.hasMore(); }

private:
    static Channel& self(void* userData); // for libssh's callbacks
    void install();
    int ask(const QByteArray& command); // exec and shell
    void start();
    void sendEnding();
    void finish();

    Connection& m_connection;
    ssh_channel m_channel;
    ssh_channel_callbacks_struct m_callbacks{};
    ChannelRequest m_request;
    std::unique_ptr<Timer> m_slowStart;
    std::unique_ptr<Program> m_program;
    ChannelInput m_input;
    ChannelOutput m_output;
    bool m_endingSent = false;
    bool m_closed = false; // by us
    bool m_remoteClosed = false;
    bool m_done = false;
};

} // namespace rollcall::fleet
