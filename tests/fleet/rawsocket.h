// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleetrunner.h"

#include <QByteArray>
#include <QString>

// A TCP connection to a host of the fleet that does not speak SSH. Blocking; one thread.
namespace rollcall::test {

class RawSocket
{
public:
    RawSocket(const FleetRunner& fleet, const QString& host);
    ~RawSocket();
    RawSocket(const RawSocket&) = delete;
    RawSocket& operator=(const RawSocket&) = delete;

    /// All that comes until nothing came for `milliseconds` or the other end closed.
    QByteArray read(int milliseconds);
    bool isClosed() const { return m_closed; } // by the other end, as read() saw it

private:
    int m_fd;
    bool m_closed = false;
};

} // namespace rollcall::test
