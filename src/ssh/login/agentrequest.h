// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

// One request after the other to an ssh-agent, each on a connection of its own, without waiting for the agent and with
// a time limit: it may ask its user for a touch or a confirmation. In the loop's thread.
namespace rollcall::ssh {

class AgentRequest
{
public:
    struct Calls
    {
        std::function<void(const QByteArray&)> answered; // with the payload; empty: none came. May start the next one
        std::function<void()> silent;                    // before that, where it has not answered in time; may be null
    };

    AgentRequest(Loop& loop, QString agentSocket, std::chrono::milliseconds patience, Calls calls);
    ~AgentRequest();
    AgentRequest(const AgentRequest&) = delete;
    AgentRequest& operator=(const AgentRequest&) = delete;

    void start(const QByteArray& payload); // in place of the one that is under way
    bool isUnderWay() const { return m_underWay; }
    void drop(); // nothing is told of it any more

private:
    void connectAgent();
    void ready();
    void over(const QByteArray& answer);

    Loop& m_loop;
    const QString m_socket;
    const std::chrono::milliseconds m_limit;
    const Calls m_calls;
    bool m_underWay = false;
    QByteArray m_request; // framed
    int m_agent = -1;
    std::unique_ptr<Loop::Watch> m_watch;
    QByteArray m_answer;
    Loop::Timer m_retry;
    Loop::Timer m_patience;
};

} // namespace rollcall::ssh
