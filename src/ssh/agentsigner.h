// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/loop.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

// Signing in with one key that an agent holds. libssh's agent calls block without limit, so they run in the
// agent lane, which has the session to itself meanwhile; what they talk to is not the agent but our end of a
// socket pair, served by this loop: it shows the one wanted key and passes nothing on but requests to sign
// with it. Closing our end gives the lane its thread back. In the session's loop thread; owned by Login.
//
//     libssh, in the lane ──socket pair── this, in the loop ──── the agent's socket
namespace rollcall::ssh {

class Lanes;
class Link;

class AgentSigner
{
public:
    /// `done` gets what ssh_userauth_agent gave, but for SSH_AUTH_AGAIN.
    AgentSigner(Loop& loop, std::shared_ptr<Lanes> lanes, QString agentSocket, Link& link,
                std::function<void(int)> done);
    ~AgentSigner();

    void begin(const QByteArray& blob);
    void proceed(); // the link is ready
    void close();   // gives up; the lane ends by itself

private:
    void finished(int rc);
    void serve();
    void handle(const QByteArray& message);
    void reply(const QByteArray& payload);
    void connectAgent();
    void agentReady();
    void agentFailed();
    void dropAgent();

    Loop& m_loop;
    const std::shared_ptr<Lanes> m_lanes;
    const QString m_agentSocket;
    Link& m_link;
    const std::function<void(int)> m_done;
    std::shared_ptr<AgentSigner*> m_alive;
    bool m_busy = false; // the lane has the session

    QByteArray m_blob;
    int m_end = -1; // ours of the pair
    std::unique_ptr<Loop::Watch> m_endWatch;
    QByteArray m_asked;

    QByteArray m_request; // on its way to the agent
    int m_agent = -1;
    std::unique_ptr<Loop::Watch> m_agentWatch;
    QByteArray m_answer;
    Loop::Timer m_retry;
};

} // namespace rollcall::ssh
