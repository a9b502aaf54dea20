// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agentfilter.h"

#include "ssh/login/agents.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace rollcall::ssh {

AgentFilter::AgentFilter(Loop& loop, QString agentSocket, std::chrono::milliseconds patience,
                         std::function<void()> silent)
    : m_loop(loop), m_agent(loop, std::move(agentSocket), patience,
                            {[this](const QByteArray& answer) {
                                 reply(answer.isEmpty() ? QByteArray(1, agentprotocol::failure) : answer);
                             },
                             std::move(silent)})
{
}

AgentFilter::~AgentFilter()
{
    close();
}

int AgentFilter::open()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return -1;
    m_end = ends[0];
    ::fcntl(m_end, F_SETFL, O_NONBLOCK);
    m_endWatch = std::make_unique<Loop::Watch>(m_loop, m_end, [this](bool, bool) { serve(); });
    m_endWatch->start(true, false);
    return ends[1];
}

void AgentFilter::close()
{
    m_agent.drop();
    m_endWatch.reset();
    if (m_end >= 0)
        ::close(std::exchange(m_end, -1));
}

// libssh will ask for the list of keys first: the answer is there before the question.
void AgentFilter::show(const QByteArray& blob)
{
    m_blob = blob;
    reply(agentprotocol::identitiesAnswerOf({{blob, {}}}));
}

void AgentFilter::serve()
{
    if (!agentprotocol::readInto(m_end, m_asked))
        return close();
    QByteArray message;
    bool broken = false;
    while (agentprotocol::take(m_asked, message, broken))
        handle(message);
    if (broken)
        close();
}

void AgentFilter::handle(const QByteArray& message)
{
    if (message.at(0) == agentprotocol::requestIdentities)
        return; // answered in show()
    qsizetype offset = 1;
    if (message.at(0) != agentprotocol::signRequest || agentprotocol::stringAt(message, offset) != m_blob)
        return reply(QByteArray(1, agentprotocol::failure));
    m_agent.start(message);
}

void AgentFilter::reply(const QByteArray& payload)
{
    const QByteArray framed = agentprotocol::frame(payload);
    if (::send(m_end, framed.constData(), static_cast<size_t>(framed.size()), MSG_NOSIGNAL) != framed.size())
        close();
}

} // namespace rollcall::ssh
