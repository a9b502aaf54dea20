// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/tunnelend.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace rollcall::ssh {

TunnelEnd::TunnelEnd(Loop& loop, std::function<void()> changed) : m_loop(loop), m_changed(std::move(changed)) {}

TunnelEnd::~TunnelEnd()
{
    close();
}

int TunnelEnd::open()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return -1;
    m_descriptor = ends[0];
    m_watch = std::make_unique<Loop::Watch>(m_loop, m_descriptor, [this](bool readable, bool writable) {
        m_readable = m_readable || readable;
        if (writable)
            m_full = false;
        watch();
        // The tunnel may end for what it is told: nothing of it is touched after that.
        const auto changed = m_changed;
        changed();
    });
    return ends[1];
}

void TunnelEnd::close()
{
    m_watch.reset();
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

qint64 TunnelEnd::give(const char* data, qint64 size)
{
    const ssize_t sent = ::send(m_descriptor, data, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN) {
        m_ended = m_endTold = true; // the target is gone
        return size;
    }
    m_full = sent < size;
    return std::max<ssize_t>(sent, 0);
}

void TunnelEnd::endInput()
{
    m_endTold = true;
    ::shutdown(m_descriptor, SHUT_WR);
}

bool TunnelEnd::read()
{
    std::array<char, pieceSize> piece;
    const ssize_t size = ::recv(m_descriptor, piece.data(), pieceSize, MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
        m_readable = false;
        return true;
    }
    if (size <= 0)
        return false;
    m_waiting.append(piece.data(), size);
    return true;
}

void TunnelEnd::watch()
{
    m_watch->start(!m_ended && m_waiting.isEmpty() && !m_readable, m_full);
}

} // namespace rollcall::ssh
