// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/tunnel.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t pieceSize = 32 * 1024;

} // namespace

Tunnel::Tunnel(Loop& loop, Link& link, const QString& target, quint16 port, Opened opened,
               std::function<void()> changed)
    : m_loop(loop), m_link(link), m_target(target.toUtf8()), m_port(port), m_opened(std::move(opened)),
      m_changed(std::move(changed))
{
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, uint32_t size, int error,
                                           void* self) {
        return error != 0 ? static_cast<int>(size)
                          : static_cast<Tunnel*>(self)->received(static_cast<const char*>(data), size);
    };
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Tunnel*>(self)->m_serverEnded = true;
    };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Tunnel*>(self)->m_closed = true;
    };
    ssh_callbacks_init(&m_callbacks);
}

Tunnel::~Tunnel()
{
    close();
}

void Tunnel::close()
{
    m_over = true;
    m_watch.reset();
    if (m_end >= 0)
        ::close(std::exchange(m_end, -1));
    if (m_channel) {
        ssh_remove_channel_callbacks(m_channel, &m_callbacks);
        ssh_channel_free(std::exchange(m_channel, nullptr));
        m_link.settle();
    }
    if (m_opened)
        std::exchange(m_opened, nullptr)(-1, {});
}

void Tunnel::advance()
{
    if (m_over)
        return;
    if (!m_open)
        open();
    if (!m_open || m_over)
        return;
    // A jump host has hundreds of these: only those that have something to do may cost anything.
    if (!m_readable && m_waiting.isEmpty() && !m_serverEnded && !m_closed && (!m_behind || m_full))
        return;
    towardsTarget();
    towardsServer();
    if (m_over)
        return;
    const bool drained = !m_behind && m_kept.isEmpty();
    if (m_closed && drained)
        return close();
    if (m_serverEnded && drained && !m_endTold) {
        m_endTold = true;
        ::shutdown(m_end, SHUT_WR);
    }
    if (m_endTold && m_targetEnded)
        return close();
    watch();
}

void Tunnel::open()
{
    if (!m_channel) {
        m_channel = ssh_channel_new(m_link.session());
        if (!m_channel)
            return close();
        ssh_add_channel_callbacks(m_channel, &m_callbacks);
    }
    const int rc = m_link.call(SSH_AGAIN, [this] {
        return ssh_channel_open_forward(m_channel, m_target.constData(), m_port, "127.0.0.1", 0);
    });
    if (rc == SSH_AGAIN || !m_link.isOpen())
        return;
    if (rc != SSH_OK || !makePair()) {
        const QString why = rc == SSH_OK ? qt_error_string(errno) : m_link.error();
        std::exchange(m_opened, nullptr)(-1, why);
        return close();
    }
    m_open = true;
    watch();
}

bool Tunnel::makePair()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return false;
    m_end = ends[0];
    m_watch = std::make_unique<Loop::Watch>(m_loop, m_end, [this](bool readable, bool writable) {
        m_readable = m_readable || readable;
        if (writable)
            m_full = false;
        watch();
        // The session may end this tunnel for what it is told: nothing of it is touched after that.
        const auto changed = m_changed;
        changed();
    });
    std::exchange(m_opened, nullptr)(ends[1], {});
    return true;
}

qint64 Tunnel::give(const char* data, qint64 size)
{
    const ssize_t sent = ::send(m_end, data, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN) {
        m_targetEnded = m_endTold = true; // the target is gone: what comes for it is thrown away
        return size;
    }
    m_full = sent < size;
    return std::max<ssize_t>(sent, 0);
}

int Tunnel::received(const char* data, uint32_t size)
{
    if (m_end < 0 || m_full || !m_kept.isEmpty()) {
        m_behind = true;
        return 0;
    }
    const qint64 given = give(data, size);
    m_behind = given < size;
    watch(); // who fills the target's side must hear when there is room again
    return static_cast<int>(given);
}

// What stayed in libssh's buffer while the target's side was full.
void Tunnel::towardsTarget()
{
    std::array<char, pieceSize> piece;
    while (m_behind && !m_full) {
        if (m_kept.isEmpty()) {
            const int size = ssh_channel_read_nonblocking(m_channel, piece.data(), pieceSize, 0);
            if (size <= 0) {
                m_behind = false;
                return;
            }
            m_kept.append(piece.data(), size);
        }
        m_kept.remove(0, give(m_kept.constData(), m_kept.size()));
    }
}

void Tunnel::towardsServer()
{
    std::array<char, pieceSize> piece;
    while (!m_targetEnded && m_channel) {
        if (m_waiting.isEmpty()) {
            if (!m_readable || ssh_channel_window_size(m_channel) == 0
                || (ssh_get_status(m_link.session()) & SSH_WRITE_PENDING) != 0)
                break;
            const ssize_t size = ::recv(m_end, piece.data(), pieceSize, MSG_DONTWAIT);
            if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
                m_readable = false;
                break;
            }
            if (size <= 0) // a session that ends closes its socket whole: nobody reads what would come
                return close();
            m_waiting.append(piece.data(), size);
        }
        const auto size = std::min<qsizetype>(m_waiting.size(), ssh_channel_window_size(m_channel));
        if (size <= 0)
            break;
        const int written = ssh_channel_write(m_channel, m_waiting.constData(), static_cast<uint32_t>(size));
        if (written <= 0)
            break;
        m_waiting.remove(0, written);
    }
    m_link.settle();
}

bool Tunnel::hasNews() const
{
    const bool drained = !m_behind && m_kept.isEmpty();
    return !m_over && m_open && ((m_behind && !m_full) || (drained && (m_closed || (m_serverEnded && !m_endTold))));
}

void Tunnel::watch()
{
    const bool read = !m_targetEnded && m_waiting.isEmpty() && !m_readable;
    m_watch->start(read, m_full);
}

} // namespace rollcall::ssh
