// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/serversession.h"

namespace rollcall::fleet {

ServerSession::Step ServerSession::drive()
{
    if (m_exchanged) {
        ssh_execute_message_callbacks(get());
        return Step::Served;
    }
    int result = ssh_handle_key_exchange(get());
    if (result == SSH_AGAIN && isFull())
        result = ssh_handle_key_exchange(get()); // as in flush()
    if (result == SSH_AGAIN)
        return Step::Waiting;
    m_exchanged = true;
    return result == SSH_OK ? Step::Exchanged : Step::Failed;
}

// libssh sends every other packet only after a poll() of its own: done here, it saves a round through the
// loop. That poll reads as well, and what it brings calls for another round.
void ServerSession::flush()
{
    if (isFull())
        ssh_blocking_flush(get(), 0);
}

void ServerSession::disconnect()
{
    ssh_set_fd_towrite(get()); // or what is still to be sent would be dropped
    ssh_disconnect(get());
}

} // namespace rollcall::fleet
