// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/sshpointers.h"

#include <QByteArray>

#include <libssh/callbacks.h>

#include <vector>

// Who gets in: the fleet's key for admin and root, the password if the fleet has one; nobody on a host that
// denies the login. Every refusal is counted, after six the client is sent away (sshd's MaxAuthTries).
// Installs the session's callbacks; those for channels to open are here as well. Loop thread; lives in its
// Connection.
namespace rollcall::fleet {

class Connection;

class Login
{
public:
    explicit Login(Connection& connection);
    Login(const Login&) = delete;
    Login& operator=(const Login&) = delete;

    void install();

private:
    int publicKey(const char* user, ssh_key key, char signature);
    QByteArray rightPassword() const;
    int password(const char* user, const char* given, const char* method);
    int message(ssh_message message);
    int keyboardInteractive(ssh_message message);
    int answered(ssh_message message);
    int enter(ssh_message message);
    int ask(ssh_message message, const std::vector<const char*>& prompts, const char* instruction = "");
    int directTcpip(ssh_message message);
    bool mayEnter(const char* user) const;
    int granted(const char* user, const char* method);
    int denied(const char* user, const char* method);

    static constexpr int mostTries = 6;

    Connection& m_connection;
    ssh_server_callbacks_struct m_callbacks{};
    ssh_callbacks_struct m_deaf{}; // for who answers no keepalive
    enum class Asked { Password, PasswordAndCode, Code, NewPassword, Enter };

    QByteArray m_askedUser; // whose answer keyboard-interactive waits for; libssh's reply does not say
    Asked m_asked = Asked::Password;
    bool m_rightSoFar = false;
    int m_refusals = 0;
};

} // namespace rollcall::fleet
