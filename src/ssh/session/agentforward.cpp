// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/agentforward.h"

#include "openssh/words/publickey.h"
#include "ssh/login/keycache.h"
#include "ssh/login/keyfile.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostChannels = 10;   // at once
constexpr int mostSignatures = 1'000; // on one connection

} // namespace

AgentForward::AgentForward(Loop& loop, std::shared_ptr<const HostSpec> host, const Services& services,
                           SessionReport& report)
    : m_loop(loop), m_host(std::move(host)), m_keys(services.keys), m_report(report),
      m_alive(std::make_shared<AgentForward*>(this))
{
}

AgentForward::~AgentForward()
{
    detach();
}

bool AgentForward::isWanted() const
{
    return m_host->session && !m_host->session->forwardedAgent.isEmpty();
}

void AgentForward::attach(Link& link)
{
    if (!isWanted())
        return;
    m_link = &link;
    link.setAgentDoor([this] { return open(); });
    if (load())
        learnKeys();
}

void AgentForward::detach()
{
    m_channels.clear();
    if (Link* link = std::exchange(m_link, nullptr))
        link->setAgentDoor(nullptr);
}

bool AgentForward::load()
{
    return m_keys->load(m_host->login, m_loop.handle(), [weak = std::weak_ptr(m_alive)] {
        if (const auto alive = weak.lock())
            (*alive)->learnKeys();
    });
}

void AgentForward::learnKeys()
{
    m_blobs.clear();
    for (const KeyFile& file : m_keys->files(*m_host->login)) {
        if (!file.publicBlob.isEmpty())
            m_blobs.push_back(file.publicBlob);
    }
    m_loaded = true;
    m_report.log(isForAllKeys()
                     ? u"commands may use every key of the agent"_s
                     : u"commands may use the agent's keys that this host's login names (%1)"_s.arg(m_blobs.size()));
    serveSoon();
}

/// A login that names no key goes by whatever the agent has.
bool AgentForward::isForAllKeys() const
{
    return m_host->login->keyFiles.isEmpty() && !m_host->login->identitiesOnly;
}

ssh_channel AgentForward::open()
{
    if (m_channels.size() >= mostChannels) {
        if (!std::exchange(m_refused, true))
            m_report.log(u"the server wants more than %1 ways to the agent at once: refused"_s.arg(mostChannels));
        return nullptr;
    }
    auto channel = std::make_unique<AgentChannel>(
        m_loop, *m_link, m_host->session->forwardedAgent,
        AgentChannel::Calls{
            [this](const QByteArray& blob) { return mayUse(blob); }, [this] { return maySign(); },
            [this](const QByteArray& blob, bool made) { tell(blob, made ? u"has signed"_s : u"has not signed"_s); },
            [this] { serveSoon(); }});
    const ssh_channel handle = channel->handle();
    if (handle)
        m_channels.push_back(std::move(channel));
    return handle;
}

bool AgentForward::mayUse(const QByteArray& blob) const
{
    return isForAllKeys() || std::any_of(m_blobs.begin(), m_blobs.end(),
                                         [&](const QByteArray& own) { return own == blob || certifies(blob, own); });
}

bool AgentForward::maySign()
{
    if (m_signatures < mostSignatures) {
        ++m_signatures;
        return true;
    }
    if (m_signatures++ == mostSignatures)
        m_report.log(
            u"the host asks for more than %1 signatures of the agent: refused from now on"_s.arg(mostSignatures));
    return false;
}

void AgentForward::tell(const QByteArray& blob, const QString& what)
{
    m_report.log(u"the agent, asked from the host, %1 with key %2 %3"_s.arg(
        what, openssh::shortKeyName(openssh::keyType(blob)), openssh::fingerprint(blob)));
}

// What asks for this may be inside a call of libssh, or of a channel.
void AgentForward::serveSoon()
{
    if (!m_link || std::exchange(m_posted, true))
        return;
    m_loop.post([weak = std::weak_ptr(m_alive)] {
        if (const auto alive = weak.lock())
            (*alive)->serve();
    });
}

void AgentForward::serve()
{
    m_posted = false;
    if (!m_link || !m_loaded || !m_link->isOpen())
        return;
    for (size_t i = 0; i < m_channels.size(); ++i) // the server may open one meanwhile
        m_channels[i]->advance();
    if (std::erase_if(m_channels, [](const auto& channel) { return channel->isOver(); }) > 0)
        m_link->settle();
}

} // namespace rollcall::ssh
