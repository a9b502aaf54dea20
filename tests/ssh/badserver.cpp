// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "badserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rollcall::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    name.sin_port = htons(port);
    return name;
}

} // namespace

BadServer::BadServer(QByteArray greeting, Then then) : m_greeting(std::move(greeting)), m_then(then)
{
    work();
}

BadServer::BadServer(quint16 target) : m_target(target)
{
    work();
}

BadServer::~BadServer()
{
    m_stop = true;
    m_thread.join();
    for (const auto& [client, server] : m_pairs) {
        ::close(client);
        if (server >= 0)
            ::close(server);
    }
    ::close(m_listener);
}

void BadServer::cut()
{
    m_cut = true;
}

void BadServer::silence()
{
    m_silent = true;
}

void BadServer::work()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in name = loopback(0);
    socklen_t length = sizeof(name);
    ::bind(m_listener, reinterpret_cast<sockaddr*>(&name), length);
    ::listen(m_listener, 512);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&name), &length);
    m_port = ntohs(name.sin_port);
    m_thread = std::thread([this] {
        while (!m_stop) {
            std::vector<pollfd> watched{{m_listener, POLLIN, 0}};
            for (const auto& [client, server] : m_pairs) {
                if (server >= 0 && !m_silent) {
                    watched.push_back({client, POLLIN, 0});
                    watched.push_back({server, POLLIN, 0});
                }
            }
            ::poll(watched.data(), watched.size(), 20);
            if (m_cut.exchange(false)) {
                for (const auto& [client, server] : m_pairs) {
                    const linger hard{1, 0};
                    ::setsockopt(client, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
                    ::close(client);
                    ::close(server);
                }
                m_pairs.clear();
                continue;
            }
            for (const pollfd& one : watched) {
                if (one.revents == 0 || one.fd == m_listener)
                    continue;
                for (const auto& [client, server] : m_pairs) {
                    if (one.fd == client)
                        pass(client, server);
                    else if (one.fd == server)
                        pass(server, client);
                }
            }
            if ((watched.front().revents & POLLIN) != 0)
                accept();
        }
    });
}

void BadServer::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    ++m_connections;
    if (m_target != 0) {
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in name = loopback(m_target);
        ::connect(server, reinterpret_cast<const sockaddr*>(&name), sizeof(name));
        m_pairs.emplace_back(client, server);
        return;
    }
    if (!m_greeting.isEmpty())
        ::send(client, m_greeting.constData(), static_cast<size_t>(m_greeting.size()), MSG_NOSIGNAL);
    if (m_then == Then::Close) {
        ::shutdown(client, SHUT_WR);
        char ignored[512];
        pollfd waiting{client, POLLIN, 0};
        if (::poll(&waiting, 1, 50) > 0) [[maybe_unused]]
            const ssize_t size = ::recv(client, ignored, sizeof(ignored), 0);
        ::close(client);
    } else {
        m_pairs.emplace_back(client, -1);
    }
}

void BadServer::pass(int from, int to)
{
    char piece[16384];
    const ssize_t size = ::recv(from, piece, sizeof(piece), MSG_DONTWAIT);
    if (size == 0)
        ::shutdown(to, SHUT_WR);
    if (size <= 0)
        return;
    if (!m_silent)
        ::send(to, piece, static_cast<size_t>(size), MSG_NOSIGNAL);
}

} // namespace rollcall::test
