// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wireserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rollcall::test {

WireServer::WireServer(Script script) : m_script(std::move(script))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(name);
    if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&name), sizeof(name)) != 0 ||
        ::listen(m_listener, 20) != 0 || ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&name), &size) != 0)
        qFatal("no server of packets");
    m_port = ntohs(name.sin_port);
    m_thread = std::thread([this] { work(); });
}

WireServer::~WireServer()
{
    hangUp();
}

void WireServer::hangUp()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        for (const int descriptor : m_open)
            ::shutdown(descriptor, SHUT_RDWR);
    }
    ::shutdown(m_listener, SHUT_RDWR); // wakes accept(2)
    m_thread.join();
    for (std::thread& thread : m_serving)
        thread.join();
    ::close(m_listener);
}

void WireServer::work()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(m_mutex);
        if (m_over || descriptor < 0) {
            ::close(descriptor);
            return;
        }
        m_open.push_back(descriptor);
        m_serving.emplace_back([this, descriptor] {
            try {
                Wire wire(descriptor);
                m_script(wire);
            } catch (const Gone&) { // as a script ends
            }
            const std::lock_guard locked(m_mutex);
            m_open.remove(descriptor);
            ::close(descriptor);
        });
    }
}

QByteArray WireServer::knownHostsLine() const
{
    return "[127.0.0.1]:" + QByteArray::number(m_port) + " ssh-ed25519 " + Wire::hostKey().toBase64() + '\n';
}

} // namespace rollcall::test
