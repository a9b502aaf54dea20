// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "touchagent.h"

#include "ssh/login/agents.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace rollcall::test {

namespace {

namespace protocol = ssh::agentprotocol;

/// One message's payload; empty at the end, or once `stop` is closed.
QByteArray receive(int descriptor, int stop, QByteArray& buffer)
{
    QByteArray payload;
    bool broken = false;
    while (!protocol::take(buffer, payload, broken)) {
        pollfd waiting[] = {{descriptor, POLLIN, 0}, {stop, POLLIN, 0}};
        if (broken || ::poll(waiting, 2, -1) < 0 || waiting[1].revents != 0)
            return {};
        char piece[4096];
        const ssize_t size = ::recv(descriptor, piece, sizeof(piece), 0);
        if (size <= 0)
            return {};
        buffer.append(piece, size);
    }
    return payload;
}

void send(int descriptor, const QByteArray& payload)
{
    const QByteArray framed = protocol::frame(payload);
    [[maybe_unused]] const ssize_t sent =
        ::send(descriptor, framed.constData(), static_cast<size_t>(framed.size()), MSG_NOSIGNAL);
}

} // namespace

TouchAgent::TouchAgent(QString realSocket) : m_real(std::move(realSocket)) {}

TouchAgent::~TouchAgent()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_wake.notify_all();
    }
    if (m_stop[1] >= 0)
        ::close(m_stop[1]);
    if (m_thread.joinable())
        m_thread.join();
    for (std::thread& thread : m_threads)
        thread.join();
    if (m_stop[0] >= 0)
        ::close(m_stop[0]);
    if (m_listener >= 0)
        ::close(m_listener);
}

bool TouchAgent::start()
{
    if (::pipe2(m_stop, O_CLOEXEC) != 0)
        return false;
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    qstrncpy(name.sun_path, QFile::encodeName(socket()).constData(), sizeof(name.sun_path));
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&name), sizeof(name)) != 0 || ::listen(m_listener, 128) != 0)
        return false;
    m_thread = std::thread([this] { accept(); });
    return true;
}

void TouchAgent::accept()
{
    for (;;) {
        pollfd waiting[] = {{m_listener, POLLIN, 0}, {m_stop[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0 || waiting[1].revents != 0)
            return;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(m_mutex);
        m_threads.emplace_back([this, client] { serve(client); });
    }
}

void TouchAgent::serve(int client)
{
    const int real = protocol::open(m_real);
    QByteArray asked, answered;
    for (QByteArray request = receive(client, m_stop[0], asked); !request.isEmpty();
         request = receive(client, m_stop[0], asked)) {
        const bool signs = request.at(0) == protocol::signRequest;
        if (signs && !awaitTouch())
            break;
        send(real, request);
        const QByteArray reply = receive(real, m_stop[0], answered);
        if (reply.isEmpty())
            break;
        send(client, reply);
        m_signed += signs;
    }
    ::close(real);
    ::close(client);
}

bool TouchAgent::awaitTouch()
{
    std::unique_lock lock(m_mutex);
    ++m_asked;
    ++m_waiting;
    m_wake.wait(lock, [this] { return m_over || m_touches > 0; });
    --m_waiting;
    --m_touches;
    return !m_over;
}

void TouchAgent::touch(int times)
{
    const std::lock_guard lock(m_mutex);
    m_touches += times;
    m_wake.notify_all();
}

} // namespace rollcall::test
