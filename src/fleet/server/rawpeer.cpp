// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/rawpeer.h"

#include "fleet/cast/random.h"
#include "fleet/server/fleet.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace rollcall::fleet {

namespace {

constexpr int garbageSize = 64 * 1024;

// Lines of any bytes, some of them long; none begins with "SSH-".
QByteArray garbage(Random& random)
{
    QByteArray bytes("HTTP/1.0 400 Bad Request\r\n\r\n");
    while (bytes.size() < garbageSize)
        bytes += static_cast<char>(random.next() >> 32);
    return bytes.replace("SSH-", "shh-");
}

QByteArray wordsOf(Fleet& fleet, Hostile mode)
{
    switch (mode) {
    case Hostile::BannerGarbage:
        return garbage(fleet.random());
    case Hostile::KexStall:
        return "SSH-2.0-Rollcall_fleet\r\n";
    case Hostile::KexGarbage:
        return QByteArray("SSH-2.0-Rollcall_fleet\r\n") + QByteArray(4096, '\xff');
    case Hostile::MaxStartups:
        return "Exceeded MaxStartups\r\n";
    default: // the other modes do not come here, or say nothing
        return {};
    }
}

} // namespace

RawPeer::RawPeer(Fleet& fleet, FleetHost&, int fd, Hostile mode)
    : m_fleet(fleet), m_fd(fd), m_toSay(wordsOf(fleet, mode)), m_leaves(mode == Hostile::MaxStartups),
      m_poll(fleet.loop(), fd, [this](int status, int events) { happened(status < 0 ? UV_DISCONNECT : events); })
{
    m_poll.want(UV_READABLE | (m_toSay.isEmpty() ? 0 : UV_WRITABLE));
}

RawPeer::~RawPeer()
{
    m_poll.want(0);
    ::close(m_fd);
}

void RawPeer::happened(int events)
{
    char forgotten[4096];
    bool gone = (events & UV_DISCONNECT) != 0;
    if (events & UV_READABLE) {
        const ssize_t size = ::recv(m_fd, forgotten, sizeof forgotten, 0);
        gone = size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
    }
    if (!gone && (events & UV_WRITABLE))
        gone = !say();
    if (gone)
        m_fleet.bury(*this);
}

bool RawPeer::say()
{
    const ssize_t size = ::send(m_fd, m_toSay.constData(), static_cast<size_t>(m_toSay.size()), MSG_NOSIGNAL);
    if (size < 0)
        return errno == EAGAIN || errno == EINTR;
    m_toSay.remove(0, size);
    if (!m_toSay.isEmpty())
        return true;
    m_poll.want(UV_READABLE);
    return !m_leaves;
}

} // namespace rollcall::fleet
