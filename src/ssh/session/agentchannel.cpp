// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/agentchannel.h"

#include "ssh/login/agents.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

namespace {

constexpr std::chrono::minutes agentPatience{2}; // with the agent, which may wait for a touch

} // namespace

AgentChannel::AgentChannel(Loop& loop, Link& link, const QString& agentSocket, Calls calls)
    : m_link(link), m_calls(std::move(calls)), m_channel(ssh_channel_new(link.session())),
      m_agent(loop, agentSocket, agentPatience, {[this](const QByteArray& answer) { answered(answer); }, {}})
{
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, uint32_t size, int, void* self) {
        return static_cast<AgentChannel*>(self)->received(static_cast<const char*>(data), size);
    };
    const auto ended = [](ssh_session, ssh_channel, void* self) {
        auto& channel = *static_cast<AgentChannel*>(self);
        channel.m_ended = true;
        channel.m_calls.changed();
    };
    m_callbacks.channel_eof_function = ended;
    m_callbacks.channel_close_function = ended;
    m_callbacks.channel_write_wontblock_function = [](ssh_session, ssh_channel, uint32_t, void* self) {
        static_cast<AgentChannel*>(self)->m_calls.changed();
        return 0;
    };
    ssh_callbacks_init(&m_callbacks);
    if (m_channel)
        ssh_add_channel_callbacks(m_channel, &m_callbacks);
}

AgentChannel::~AgentChannel()
{
    if (!m_channel)
        return;
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
}

int AgentChannel::received(const char* data, uint32_t size)
{
    if (m_asked.size() + static_cast<qsizetype>(size) > agentprotocol::biggestMessage)
        m_over = true;
    else
        m_asked.append(data, size);
    m_calls.changed();
    return static_cast<int>(size);
}

void AgentChannel::advance()
{
    write();
    QByteArray message;
    bool broken = false;
    while (!m_over && !m_agent.isUnderWay() && m_answer.isEmpty() && agentprotocol::take(m_asked, message, broken))
        handle(message);
    m_over = m_over || broken || (m_ended && !m_agent.isUnderWay() && m_answer.isEmpty());
}

void AgentChannel::handle(const QByteArray& message)
{
    m_signing.clear();
    if (message.at(0) == agentprotocol::requestIdentities)
        return m_agent.start(QByteArray(1, agentprotocol::requestIdentities));
    qsizetype offset = 1;
    const bool signs = message.at(0) == agentprotocol::signRequest;
    const QByteArray blob = signs ? agentprotocol::stringAt(message, offset) : QByteArray();
    if (blob.isEmpty() || !m_calls.mayUse(blob) || !m_calls.maySign())
        return reply(QByteArray(1, agentprotocol::failure));
    m_signing = blob;
    m_agent.start(message);
}

void AgentChannel::answered(const QByteArray& answer)
{
    const bool made = answer.startsWith(agentprotocol::signAnswer);
    if (!m_signing.isEmpty()) {
        m_calls.isSigned(m_signing, made);
        reply(made ? answer : QByteArray(1, agentprotocol::failure));
    } else {
        std::vector<agentprotocol::Identity> identities = agentprotocol::identitiesIn(answer);
        std::erase_if(identities, [this](const auto& identity) { return !m_calls.mayUse(identity.blob); });
        reply(agentprotocol::identitiesAnswerOf(identities));
    }
    m_calls.changed();
}

void AgentChannel::reply(const QByteArray& payload)
{
    m_answer += agentprotocol::frame(payload);
    write();
}

// As much as the window takes; the rest when it opens.
void AgentChannel::write()
{
    while (!m_answer.isEmpty() && !m_over) {
        const auto size = std::min<qsizetype>(m_answer.size(), ssh_channel_window_size(m_channel));
        if (size <= 0)
            return;
        const int written = ssh_channel_write(m_channel, m_answer.constData(), static_cast<uint32_t>(size));
        if (written < 0)
            m_over = true;
        if (written <= 0)
            return m_link.settle();
        m_answer.remove(0, written);
        m_link.settle();
    }
}

} // namespace rollcall::ssh
