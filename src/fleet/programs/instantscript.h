// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <deque>

// The made-up shell of --instant: a command line as a row of parts to give out. Knows true, false, :,
// hostname, uptime, uname, cat /etc/os-release, echo, exit, seq, sleep, lines (numbered log lines), joined by
// ; && || and line ends; anything else is repeated as "instant: …". Pure; any thread.
namespace rollcall::fleet {

struct FleetHost;

struct InstantPart
{
    enum class Kind { Text, ErrorText, Numbers, LogLines, Sleep };

    Kind kind = Kind::Text;
    QByteArray text;
    qint64 count = 0; // Numbers, LogLines: how many; Sleep: milliseconds
    qint64 given = 0; // how far it got
};

struct InstantScript
{
    std::deque<InstantPart> parts;
    int exitCode = 0;
};

InstantScript readInstantScript(const QByteArray& command, const FleetHost& host);
/// The number-th line (from 1) of the log that "lines N" shows.
QByteArray instantLogLine(const QByteArray& host, qint64 number);

} // namespace rollcall::fleet
