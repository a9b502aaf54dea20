// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agentsigner.h"

#include "ssh/base/lanes.h"
#include "ssh/base/link.h"
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
constexpr std::chrono::milliseconds slowAfter{1000};

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

AgentSigner::AgentSigner(Loop& loop, std::shared_ptr<Lanes> lanes, std::shared_ptr<Agents> agents, QString agentSocket,
                         Link& link, std::chrono::milliseconds patience, Calls calls)
    : m_loop(loop), m_lanes(std::move(lanes)), m_agentSocket(std::move(agentSocket)), m_link(link),
      m_agents(std::move(agents)), m_limit(patience), m_calls(std::move(calls)),
      m_alive(std::make_shared<AgentSigner*>(this)), m_retry(loop, [this] { connectAgent(); }),
      m_wait(loop, [this] {
          m_slow = m_wasSlow = true;
          m_calls.slow(true);
      }),
      m_patience(loop, [this] {
          m_silent = true;
          m_agents->setSilent(m_agentSocket);
          agentFailed();
      })
{
}

AgentSigner::~AgentSigner()
{
    *m_alive = nullptr;
    close();
}

void AgentSigner::close()
{
    dropAgent();
    m_endWatch.reset();
    if (m_end >= 0)
        ::close(std::exchange(m_end, -1));
}

void AgentSigner::begin(const QByteArray& blob)
{
    m_blob = blob;
    if (m_end < 0) {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            return lacksDescriptors();
        m_end = ends[0];
        ::fcntl(m_end, F_SETFL, O_NONBLOCK);
        ssh_set_agent_socket(m_link.session(), ends[1]); // libssh closes it with the session
        m_endWatch = std::make_unique<Loop::Watch>(m_loop, m_end, [this](bool, bool) { serve(); });
        m_endWatch->start(true, false);
    }
    // libssh will ask for the list of keys first: the answer is there before the question.
    QByteArray list(5, '\0');
    list[0] = agentprotocol::identitiesAnswer;
    qToBigEndian<quint32>(1, list.data() + 1);
    reply(list + agentprotocol::string(blob) + agentprotocol::string(QByteArray()));
    proceed();
}

void AgentSigner::lacksDescriptors()
{
    m_lacksDescriptors = true;
    const auto done = m_calls.done; // it may destroy this
    done(SSH_AUTH_ERROR);
}

void AgentSigner::proceed()
{
    if (m_busy || m_end < 0)
        return;
    m_busy = true;
    m_link.suspend();
    if (!m_slow)
        m_wait.start(slowAfter);
    auto pass = m_agents->doors().enter(m_agentSocket, m_loop.handle(), m_alive, [alive = m_alive](Doors::Pass&& given) {
        if (AgentSigner* signer = *alive) {
            signer->m_pass = std::move(given);
            signer->work();
        }
    });
    if (!pass)
        return;
    m_pass = std::move(*pass);
    work();
}

void AgentSigner::work()
{
    if (m_agents->isSilent(m_agentSocket)) {
        m_silent = true;
        return m_loop.post([alive = m_alive] {
            if (AgentSigner* signer = *alive)
                signer->finished(SSH_AUTH_ERROR);
        });
    }
    m_lanes->run(Lanes::Kind::Agent, [handle = m_link.handle(), loop = m_loop.handle(), alive = m_alive] {
        int rc = ssh_userauth_agent(handle->session, nullptr);
        if (rc == SSH_AUTH_AGAIN && (ssh_get_poll_flags(handle->session) & SSH_WRITE_PENDING) != 0)
            rc = ssh_userauth_agent(handle->session, nullptr);
        loop.post([alive, rc] {
            if (AgentSigner* signer = *alive)
                signer->finished(rc);
        });
    });
}

void AgentSigner::finished(int rc)
{
    m_busy = false;
    m_pass = {};
    m_wait.stop();
    m_link.settle();
    if (std::exchange(m_slow, false))
        m_calls.slow(false);
    if (rc == SSH_AUTH_AGAIN && m_link.isOpen())
        return;
    const auto done = m_calls.done; // it may destroy this
    done(rc == SSH_AUTH_AGAIN ? SSH_AUTH_ERROR : rc);
}

void AgentSigner::serve()
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

void AgentSigner::handle(const QByteArray& message)
{
    if (message.at(0) == agentprotocol::requestIdentities)
        return; // answered in begin()
    qsizetype offset = 1;
    if (message.at(0) != agentprotocol::signRequest || agentprotocol::stringAt(message, offset) != m_blob)
        return reply(QByteArray(1, agentprotocol::failure));
    m_request = agentprotocol::frame(message);
    m_patience.start(m_limit);
    connectAgent();
}

void AgentSigner::reply(const QByteArray& payload)
{
    const QByteArray framed = agentprotocol::frame(payload);
    if (::send(m_end, framed.constData(), static_cast<size_t>(framed.size()), MSG_NOSIGNAL) != framed.size())
        close();
}

void AgentSigner::connectAgent()
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

void AgentSigner::agentReady()
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

void AgentSigner::agentFailed()
{
    dropAgent();
    reply(QByteArray(1, agentprotocol::failure));
}

void AgentSigner::dropAgent()
{
    m_retry.stop();
    m_patience.stop();
    m_agentWatch.reset();
    if (m_agent >= 0)
        ::close(std::exchange(m_agent, -1));
}

} // namespace rollcall::ssh
