// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleetrunner.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

// A plain blocking libssh client, for what OpenSSH's cannot be asked to do: signals, a window that stays
// shut, passwords without a terminal. The host key is not checked. Each call that waits gives up after 20 s.
namespace rollcall::test {

class Client
{
public:
    Client(const FleetRunner& fleet, const QString& host);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connect();
    bool loginWithKey();
    int loginWithPassword(const QByteArray& password);            // SSH_AUTH_…
    int loginWithKeyboardInteractive(const QByteArray& password); // SSH_AUTH_…
    int methods();
    QByteArray banner() const; // of the login, the last one

    bool exec(const QByteArray& command, bool terminal = false);
    QByteArray read(int size); // exactly, or less at the end
    QByteArray readAll();      // until the end of output
    bool sendSignal(const char* name);
    bool waitForClose(); // pumps until the server closed the channel
    std::optional<int> exitStatus() const { return m_exitStatus; }
    QByteArray exitSignal() const { return m_exitSignal; }
    ssh_session session() const { return m_session; }

private:
    const FleetRunner& m_fleet;
    QString m_host;
    ssh_session m_session;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    std::optional<int> m_exitStatus;
    QByteArray m_exitSignal;
    bool m_closed = false;
};

} // namespace rollcall::test
