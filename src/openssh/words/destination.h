// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

// Where to log in, as people type it: "host", "user@host:port", "user@[2001:db8::1]:22",
// "ssh://user@host:port", and ProxyJump's comma list of those. Rules: ssh(1) DESCRIPTION, ssh_config(5)
// ProxyJump. Values; any thread.
namespace rollcall::openssh {

struct Destination
{
    QString user;     // empty: not said
    QString host;     // never empty after parsing; without brackets
    quint16 port = 0; // 0: not said

    bool operator==(const Destination&) const = default;
};

/// A port's number, 1 to 65535, or the name that this system has for one ("ssh"), as ssh takes either.
std::optional<quint16> portOf(const QString& text);

/// One destination. Fails (BadValue) on an empty user or host, a bad port, an open bracket, or characters
/// that no host name has (white space, control characters, a leading '-').
Result<Destination> parseDestination(const QString& text);

/// The hops in travelling order: the first is connected to directly. "none" gives no hop.
Result<QList<Destination>> parseProxyJump(const QString& text);

/// Whether a name may stand in a ProxyCommand, which goes to a shell: without white space, a leading '-' and
/// everything that a shell has a use for (as ssh(1) refuses it in host names).
bool isSafeInCommands(const QString& name);

} // namespace rollcall::openssh
