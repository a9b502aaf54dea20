// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/channelinput.h"

#include "fleet/programs/program.h"

#include <utility>

namespace rollcall::fleet {

int ChannelInput::take(const char* data, qsizetype size)
{
    if (m_held || m_bytes.size() >= mostBytes) {
        m_held = true;
        return 0;
    }
    m_bytes.append(data, size);
    return static_cast<int>(size);
}

void ChannelInput::feed(ssh_channel channel, Program& program)
{
    static char buffer[32 * 1024];
    for (;;) {
        while (!m_bytes.isEmpty()) {
            const qsizetype taken = program.write(m_bytes.constData(), m_bytes.size());
            if (taken == 0)
                return;
            m_bytes.remove(0, taken);
        }
        if (!m_held)
            break;
        const int size = ssh_channel_read_nonblocking(channel, buffer, sizeof buffer, 0);
        if (size <= 0)
            m_held = false;
        else
            m_bytes.append(buffer, size);
    }
    if (m_ended && !std::exchange(m_closed, true))
        program.closeInput();
}

} // namespace rollcall::fleet
