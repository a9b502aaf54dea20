// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/listeners.h"

#include "core/base/error.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int acceptsPerWakeUp = 64;
constexpr int backlog = 4'096;
constexpr std::uint64_t pauseTime = 50;

sockaddr_in socketAddress(quint32 address, quint16 port)
{
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(address);
    name.sin_port = htons(port);
    return name;
}

bool bindTo(int fd, quint32 address, quint16 port)
{
    const sockaddr_in name = socketAddress(address, port);
    return ::bind(fd, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
}

sockaddr_in localName(int fd)
{
    sockaddr_in name{};
    socklen_t size = sizeof name;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&name), &size);
    return name;
}

Error socketError(const QString& what)
{
    return {ErrorKind::Unsupported, what, qt_error_string(errno), {}, 0};
}

// A bound socket, the wished port if it is free; 0 for any.
Result<int> boundSocket(quint32 address, quint16 wish, bool wishIsOrder)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return socketError(u"socket"_s);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bindTo(fd, address, wish) || (!wishIsOrder && bindTo(fd, address, 0)))
        return fd;
    const Error error = socketError(addressText(address) + u':' + QString::number(wish));
    ::close(fd);
    return error;
}

} // namespace

Listeners::Listeners(uv_loop_t* loop, std::vector<FleetHost>& roster, Accepted accepted)
    : m_loop(loop), m_roster(roster), m_accepted(std::move(accepted)), m_again(loop, [this] {
          for (const auto& door : m_doors)
              door->poll->want(UV_READABLE);
      })
{
}

Listeners::~Listeners()
{
    for (const auto& door : m_doors) {
        door->poll.reset();
        ::close(door->fd);
    }
    for (const int fd : m_reserved)
        ::close(fd);
}

Status Listeners::listen(const FleetOptions& options, const QHash<QString, quint16>& wishes)
{
    return options.addresses ? listenOnAddresses(options, wishes) : listenOnPorts(options, wishes);
}

Status Listeners::listenOnPorts(const FleetOptions& options, const QHash<QString, quint16>& wishes)
{
    for (std::size_t i = 0; i < m_roster.size(); ++i) {
        FleetHost& host = m_roster[i];
        const bool ordered = options.port != 0;
        const quint16 wish = ordered ? static_cast<quint16>(options.port + i) : wishes.value(host.name);
        if (host.refuses()) {
            if (const Status status = reserve(host, wish); !status)
                return status;
            continue;
        }
        const auto fd = boundSocket(host.address, wish, ordered);
        if (!fd)
            return fd.error();
        if (::listen(*fd, backlog) != 0) {
            ::close(*fd);
            return socketError(u"listen"_s);
        }
        host.port = ntohs(localName(*fd).sin_port);
        open(*fd, &host);
    }
    return {};
}

Status Listeners::listenOnAddresses(const FleetOptions& options, const QHash<QString, quint16>& wishes)
{
    quint16 wish = options.port;
    for (const FleetHost& host : m_roster) {
        if (wish == 0 && !host.refuses())
            wish = wishes.value(host.name);
    }
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    // Before bind: not for a moment may this port be open to a network.
    static const char device[] = "lo";
    const bool done = fd >= 0 && ::setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, device, sizeof device) == 0 &&
                      (bindTo(fd, INADDR_ANY, wish) || (options.port == 0 && bindTo(fd, INADDR_ANY, 0))) &&
                      ::listen(fd, backlog) == 0;
    if (!done) {
        const Error error = socketError(u"--addresses"_s);
        ::close(fd);
        return error;
    }
    const quint16 port = ntohs(localName(fd).sin_port);
    for (FleetHost& host : m_roster) {
        host.port = port;
        m_byAddress[host.address] = &host;
        if (!host.refuses())
            continue;
        if (const Status status = reserve(host, wishes.value(host.name)); !status)
            return status;
    }
    open(fd, nullptr);
    return {};
}

Status Listeners::reserve(FleetHost& host, quint16 wish)
{
    const auto fd = boundSocket(host.address, wish, false);
    if (!fd)
        return fd.error();
    host.port = ntohs(localName(*fd).sin_port);
    m_reserved.push_back(*fd);
    return {};
}

void Listeners::open(int fd, FleetHost* host)
{
    auto door = std::make_unique<Door>();
    door->fd = fd;
    door->host = host;
    door->poll = std::make_unique<Poll>(m_loop, fd, [this, raw = door.get()](int, int) { acceptFrom(*raw); });
    door->poll->want(UV_READABLE);
    m_doors.push_back(std::move(door));
}

void Listeners::acceptFrom(const Door& door)
{
    for (int i = 0; i < acceptsPerWakeUp; ++i) {
        const int fd = ::accept4(door.fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            handOver(door, fd);
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            pause();
        if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

void Listeners::handOver(const Door& door, int fd)
{
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    const bool known = ::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) == 0;
    const quint32 address = ntohl(peer.sin_addr.s_addr);
    FleetHost* host = door.host ? door.host : hostAt(ntohl(localName(fd).sin_addr.s_addr));
    if (!known || (address >> 24) != 127 || !host) {
        ::close(fd);
        return;
    }
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_accepted(*host, fd, addressText(address).toLatin1() + ':' + QByteArray::number(ntohs(peer.sin_port)));
}

FleetHost* Listeners::hostAt(quint32 address) const
{
    return m_byAddress.value(address);
}

void Listeners::pause()
{
    for (const auto& door : m_doors)
        door->poll->want(0);
    m_again.start(pauseTime);
}

} // namespace rollcall::fleet
