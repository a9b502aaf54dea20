// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawsocket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rollcall::test {

RawSocket::RawSocket(const FleetRunner& fleet, const QString& host)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<quint16>(fleet.port(host)));
    inet_pton(AF_INET, fleet.address(host).toLatin1().constData(), &name.sin_addr);
    m_closed = ::connect(m_fd, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0;
}

RawSocket::~RawSocket()
{
    ::close(m_fd);
}

QByteArray RawSocket::read(int milliseconds)
{
    QByteArray bytes;
    pollfd ready{m_fd, POLLIN, 0};
    while (!m_closed && ::poll(&ready, 1, milliseconds) == 1) {
        char buffer[16 * 1024];
        const ssize_t size = ::recv(m_fd, buffer, sizeof buffer, 0);
        m_closed = size <= 0;
        bytes.append(buffer, std::max<ssize_t>(size, 0));
    }
    return bytes;
}

} // namespace rollcall::test
