// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>

// Whose configuration is read, and what the tokens of ssh_config(5) mean on this machine. Everything that a
// test wants to inject is here; forThisUser() asks the system once (passwd entry, host name). A program under
// test is told another home by the environment variable ROLLCALL_SSH_HOME. Any thread.
namespace rollcall::openssh {

struct ConfigSources
{
    QString homeDir;    // as in the passwd entry, not $HOME: OpenSSH looks there, too
    QString userFile;   // ~/.ssh/config; empty: none
    QString systemFile; // /etc/ssh/ssh_config; empty: none
    QString systemDir;  // relative Include paths of the system file, global known_hosts: /etc/ssh
    QString localUser;  // %u, Match localuser, and the default User
    quint32 userId = 0; // %i
    QString localHost;  // %l, with the domain where known; %L is its first label
    QProcessEnvironment environment;
    bool checkPermissions = true; // refuse files that others may write, as OpenSSH does

    static ConfigSources forThisUser();
};

} // namespace rollcall::openssh
