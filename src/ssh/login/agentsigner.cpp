// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agentsigner.h"

#include "ssh/base/executors.h"
#include "ssh/base/link.h"
#include "ssh/login/agents.h"

#include <utility>

namespace rollcall::ssh {

namespace {

constexpr std::chrono::milliseconds slowAfter{1000};

} // namespace

AgentSigner::AgentSigner(Loop& loop, std::shared_ptr<Executors> executors, std::shared_ptr<Agents> agents,
                         QString agentSocket, Link& link, std::chrono::milliseconds patience, Calls calls)
    : m_loop(loop), m_executors(std::move(executors)), m_agentSocket(std::move(agentSocket)), m_link(link),
      m_agents(std::move(agents)), m_calls(std::move(calls)), m_alive(std::make_shared<AgentSigner*>(this)),
      m_filter(loop, m_agentSocket, patience,
               [this] {
                   m_silent = true;
                   m_agents->setSilent(m_agentSocket);
               }),
      m_wait(loop, [this] {
          m_slow = m_wasSlow = true;
          m_calls.slow(true);
      })
{
}

AgentSigner::~AgentSigner()
{
    *m_alive = nullptr;
}

void AgentSigner::begin(const QByteArray& blob)
{
    if (!m_filter.isOpen()) {
        const int end = m_filter.open();
        if (end < 0)
            return lacksDescriptors();
        ssh_set_agent_socket(m_link.session(), end); // libssh closes it with the session
    }
    m_filter.show(blob);
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
    if (m_busy || !m_filter.isOpen())
        return;
    m_busy = true;
    m_link.suspend();
    if (!m_slow)
        m_wait.start(slowAfter);
    auto pass = m_agents->admission().enter(m_agentSocket, m_loop.handle(), m_alive,
                                            [alive = m_alive](Admission::Pass&& given) {
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
    m_executors->run(Executors::Kind::Agent, [handle = m_link.handle(), loop = m_loop.handle(), alive = m_alive] {
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

} // namespace rollcall::ssh
