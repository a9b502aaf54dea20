// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/doors.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

struct Doors::Door
{
    explicit Door(int asUsual) : width(asUsual) {}

    double width;
    bool crowded = false;
    int inside = 0;        // on their way
    quint64 passes = 0;    // given so far
    quint64 narrowed = 0;  // passes given when the door was last made narrower: older ones say nothing new
    int inVain = 0;        // refusals in a row at the least width
    std::deque<Waiter> waiting;
};

Doors::Pass::Pass(std::shared_ptr<Doors> doors, QString place, std::shared_ptr<Door> door, quint64 number)
    : m_doors(std::move(doors)), m_place(std::move(place)), m_door(std::move(door)), m_number(number)
{
}

Doors::Pass::Pass(Pass&& other) noexcept = default;

Doors::Pass& Doors::Pass::operator=(Pass&& other) noexcept
{
    Pass taken(std::move(other));
    m_doors.swap(taken.m_doors);
    m_place.swap(taken.m_place);
    m_door.swap(taken.m_door);
    std::swap(m_number, taken.m_number);
    return *this;
}

Doors::Pass::~Pass()
{
    if (m_door)
        m_doors->left(m_place, m_door);
}

void Doors::Pass::loggedIn()
{
    if (!m_door)
        return;
    {
        const std::lock_guard lock(m_doors->m_mutex);
        if (m_door->crowded)
            m_door->width += 1 / m_door->width;
        m_door->inVain = 0;
    }
    *this = Pass();
}

std::optional<Doors::Pass> Doors::enter(const QString& place, const Loop::Handle& loop, std::weak_ptr<void> wanted,
                                        std::function<void(Pass&&)> admitted)
{
    const std::lock_guard lock(m_mutex);
    auto& door = m_doors[place];
    if (!door)
        door = std::make_shared<Door>(m_width);
    if (door->waiting.empty() && door->inside < static_cast<int>(door->width)) {
        ++door->inside;
        return Pass(shared_from_this(), place, door, ++door->passes);
    }
    door->waiting.push_back({loop, std::move(wanted), std::move(admitted)});
    return std::nullopt;
}

bool Doors::turnedAway(Pass&& pass)
{
    const Pass mine(std::move(pass)); // given back after the lock
    if (!mine.m_door)
        return true;
    const std::lock_guard lock(m_mutex);
    Door& door = *mine.m_door;
    if (!door.crowded) {
        door.crowded = true;
        door.width = crowdedWidth;
        door.narrowed = door.passes;
    } else if (mine.m_number > door.narrowed) {
        if (door.width <= leastWidth)
            ++door.inVain;
        door.width = std::max<double>(door.width / 2, leastWidth);
        door.narrowed = door.passes;
    }
    return door.inVain < hopeless;
}

void Doors::left(const QString& place, const std::shared_ptr<Door>& door)
{
    std::vector<std::function<void()>> posts;
    {
        const std::lock_guard lock(m_mutex);
        --door->inside;
        posts = admit(place, door);
        if (door->inside == 0 && !door->crowded)
            m_doors.erase(place);
    }
    for (const auto& post : posts)
        post();
}

std::vector<std::function<void()>> Doors::admit(const QString& place, const std::shared_ptr<Door>& door)
{
    std::vector<std::function<void()>> posts;
    while (door->inside < static_cast<int>(door->width) && !door->waiting.empty()) {
        Waiter waiter = std::move(door->waiting.front());
        door->waiting.pop_front();
        if (waiter.wanted.expired())
            continue;
        ++door->inside;
        auto pass = std::make_shared<Pass>(Pass(shared_from_this(), place, door, ++door->passes));
        posts.push_back([loop = waiter.loop, admitted = std::move(waiter.admitted), pass] {
            loop.post([admitted, pass] { admitted(std::move(*pass)); });
        });
    }
    return posts;
}

} // namespace rollcall::ssh
