// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/keeper.h"

#include "fleet/programs/keeperprotocol.h"

#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace rollcall::fleet {

namespace {

unsigned long long startLimit = 1'024;

bool sendRequest(int socket, const QByteArray& bytes, const QList<int>& fds)
{
    iovec part{const_cast<char*>(bytes.constData()), static_cast<size_t>(bytes.size())};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * mostDescriptors)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!fds.isEmpty()) {
        const size_t size = sizeof(int) * static_cast<size_t>(fds.size());
        message.msg_control = control;
        message.msg_controllen = CMSG_SPACE(size);
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(size);
        std::memcpy(CMSG_DATA(header), fds.constData(), size);
    }
    return ::sendmsg(socket, &message, MSG_NOSIGNAL) == bytes.size();
}

QByteArray requestBytes(KeeperVerb verb, int id, int number)
{
    const KeeperRequest request{verb, id, number};
    return QByteArray(reinterpret_cast<const char*>(&request), sizeof request);
}

} // namespace

void rememberDescriptorLimit(unsigned long long limit)
{
    startLimit = limit;
}

Keeper::Keeper(uv_loop_t* loop)
{
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return;
    // No signal may reach the child while it still has the loop's handlers.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = ::_Fork(); // see keeperprocess.cpp
    if (pid == 0)
        keeperMain(pair[1], startLimit);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::close(pair[1]);
    if (pid < 0) {
        ::close(pair[0]);
        return;
    }
    m_socket = pair[0];
    m_poll = std::make_unique<Poll>(loop, m_socket, [this](int, int) { happened(); });
    m_poll->want(UV_READABLE);
}

Keeper::~Keeper()
{
    m_poll.reset();
    if (m_socket >= 0)
        ::close(m_socket);
}

int Keeper::launch(const Launch& launch, Ended ended)
{
    const int id = ++m_lastId;
    QByteArray bytes = requestBytes(KeeperVerb::Launch, id, launch.terminal ? 1 : 0);
    bytes += launch.folder + '\0' + launch.command + '\0';
    for (const QByteArray& variable : launch.environment)
        bytes += variable + '\0';
    if (m_socket < 0 || bytes.size() > static_cast<qsizetype>(largestRequest) ||
        !sendRequest(m_socket, bytes, launch.fds))
        return 0;
    m_commands.emplace(id, std::move(ended));
    return id;
}

void Keeper::sendSignal(int id, int number)
{
    if (m_commands.contains(id))
        sendRequest(m_socket, requestBytes(KeeperVerb::Signal, id, number), {});
}

void Keeper::forget(int id)
{
    m_commands.erase(id);
}

void Keeper::happened()
{
    KeeperReport report;
    const ssize_t size = ::recv(m_socket, &report, sizeof report, MSG_DONTWAIT);
    if (size == 0 && m_commands.empty())
        m_poll->want(0);
    else if (size == 0) // somebody killed the login process: what it ran counts as killed, one per turn
        end(m_commands.begin()->first, SIGKILL);
    else if (size == sizeof report)
        end(report.id, report.waitStatus);
}

void Keeper::end(int id, int waitStatus)
{
    const auto found = m_commands.find(id);
    if (found == m_commands.end())
        return;
    const Ended ended = std::move(found->second);
    m_commands.erase(found);
    ended(waitStatus); // may destroy this keeper
}

} // namespace rollcall::fleet
