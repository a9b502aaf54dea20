// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/admission.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

struct Admission::Server
{
    explicit Server(int asUsual) : width(asUsual) {}

    double width;
    bool crowded = false;
    int inside = 0;       // on their way
    quint64 passes = 0;   // given so far
    quint64 narrowed = 0; // passes given when it was last made narrower: older ones say nothing new
    int inVain = 0;       // refusals in a row at the least width
    std::deque<Waiter> waiting;
};

Admission::Pass::Pass(std::shared_ptr<Admission> admission, QString place, std::shared_ptr<Server> server,
                      quint64 number)
    : m_admission(std::move(admission)), m_place(std::move(place)), m_server(std::move(server)), m_number(number)
{
}

Admission::Pass::Pass(Pass&& other) noexcept = default;

Admission::Pass& Admission::Pass::operator=(Pass&& other) noexcept
{
    Pass taken(std::move(other));
    m_admission.swap(taken.m_admission);
    m_place.swap(taken.m_place);
    m_server.swap(taken.m_server);
    std::swap(m_number, taken.m_number);
    return *this;
}

Admission::Pass::~Pass()
{
    if (m_server)
        m_admission->left(m_place, m_server);
}

void Admission::Pass::loggedIn()
{
    if (!m_server)
        return;
    {
        const std::lock_guard lock(m_admission->m_mutex);
        if (m_server->crowded)
            m_server->width += 1 / m_server->width;
        m_server->inVain = 0;
    }
    *this = Pass();
}

std::optional<Admission::Pass> Admission::enter(const QString& place, const Loop::Handle& loop,
                                                std::weak_ptr<void> wanted, std::function<void(Pass&&)> admitted)
{
    const std::lock_guard lock(m_mutex);
    auto& server = m_servers[place];
    if (!server)
        server = std::make_shared<Server>(m_width);
    if (server->waiting.empty() && server->inside < static_cast<int>(server->width)) {
        ++server->inside;
        return Pass(shared_from_this(), place, server, ++server->passes);
    }
    server->waiting.push_back({loop, std::move(wanted), std::move(admitted)});
    return std::nullopt;
}

bool Admission::turnedAway(Pass&& pass)
{
    const Pass mine(std::move(pass)); // given back after the lock
    if (!mine.m_server)
        return true;
    const std::lock_guard lock(m_mutex);
    Server& server = *mine.m_server;
    if (!server.crowded) {
        server.crowded = true;
        server.width = crowdedWidth;
        server.narrowed = server.passes;
    } else if (mine.m_number > server.narrowed) {
        if (server.width <= leastWidth)
            ++server.inVain;
        server.width = std::max<double>(server.width / 2, leastWidth);
        server.narrowed = server.passes;
    }
    return server.inVain < hopeless;
}

void Admission::left(const QString& place, const std::shared_ptr<Server>& server)
{
    std::vector<std::function<void()>> posts;
    {
        const std::lock_guard lock(m_mutex);
        --server->inside;
        posts = admit(place, server);
        if (server->inside == 0 && !server->crowded)
            m_servers.erase(place);
    }
    for (const auto& post : posts)
        post();
}

std::vector<std::function<void()>> Admission::admit(const QString& place, const std::shared_ptr<Server>& server)
{
    std::vector<std::function<void()>> posts;
    while (server->inside < static_cast<int>(server->width) && !server->waiting.empty()) {
        Waiter waiter = std::move(server->waiting.front());
        server->waiting.pop_front();
        if (waiter.wanted.expired())
            continue;
        ++server->inside;
        auto pass = std::make_shared<Pass>(Pass(shared_from_this(), place, server, ++server->passes));
        posts.push_back([loop = waiter.loop, admitted = std::move(waiter.admitted), pass] {
            loop.post([admitted, pass] { admitted(std::move(*pass)); });
        });
    }
    return posts;
}

} // namespace rollcall::ssh
