// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agentfilter.h"

#include "ssh/login/agents.h"

#include <QtEndian>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace rollcall::ssh {

namespace {

constexpr std::chrono::milliseconds agentIsFull{20}; // until connecting is tried again

// What recv(2) has for us, appended; false at the end of the stream.
bool readInto(int descriptor, QByteArray& buffer)
{
    char chunk[4096];
    const ssize_t size = ::recv(descriptor, chunk, sizeof(chunk), MSG_DONTWAIT);
    if (size > 0)
        buffer.append(chunk, size);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

} // namespace

AgentFilter::AgentFilter(Loop& loop, QString agentSocket, std::chrono::milliseconds patience,
                         std::function<void()> silent)
    : m_loop(loop), m_agentSocket(std::move(agentSocket)), m_limit(patience), m_retry(loop, [this] { connectAgent(); }),
      m_patience(loop, [this, silent = std::move(silent)] {
          silent();
          agentFailed();
      })
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
    dropAgent();
    m_endWatch.reset();
    if (m_end >= 0)
        ::close(std::exchange(m_end, -1));
}

// libssh will ask for the list of keys first: the answer is there before the question.
void AgentFilter::show(const QByteArray& blob)
{
    m_blob = blob;
    QByteArray list(5, '\0');
    list[0] = agentprotocol::identitiesAnswer;
    qToBigEndian<quint32>(1, list.data() + 1);
    reply(list + agentprotocol::string(blob) + agentprotocol::string(QByteArray()));
}

void AgentFilter::serve()
{
    if (!readInto(m_end, m_asked))
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
    m_request = agentprotocol::frame(message);
    m_patience.start(m_limit);
    connectAgent();
}

void AgentFilter::reply(const QByteArray& payload)
{
    const QByteArray framed = agentprotocol::frame(payload);
    if (::send(m_end, framed.constData(), static_cast<size_t>(framed.size()), MSG_NOSIGNAL) != framed.size())
        close();
}

void AgentFilter::connectAgent()
{
    m_agent = agentprotocol::open(m_agentSocket);
    if (m_agent < 0 && errno == EAGAIN)
        return m_retry.start(agentIsFull);
    if (m_agent < 0)
        return agentFailed();
    if (::send(m_agent, m_request.constData(), static_cast<size_t>(m_request.size()), MSG_NOSIGNAL) != m_request.size())
        return agentFailed();
    m_answer.clear();
    m_agentWatch = std::make_unique<Loop::Watch>(m_loop, m_agent, [this](bool, bool) { agentReady(); });
    m_agentWatch->start(true, false);
}

void AgentFilter::agentReady()
{
    if (!readInto(m_agent, m_answer))
        return agentFailed();
    QByteArray message;
    bool broken = false;
    if (agentprotocol::take(m_answer, message, broken)) {
        dropAgent();
        reply(message);
    } else if (broken) {
        agentFailed();
    }
}

void AgentFilter::agentFailed()
{
    dropAgent();
    reply(QByteArray(1, agentprotocol::failure));
}

void AgentFilter::dropAgent()
{
    m_retry.stop();
    m_patience.stop();
    m_agentWatch.reset();
    if (m_agent >= 0)
        ::close(std::exchange(m_agent, -1));
}

} // namespace rollcall::ssh
