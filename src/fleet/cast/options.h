// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/cast/hostile.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What rollcall-fleet was asked for on its command line. Values; any thread.
namespace rollcall::fleet {

/// What a host asks of who logs in, besides the fleet's key.
struct LoginOptions
{
    QString password;             // empty: keys only
    QString prompt;               // in which words it is asked for, by keyboard-interactive alone; empty: "Password:"
    bool ownPasswords = false;    // each host's is the password, "-" and its name
    QString code;                 // asked for besides the password; empty: not
    bool codeTogether = false;    // in one question with the password
    bool passwordExpired = false; // a new one is asked for once the old one was right
    bool pressEnter = false;      // nothing but an empty answer is asked for, as where a push is approved elsewhere

    bool isAsked() const { return !password.isEmpty() || pressEnter; }
    /// By the method "password" as well; for anything else only keyboard-interactive can ask.
    bool isPasswordAlone() const
    {
        return isAsked() && code.isEmpty() && !passwordExpired && !pressEnter && prompt.isEmpty();
    }
};

struct FleetOptions
{
    int hosts = 24;
    QString dir; // absolute
    bool addresses = false;
    bool instant = false;
    int latency = 0;        // milliseconds, each direction
    QList<Hostile> hostile; // for all hosts, dealt out in turn
    QMap<QString, Hostile> hostileHosts;
    quint16 port = 0; // 0: any; with addresses the one port, else the first of a row
    quint64 seed = 1;
    qint64 parentPid = 0;
    bool trouble = false; // already decided: on for 8 to 500 hosts unless said otherwise
    LoginOptions login;
    int maxStartups = 0; // 0: no limit
};

/// What there is instead of options: a text to print and leave with (--help, --version).
struct ParsedOptions
{
    FleetOptions options;
    QString printAndLeave;
};

/// `arguments` as main() got them, the program's name first.
Result<ParsedOptions> parseOptions(const QStringList& arguments);

} // namespace rollcall::fleet
