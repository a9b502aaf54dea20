// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/admission.h"
#include "ssh/base/loop.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

// Which keys each ssh-agent holds, asked once per run and agent in the agent executor, with a time limit: an agent
// that does not answer counts as empty for the whole run. The protocol is draft-ietf-sshm-ssh-agent.
// Thread-safe.
namespace rollcall::ssh {

class Executors;

namespace agentprotocol {
inline constexpr char failure = 5;
inline constexpr char requestIdentities = 11;
inline constexpr char identitiesAnswer = 12;
inline constexpr char signRequest = 13;
inline constexpr char signAnswer = 14;
inline constexpr qsizetype biggestMessage = 256LL * 1024;

QByteArray frame(const QByteArray& payload);
QByteArray string(const QByteArray& bytes);
/// Takes the first complete message's payload off the front of `buffer`; false if there is none yet.
/// `broken` if what is announced is too big.
bool take(QByteArray& buffer, QByteArray& payload, bool& broken);
/// An RFC 4251 string at `offset`, which moves behind it; null if it is cut short.
QByteArray stringAt(const QByteArray& message, qsizetype& offset);
struct Identity
{
    QByteArray blob;
    QByteArray comment;
};
/// Of an identitiesAnswer; none of anything else.
std::vector<Identity> identitiesIn(const QByteArray& answer);
QByteArray identitiesAnswerOf(const std::vector<Identity>& identities);
/// What recv(2) has for us, appended; false at the end of the stream.
bool readInto(int descriptor, QByteArray& buffer);
/// A connected, non-blocking socket to the agent, or -1 with errno (EAGAIN: try again a little later).
int open(const QString& socket);
} // namespace agentprotocol

class Agents : public std::enable_shared_from_this<Agents>
{
public:
    using Identity = agentprotocol::Identity;

    explicit Agents(std::shared_ptr<Executors> executors);

    /// True once that agent's keys are known (or there is no agent); else `loaded` is posted when they are.
    bool list(const QString& socket, const Loop::Handle& loop, std::function<void()> loaded);
    std::vector<Identity> identities(const QString& socket) const;
    bool holds(const QString& socket, const QByteArray& blob) const;
    /// Few sign with one agent at a time: each of them takes a thread of the executor until the agent has answered,
    /// which may take as long as the user needs to touch a key.
    Admission& admission() { return *m_admission; }
    /// It has not answered a request to sign: nobody waits for it again in this run.
    void setSilent(const QString& socket);
    bool isSilent(const QString& socket) const;

private:
    struct Agent
    {
        bool loaded = false;
        bool silent = false;
        std::vector<Identity> identities;
        std::vector<std::pair<Loop::Handle, std::function<void()>>> waiting;
    };

    const std::shared_ptr<Executors> m_executors;
    const std::shared_ptr<Admission> m_admission;
    mutable std::mutex m_mutex; // guards everything below
    std::map<QString, Agent> m_agents;
};

} // namespace rollcall::ssh
