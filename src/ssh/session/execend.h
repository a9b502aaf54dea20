// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/outcome.h"

#include <optional>

// How a command has ended, as far as its server has said so (RFC 4254 section 6.10), and what that means for a command
// that ran to its end. A value; any thread.
namespace rollcall::ssh {

struct ExecEnd
{
    std::optional<quint32> status;
    QString signal;           // safe text
    bool outputEnded = false; // the server's EOF
    bool closed = false;      // the channel

    bool isKnown() const { return status || !signal.isEmpty(); }
    bool isWhole() const { return isKnown() && (outputEnded || closed); } // nothing more will come
    Verdict verdict() const;
    /// Its connection was lost, or given up, before all had come: what is known of it stays.
    Verdict lost(Verdict ending) const;
};

} // namespace rollcall::ssh
