// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumppool.h"

#include "ssh/session/jumphost.h"

#include <utility>

namespace rollcall::ssh {

namespace {

template <typename T> bool sameValue(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b)
{
    return a == b || (a && b && *a == *b);
}

} // namespace

bool sameWay(const HostSpec& a, const HostSpec& b)
{
    if (a.address != b.address || a.port != b.port || a.user != b.user || a.family != b.family)
        return false;
    if (!sameValue(a.login, b.login) || !sameValue(a.trust, b.trust) || !sameValue(a.algorithms, b.algorithms))
        return false;
    if (a.proxyCommand != b.proxyCommand)
        return false;
    return a.jump == b.jump || (a.jump && b.jump && sameWay(*a.jump, *b.jump));
}

JumpPool::JumpPool(const Services& services) : m_services(std::make_unique<Services>(services)) {}

JumpPool::~JumpPool()
{
    close();
}

void JumpPool::close()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& jump : m_hosts)
        jump->handle().post([jump] { jump->close(); });
    m_hosts.clear();
}

std::shared_ptr<JumpHost> JumpPool::find(const HostSpec& host) const
{
    for (const auto& known : m_hosts) {
        if (&known->host() == &host || sameWay(known->host(), host))
            return known;
    }
    return nullptr;
}

void JumpPool::open(Loop& loop, Request&& request)
{
    std::shared_ptr<JumpHost> jump;
    {
        const std::lock_guard lock(m_mutex);
        jump = find(*request.jump);
        if (!jump) {
            jump = std::make_shared<JumpHost>(loop, request.jump, *m_services, weak_from_this());
            jump->watchEnd();
            m_hosts.push_back(jump);
        }
    }
    auto kept = std::make_shared<Request>(std::move(request));
    jump->handle().post([jump, kept] { jump->serve(std::move(*kept)); });
}

// The jump host's session gives back its ways and hears of its end in one task of its loop: what is posted there
// because a way has ended comes after both.
void JumpPool::wasLost(const HostSpec& host, quint64 connection, const Loop::Handle& asker,
                       std::function<void(bool)> told)
{
    std::shared_ptr<JumpHost> jump;
    {
        const std::lock_guard lock(m_mutex);
        jump = find(host);
    }
    if (!jump)
        return asker.post([told = std::move(told)] { told(false); });
    jump->handle().post([jump, connection, asker, told = std::move(told)]() mutable {
        asker.post([lost = !jump->isThere(connection), told = std::move(told)] { told(lost); });
    });
}

} // namespace rollcall::ssh
