// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "ssh/base/loop.h"

#include <QString>

#include <sys/socket.h>

#include <functional>
#include <memory>
#include <vector>

// Socket addresses: literals at once, names through the name executor (getaddrinfo(3) blocks and cannot be
// stopped, so a late answer is dropped). In the asking loop's thread.
namespace rollcall::ssh {

class Executors;

struct Address
{
    sockaddr_storage bytes{};
    socklen_t length = 0;

    int family() const { return bytes.ss_family; }
    QString text() const; // the literal, without the port
};

struct Resolved
{
    std::vector<Address> addresses; // families taken in turn (RFC 8305, section 4)
    Detail problem;                 // why there is none
    bool descriptorsShort = false;  // no descriptor was left to ask with
};

/// True if `host` is an address literal; then `addresses` holds it (or nothing, if it is of the wrong family).
bool literalAddress(const QString& host, quint16 port, HostSpec::AddressFamily family, Resolved& result);

/// Calls `done` in `loop`. `wanted` expired before the executor got to it: nobody is asked any more.
void resolveName(Executors& executors, const Loop::Handle& loop, const QString& host, quint16 port,
                 HostSpec::AddressFamily family, const std::weak_ptr<void>& wanted,
                 std::function<void(Resolved&&)> done);

} // namespace rollcall::ssh
