// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"
#include "ssh/login/agentrequest.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

// What libssh talks to in place of an ssh-agent: one end of a socket pair, the other one of which libssh has. It shows
// the one wanted key and passes nothing on to the agent but requests to sign with it, one at a time and with a time
// limit. The protocol is draft-ietf-sshm-ssh-agent. In the loop's thread; owned by AgentSigner.
namespace rollcall::ssh {

class AgentFilter
{
public:
    /// `silent`: the agent has not answered in time.
    AgentFilter(Loop& loop, QString agentSocket, std::chrono::milliseconds patience, std::function<void()> silent);
    ~AgentFilter();
    AgentFilter(const AgentFilter&) = delete;
    AgentFilter& operator=(const AgentFilter&) = delete;

    bool isOpen() const { return m_end >= 0; }
    int open();                        // the other end, which whoever asks closes; -1: no descriptors
    void show(const QByteArray& blob); // and no other key from now on
    void close();

private:
    void serve();
    void handle(const QByteArray& message);
    void reply(const QByteArray& payload);

    Loop& m_loop;
    QByteArray m_blob;
    int m_end = -1; // ours of the pair
    std::unique_ptr<Loop::Watch> m_endWatch;
    QByteArray m_asked;
    AgentRequest m_agent;
};

} // namespace rollcall::ssh
