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
// What is beyond it is dropped, and that is known. A mark that is awaited in the output is left out of it. A value; any
// thread.
namespace rollcall::ssh {

class ExecOutput
{
public:
    explicit ExecOutput(qint64 limit, const QByteArray& mark = {}) : m_limit(limit), m_mark(mark) {}

    void append(Stream stream, const char* data, qint64 size)
    {
        if (stream == Stream::Output && isAwaiting())
            awaited(data, size);
        else
            add(stream, data, size);
    }
    bool isAwaiting() const { return !m_mark.isEmpty(); } // the mark has not come yet
    void finish();                                        // nor will it
    QByteArray take(Stream stream) { return std::exchange(m_streams[static_cast<size_t>(stream)], {}); }

    bool hasSaid() const { return m_received > 0; } // anything, taken or not
    bool limitReached() const { return m_limitReached; }
    QString limitText() const; // "64 MiB"

private:
    void add(Stream stream, const char* data, qint64 size)
    {
        if (m_limit > 0 && m_received + size > m_limit) {
            size = m_limit - m_received;
            m_limitReached = true;
        }
        m_received += size;
        m_streams[static_cast<size_t>(stream)].append(data, size);
    }
    void awaited(const char* data, qint64 size);

    const qint64 m_limit;
    QByteArray m_mark;
    QByteArray m_held; // may be the beginning of the mark
    qint64 m_received = 0;
    bool m_limitReached = false;
    std::array<QByteArray, 2> m_streams;
};

} // namespace rollcall::ssh
