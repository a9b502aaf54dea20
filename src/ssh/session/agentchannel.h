// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/agentrequest.h"

#include <QByteArray>
#include <QString>

#include <functional>

// A channel that the server has opened to the user's agent (OpenSSH's auth-agent@openssh.com): what it asks is read
// here, and nothing goes on to the agent but a request for the list of keys, out of whose answer the others are taken,
// and a request to sign with a key that it may use. Everything else is refused as an agent does it. One request at a
// time; who asks for more than fits into one has its channel closed. In the session's loop thread; owned by its
// AgentForward.
namespace rollcall::ssh {

class AgentChannel
{
public:
    struct Calls
    {
        std::function<bool(const QByteArray& blob)> mayUse;              // whether it may know of that key
        std::function<bool()> maySign;                                   // once more
        std::function<void(const QByteArray& blob, bool made)> isSigned; // or the agent would not
        std::function<void()> changed; // from the depth of a libssh call: advance() is to be called later
    };

    AgentChannel(Loop& loop, Link& link, const QString& agentSocket, Calls calls);
    ~AgentChannel();
    AgentChannel(const AgentChannel&) = delete;
    AgentChannel& operator=(const AgentChannel&) = delete;

    ssh_channel handle() const { return m_channel; } // null: there is none
    void advance();
    bool isOver() const { return m_over; }

private:
    int received(const char* data, uint32_t size);
    void handle(const QByteArray& message);
    void answered(const QByteArray& answer);
    void reply(const QByteArray& payload);
    void write();

    Link& m_link;
    const Calls m_calls;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    QByteArray m_asked;
    QByteArray m_answer;  // that the window has no room for yet
    QByteArray m_signing; // with this key; empty: the list is asked for
    bool m_ended = false; // nothing more will be asked
    bool m_over = false;
    AgentRequest m_agent;
};

} // namespace rollcall::ssh
