// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/forward.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace rollcall::fleet {

int Forward::connectTo(quint32 address, quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(address);
    name.sin_port = htons(port);
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0)
        return fd;
    // On loopback the answer is there when connect() returns: a refusal can be told to the client at once.
    int error = errno;
    pollfd ready{fd, POLLOUT, 0};
    if (error == EINPROGRESS && ::poll(&ready, 1, 0) == 1) {
        socklen_t size = sizeof error;
        ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    if (error == 0 || error == EINPROGRESS)
        return fd;
    if (fd >= 0)
        ::close(fd);
    return -1;
}

Forward::Forward(uv_loop_t* loop, int fd)
    : m_fd(fd), m_poll(loop, fd, [this](int, int) {
          m_poll.want(0);
          wake();
      })
{
}

Forward::~Forward()
{
    m_poll.want(0);
    ::close(m_fd);
}

void Forward::want(int event)
{
    m_poll.want(m_poll.wanted() | event);
}

qsizetype Forward::read(Stream stream, char* buffer, qsizetype room)
{
    if (stream == Stream::Error || m_ended)
        return 0;
    const ssize_t size = ::recv(m_fd, buffer, static_cast<size_t>(room), 0);
    if (size > 0)
        return size;
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        want(UV_READABLE);
    else
        m_ended = true;
    return 0;
}

qsizetype Forward::write(const char* data, qsizetype size)
{
    const ssize_t sent = ::send(m_fd, data, static_cast<size_t>(size), MSG_NOSIGNAL);
    if (sent >= 0)
        return sent;
    if (errno == EAGAIN || errno == EINTR || errno == ENOTCONN) {
        want(UV_WRITABLE);
        return 0;
    }
    m_ended = true;
    return size; // nobody listens any more
}

void Forward::closeInput()
{
    ::shutdown(m_fd, SHUT_WR);
}

} // namespace rollcall::fleet
