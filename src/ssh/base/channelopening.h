// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/link.h"

#include <optional>

// One channel that a server is asked for, until it has answered: with the reason that it gives for this one, whatever
// becomes of others at the same time. In the loop's thread; owned by whoever wants the channel, gone before the link.
namespace rollcall::ssh {

class ChannelOpening
{
public:
    explicit ChannelOpening(Link& link);
    ~ChannelOpening();
    ChannelOpening(const ChannelOpening&) = delete;
    ChannelOpening& operator=(const ChannelOpening&) = delete;

    /// Runs libssh's call that opens it, as Link::call() does, until it does not give SSH_AGAIN.
    template <typename Call> int call(Call&& open)
    {
        const int rc = m_link.call(SSH_AGAIN, open);
        note();
        return rc;
    }
    QString problem() const; // in libssh's words, made safe

private:
    void note();

    Link& m_link;
    std::optional<quint32> m_number; // of ours
};

} // namespace rollcall::ssh
