// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agentrequest.h"

#include "ssh/login/agents.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace rollcall::ssh {

namespace {

constexpr std::chrono::milliseconds agentIsFull{20}; // until connecting is tried again

} // namespace

AgentRequest::AgentRequest(Loop& loop, QString agentSocket, std::chrono::milliseconds patience, Calls calls)
    : m_loop(loop), m_socket(std::move(agentSocket)), m_limit(patience), m_calls(std::move(calls)),
      m_retry(loop, [this] { connectAgent(); }), m_patience(loop, [this] {
          if (m_calls.silent)
              m_calls.silent();
          over({});
      })
{
}

AgentRequest::~AgentRequest()
{
    drop();
}

void AgentRequest::start(const QByteArray& payload)
{
    drop();
    m_underWay = true;
    m_request = agentprotocol::frame(payload);
    m_patience.start(m_limit);
    connectAgent();
}

void AgentRequest::connectAgent()
{
    m_agent = agentprotocol::open(m_socket);
    if (m_agent < 0 && errno == EAGAIN)
        return m_retry.start(agentIsFull);
    if (m_agent < 0)
        return over({});
    if (::send(m_agent, m_request.constData(), static_cast<size_t>(m_request.size()), MSG_NOSIGNAL) != m_request.size())
        return over({});
    m_answer.clear();
    m_watch = std::make_unique<Loop::Watch>(m_loop, m_agent, [this](bool, bool) { ready(); });
    m_watch->start(true, false);
}

void AgentRequest::ready()
{
    if (!agentprotocol::readInto(m_agent, m_answer))
        return over({});
    QByteArray payload;
    bool broken = false;
    if (agentprotocol::take(m_answer, payload, broken) || broken)
        over(payload);
}

void AgentRequest::over(const QByteArray& answer)
{
    drop();
    m_calls.answered(answer);
}

void AgentRequest::drop()
{
    m_underWay = false;
    m_retry.stop();
    m_patience.stop();
    m_watch.reset();
    if (m_agent >= 0)
        ::close(std::exchange(m_agent, -1));
}

} // namespace rollcall::ssh
