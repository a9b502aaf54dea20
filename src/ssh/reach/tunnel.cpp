// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/tunnel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

Tunnel::Tunnel(Loop& loop, Link& link, const QString& target, quint16 port, Opened opened,
               std::function<void()> changed)
    : m_link(link), m_target(target.toUtf8()), m_port(port), m_opened(std::move(opened)),
      m_end(loop, std::move(changed))
{
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, uint32_t size, int error, void* self) {
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
    m_end.close();
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
    if (!m_end.hasNews() && !m_serverEnded && !m_closed && (!m_behind || m_end.isFull()))
        return;
    towardsTarget();
    towardsServer();
    if (m_over)
        return;
    if (m_closed && isDrained())
        return close();
    if (m_serverEnded && isDrained() && !m_end.isEndTold())
        m_end.endInput();
    if (m_end.isEndTold() && m_end.hasEnded())
        return close();
    m_end.watch();
}

void Tunnel::open()
{
    if (!m_channel) {
        m_channel = ssh_channel_new(m_link.session());
        if (!m_channel)
            return close();
        ssh_add_channel_callbacks(m_channel, &m_callbacks);
        m_opening.emplace(m_link);
    }
    const int rc = m_opening->call(
        [this] { return ssh_channel_open_forward(m_channel, m_target.constData(), m_port, "127.0.0.1", 0); });
    if (rc == SSH_AGAIN || !m_link.isOpen())
        return;
    const int targetsEnd = rc == SSH_OK ? m_end.open() : -1;
    if (targetsEnd < 0) {
        const QString why = rc == SSH_OK ? qt_error_string(errno) : m_opening->problem();
        std::exchange(m_opened, nullptr)(-1, why);
        return close();
    }
    m_opening.reset();
    std::exchange(m_opened, nullptr)(targetsEnd, {});
    m_open = true;
    m_end.watch();
}

int Tunnel::received(const char* data, uint32_t size)
{
    if (!m_end.isOpen() || m_end.isFull() || m_end.hasKept()) {
        m_behind = true;
        return 0;
    }
    const qint64 given = m_end.give(data, size);
    m_behind = given < size;
    m_end.watch(); // who fills the target's side must hear when there is room again
    return static_cast<int>(given);
}

// What stayed in libssh's buffer while the target's side was full.
void Tunnel::towardsTarget()
{
    std::array<char, TunnelEnd::pieceSize> piece;
    while (m_behind && !m_end.isFull()) {
        if (!m_end.hasKept()) {
            const int size = ssh_channel_read_nonblocking(m_channel, piece.data(), TunnelEnd::pieceSize, 0);
            if (size <= 0) {
                m_behind = false;
                return;
            }
            m_end.keep(piece.data(), size);
        }
        m_end.giveKept();
    }
}

void Tunnel::towardsServer()
{
    QByteArray& waiting = m_end.waiting();
    while (!m_end.hasEnded() && m_channel) {
        if (waiting.isEmpty()) {
            if (!m_end.isReadable() || ssh_channel_window_size(m_channel) == 0 ||
                (ssh_get_status(m_link.session()) & SSH_WRITE_PENDING) != 0)
                break;
            if (!m_end.read()) // a session that ends closes its socket whole: nobody reads what would come
                return close();
            if (waiting.isEmpty())
                break;
        }
        const auto size = std::min<qsizetype>(waiting.size(), ssh_channel_window_size(m_channel));
        if (size <= 0)
            break;
        const int written = ssh_channel_write(m_channel, waiting.constData(), static_cast<uint32_t>(size));
        if (written <= 0)
            break;
        waiting.remove(0, written);
    }
    m_link.settle();
}

bool Tunnel::hasNews() const
{
    return !m_over && m_open &&
           ((m_behind && !m_end.isFull()) || (isDrained() && (m_closed || (m_serverEnded && !m_end.isEndTold()))));
}

} // namespace rollcall::ssh
