// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <cstddef>
#include <utility>

// What a command has said and nobody has taken yet, both streams, up to the limit of both together (in bytes; 0: none).
// What is beyond it is dropped, and that is known. A value; any thread.
namespace rollcall::ssh {

class ExecOutput
{
public:
    explicit ExecOutput(qint64 limit) : m_limit(limit) {}

    void append(Stream stream, const char* data, qint64 size)
    {
        if (m_limit > 0 && m_received + size > m_limit) {
            size = m_limit - m_received;
            m_limitReached = true;
        }
        m_received += size;
        m_streams[static_cast<size_t>(stream)].append(data, size);
    }
    QByteArray take(Stream stream) { return std::exchange(m_streams[static_cast<size_t>(stream)], {}); }

    bool limitReached() const { return m_limitReached; }
    QString limitText() const; // "64 MB"

private:
    const qint64 m_limit;
    qint64 m_received = 0;
    bool m_limitReached = false;
    std::array<QByteArray, 2> m_streams;
};

} // namespace rollcall::ssh
