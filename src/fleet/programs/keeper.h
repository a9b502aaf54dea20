// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <unordered_map>

// The login process of one connection: the parent of every command that runs for it, as sshd's session
// process is ($PPID is the same in all channels of a login, and differs between logins). Forked from the
// fleet without exec; it starts, reports and signals commands on request over a socket, and when that socket
// closes (disconnect, or the end of the fleet in whatever way) sends SIGHUP to all that still run and leaves.
// Loop thread.
namespace rollcall::fleet {

struct Launch
{
    QByteArray folder;
    QByteArray command; // empty: a login shell
    QList<QByteArray> environment;
    bool terminal = false; // fds holds the terminal's slave side only
    QList<int> fds;        // stdin, stdout, stderr
};

/// The soft limit the fleet was started with; commands get it back.
void rememberDescriptorLimit(unsigned long long limit);

class Keeper
{
public:
    using Ended = std::function<void(int waitStatus)>;

    explicit Keeper(uv_loop_t* loop);
    ~Keeper();
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;

    /// An id for the command, 0 when it could not be started. `ended` is called once, unless forgotten.
    int launch(const Launch& launch, Ended ended);
    void sendSignal(int id, int number); // to the command's process group
    void forget(int id);

private:
    void happened();
    void end(int id, int waitStatus);

    int m_socket = -1;
    int m_lastId = 0;
    std::unordered_map<int, Ended> m_commands;
    std::unique_ptr<Poll> m_poll;
};

} // namespace rollcall::fleet
