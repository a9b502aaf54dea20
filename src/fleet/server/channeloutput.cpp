// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/channeloutput.h"

#include "fleet/server/connection.h"

#include <algorithm>
#include <utility>

namespace rollcall::fleet {

void ChannelOutput::pump(ssh_channel channel, Program& program)
{
    static char buffer[32 * 1024];
    m_more = false;
    qsizetype budget = turnSize;
    while (m_connection.canWrite()) {
        if (budget <= 0) {
            m_more = true;
            return;
        }
        if (!m_unsent.isEmpty()) {
            const QByteArray rest = std::exchange(m_unsent, {});
            if (!write(channel, m_unsentStream, rest.constData(), rest.size()))
                return;
        }
        const qsizetype window = ssh_channel_window_size(channel);
        if (window == 0)
            return;
        const qsizetype room = std::min<qsizetype>(window, sizeof buffer);
        qsizetype size = program.read(m_turn, buffer, room);
        const Stream other = m_turn == Stream::Out ? Stream::Error : Stream::Out;
        Stream stream = m_turn;
        if (size == 0) {
            size = program.read(other, buffer, room);
            stream = other;
        }
        m_turn = stream == Stream::Out ? Stream::Error : Stream::Out;
        if (size == 0)
            return;
        budget -= size;
        m_connection.reach(Phase::Output);
        if (!write(channel, stream, buffer, size))
            return;
    }
}

// False when libssh took only a part (it exchanges keys anew): the rest waits.
bool ChannelOutput::write(ssh_channel channel, Stream stream, const char* data, qsizetype size)
{
    const auto bytes = static_cast<uint32_t>(size);
    const int written = stream == Stream::Out ? ssh_channel_write(channel, data, bytes)
                                              : ssh_channel_write_stderr(channel, data, bytes);
    const qsizetype taken = std::max(written, 0);
    if (taken == size)
        return true;
    m_unsent = QByteArray(data + taken, size - taken);
    m_unsentStream = stream;
    return false;
}

} // namespace rollcall::fleet
