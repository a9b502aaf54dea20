// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/delayline.h"

#include "fleet/server/fleet.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace rollcall::fleet {

namespace {

constexpr std::size_t chunkSize = 64UL * 1024;

} // namespace

DelayLine::DelayLine(Fleet& fleet, int clientFd, int delay)
    : m_fleet(fleet), m_delay(static_cast<std::uint64_t>(delay)), m_timer(fleet.loop(), [this] {
          if (deliverAll())
              settle();
          else
              m_fleet.bury(*this);
      })
{
    int pair[2] = {-1, -1};
    m_ends[0].fd = clientFd;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0)
        return;
    m_serverEnd = pair[0];
    m_ends[1].fd = pair[1];
    for (int i = 0; i < 2; ++i)
        m_ends[i].poll = std::make_unique<Poll>(fleet.loop(), m_ends[i].fd,
                                                [this, i](int status, int events) { happened(i, status, events); });
    updateEvents();
}

DelayLine::~DelayLine()
{
    for (End& end : m_ends) {
        end.poll.reset();
        if (end.fd >= 0)
            ::close(end.fd);
    }
    if (m_serverEnd >= 0)
        ::close(m_serverEnd);
}

int DelayLine::takeServerEnd()
{
    return std::exchange(m_serverEnd, -1);
}

void DelayLine::happened(int end, int status, int events)
{
    bool fine = status == 0;
    if (fine && (events & UV_READABLE))
        fine = readFrom(end);
    if (fine && (events & UV_WRITABLE)) {
        m_directions[1 - end].blocked = false;
        fine = deliverTo(end);
    }
    if (fine)
        settle();
    else
        m_fleet.bury(*this);
}

bool DelayLine::readFrom(int end)
{
    Direction& direction = m_directions[end];
    QByteArray bytes(static_cast<qsizetype>(chunkSize), Qt::Uninitialized);
    const ssize_t size = ::recv(m_ends[end].fd, bytes.data(), chunkSize, 0);
    if (size < 0)
        return errno == EAGAIN || errno == EINTR;
    const std::uint64_t due = uv_now(m_fleet.loop()) + m_delay;
    if (size == 0) {
        direction.ended = true;
        direction.endDue = due;
        return true;
    }
    bytes.resize(size);
    bytes.squeeze();
    direction.underWay += size;
    direction.packets.push_back({due, std::move(bytes)});
    return true;
}

bool DelayLine::deliverTo(int end)
{
    Direction& direction = m_directions[1 - end];
    const std::uint64_t now = uv_now(m_fleet.loop());
    while (!direction.blocked && !direction.packets.empty() && direction.packets.front().due <= now) {
        QByteArray& bytes = direction.packets.front().bytes;
        const ssize_t size = ::send(m_ends[end].fd, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (size < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        direction.blocked = size < bytes.size();
        direction.underWay -= std::max<ssize_t>(size, 0);
        if (direction.blocked)
            bytes.remove(0, std::max<ssize_t>(size, 0));
        else
            direction.packets.pop_front();
    }
    if (direction.ended && !direction.passed && direction.packets.empty() && direction.endDue <= now) {
        direction.passed = true;
        ::shutdown(m_ends[end].fd, SHUT_WR);
    }
    return !(m_directions[0].passed && m_directions[1].passed);
}

bool DelayLine::deliverAll()
{
    return deliverTo(0) && deliverTo(1);
}

void DelayLine::settle()
{
    std::uint64_t next = UINT64_MAX;
    for (const Direction& direction : m_directions) {
        if (!direction.packets.empty() && !direction.blocked)
            next = std::min(next, direction.packets.front().due);
        else if (direction.packets.empty() && direction.ended && !direction.passed)
            next = std::min(next, direction.endDue);
    }
    m_timer.stop();
    if (next != UINT64_MAX) {
        const std::uint64_t now = uv_now(m_fleet.loop());
        m_timer.start(next > now ? next - now : 0);
    }
    updateEvents();
}

void DelayLine::updateEvents()
{
    for (int i = 0; i < 2; ++i) {
        const Direction& from = m_directions[i];
        const bool reads = !from.ended && from.underWay < mostUnderWay;
        m_ends[i].poll->want((reads ? UV_READABLE : 0) | (m_directions[1 - i].blocked ? UV_WRITABLE : 0));
    }
}

} // namespace rollcall::fleet
