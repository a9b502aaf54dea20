// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"
#include "ssh/login/agentfilter.h"
#include "ssh/login/agents.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

// Signing in with one key that an agent holds. libssh's agent calls block without limit, so they run in the agent
// executor, which has the session to itself meanwhile; what they talk to is not the agent but an AgentFilter, in this
// loop. Closing its end gives the executor its thread back. An agent that takes its time may wait for a touch or a
// confirmation: that is told, and has a time limit. In the session's loop thread; owned by PublicKeyMethod.
//
//     libssh, in the executor ──socket pair── the filter, in the loop ──── the agent's socket
namespace rollcall::ssh {

class Executors;
class Link;

class AgentSigner
{
public:
    struct Calls
    {
        std::function<void(int)> done;  // what ssh_userauth_agent gave, but for SSH_AUTH_AGAIN
        std::function<void(bool)> slow; // the agent makes us wait; and: not any more
    };

    AgentSigner(Loop& loop, std::shared_ptr<Executors> executors, std::shared_ptr<Agents> agents, QString agentSocket,
                Link& link, std::chrono::milliseconds patience, Calls calls);
    ~AgentSigner(); // gives up; the executor ends by itself

    void begin(const QByteArray& blob);
    void proceed();                             // the link is ready
    bool wasSilent() const { return m_silent; } // the agent did not answer in time
    bool wasSlow() const { return m_wasSlow; }
    bool hadNoDescriptors() const { return m_lacksDescriptors; }

private:
    void work();
    void lacksDescriptors();
    void finished(int rc);

    Loop& m_loop;
    const std::shared_ptr<Executors> m_executors;
    const QString m_agentSocket;
    Link& m_link;
    const std::shared_ptr<Agents> m_agents;
    const Calls m_calls;
    std::shared_ptr<AgentSigner*> m_alive;
    bool m_busy = false; // the executor has the session, or will have
    Admission::Pass m_pass;
    bool m_slow = false;
    bool m_wasSlow = false;
    bool m_silent = false;
    bool m_lacksDescriptors = false;

    AgentFilter m_filter;
    Loop::Timer m_wait; // until it is slow
};

} // namespace rollcall::ssh
