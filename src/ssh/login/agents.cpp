// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/agents.h"

#include "ssh/base/executors.h"

#include <QFile>
#include <QtEndian>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rollcall::ssh {

namespace agentprotocol {

QByteArray string(const QByteArray& bytes)
{
    QByteArray framed(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(bytes.size()), framed.data());
    return framed + bytes;
}

QByteArray frame(const QByteArray& payload)
{
    return string(payload);
}

bool take(QByteArray& buffer, QByteArray& payload, bool& broken)
{
    if (buffer.size() < 4)
        return false;
    const quint32 size = qFromBigEndian<quint32>(buffer.constData());
    broken = size == 0 || size > biggestMessage;
    if (broken || buffer.size() - 4 < static_cast<qsizetype>(size))
        return false;
    payload = buffer.mid(4, size);
    buffer.remove(0, 4 + static_cast<qsizetype>(size));
    return true;
}

QByteArray stringAt(const QByteArray& message, qsizetype& offset)
{
    if (message.size() - offset < 4)
        return {};
    const quint32 size = qFromBigEndian<quint32>(message.constData() + offset);
    if (message.size() - offset - 4 < static_cast<qsizetype>(size))
        return {};
    const QByteArray bytes = QByteArray(message.constData() + offset + 4, size);
    offset += 4 + static_cast<qsizetype>(size);
    return bytes;
}

std::vector<Identity> identitiesIn(const QByteArray& answer)
{
    std::vector<Identity> identities;
    if (answer.size() < 5 || answer.at(0) != identitiesAnswer)
        return identities;
    const quint32 count = qFromBigEndian<quint32>(answer.constData() + 1);
    qsizetype offset = 5;
    for (quint32 i = 0; i < count; ++i) {
        Identity identity;
        identity.blob = stringAt(answer, offset);
        identity.comment = stringAt(answer, offset);
        if (identity.blob.isEmpty())
            break;
        identities.push_back(std::move(identity));
    }
    return identities;
}

QByteArray identitiesAnswerOf(const std::vector<Identity>& identities)
{
    QByteArray answer(5, '\0');
    answer[0] = identitiesAnswer;
    qToBigEndian(static_cast<quint32>(identities.size()), answer.data() + 1);
    for (const Identity& identity : identities)
        answer += string(identity.blob) + string(identity.comment);
    return answer;
}

bool readInto(int descriptor, QByteArray& buffer)
{
    char chunk[4096];
    const ssize_t size = ::recv(descriptor, chunk, sizeof(chunk), MSG_DONTWAIT);
    if (size > 0)
        buffer.append(chunk, size);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

int open(const QString& socket)
{
    const QByteArray path = QFile::encodeName(socket);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof(name.sun_path))) {
        errno = ENAMETOOLONG;
        return -1;
    }
    std::memcpy(name.sun_path, path.constData(), static_cast<size_t>(path.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return -1;
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&name), sizeof(name)) != 0) {
        const int error = errno;
        ::close(descriptor);
        errno = error;
        return -1;
    }
    return descriptor;
}

} // namespace agentprotocol

namespace {

constexpr std::chrono::seconds listPatience{5};
constexpr int signersAtOnce = 4; // an agent answers one after the other anyway

bool waitFor(int descriptor, short events, std::chrono::steady_clock::time_point until)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0)
        return false;
    pollfd waiting{descriptor, events, 0};
    return ::poll(&waiting, 1, static_cast<int>(left.count())) > 0;
}

// Asks and waits, at most until the time is up; in an executor.
QByteArray ask(int descriptor, const QByteArray& request)
{
    const auto until = std::chrono::steady_clock::now() + listPatience;
    if (::send(descriptor, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) != request.size())
        return {};
    QByteArray buffer, payload;
    bool broken = false;
    while (!agentprotocol::take(buffer, payload, broken) && !broken) {
        char chunk[4096];
        if (!waitFor(descriptor, POLLIN, until))
            return {};
        const ssize_t size = ::recv(descriptor, chunk, sizeof(chunk), 0);
        if (size <= 0)
            return {};
        buffer.append(chunk, size);
    }
    return payload;
}

std::vector<Agents::Identity> identitiesOf(const QString& socket)
{
    const int descriptor = agentprotocol::open(socket);
    if (descriptor < 0)
        return {};
    const QByteArray answer = ask(descriptor, agentprotocol::frame(QByteArray(1, agentprotocol::requestIdentities)));
    ::close(descriptor);
    return agentprotocol::identitiesIn(answer);
}

} // namespace

Agents::Agents(std::shared_ptr<Executors> executors)
    : m_executors(std::move(executors)), m_admission(std::make_shared<Admission>(signersAtOnce))
{
}

void Agents::setSilent(const QString& socket)
{
    const std::lock_guard lock(m_mutex);
    m_agents[socket].silent = true;
}

bool Agents::isSilent(const QString& socket) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_agents.find(socket);
    return found != m_agents.end() && found->second.silent;
}

bool Agents::list(const QString& socket, const Loop::Handle& loop, std::function<void()> loaded)
{
    if (socket.isEmpty())
        return true;
    {
        const std::lock_guard lock(m_mutex);
        const auto [agent, fresh] = m_agents.try_emplace(socket);
        if (agent->second.loaded)
            return true;
        agent->second.waiting.emplace_back(loop, std::move(loaded));
        if (!fresh)
            return false;
    }
    m_executors->run(Executors::Kind::Agent, [self = shared_from_this(), socket] {
        std::vector<Identity> identities = identitiesOf(socket);
        const std::lock_guard locked(self->m_mutex);
        Agent& asked = self->m_agents[socket];
        asked.identities = std::move(identities);
        asked.loaded = true;
        for (auto& [waiting, call] : asked.waiting)
            waiting.post(std::move(call));
        asked.waiting.clear();
    });
    return false;
}

std::vector<Agents::Identity> Agents::identities(const QString& socket) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_agents.find(socket);
    return found == m_agents.end() ? std::vector<Identity>() : found->second.identities;
}

bool Agents::holds(const QString& socket, const QByteArray& blob) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_agents.find(socket);
    if (found == m_agents.end() || blob.isEmpty())
        return false;
    return std::any_of(found->second.identities.begin(), found->second.identities.end(),
                       [&](const Identity& identity) { return identity.blob == blob; });
}

} // namespace rollcall::ssh
