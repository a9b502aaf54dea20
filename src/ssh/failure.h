// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QByteArray>

// What a broken connection means: libssh tells it in words only, so the words are read here and nowhere else.
// Pure; any thread.
namespace rollcall::ssh {

/// How far the connection had come.
struct ExchangeTrace
{
    QByteArray firstBytes;   // the first that the server sent, at most 255
    bool bannerSeen = false; // they were an SSH identification (RFC 4253 section 4.2)
};

/// Why the key exchange failed. `words`: libssh's error.
Verdict exchangeFailure(const ExchangeTrace& trace, const QString& words);

/// A server that closes before it has said anything may just be busy (sshd_config(5), MaxStartups).
bool mayBeBusy(const ExchangeTrace& trace);

/// Why the login ended with the connection. `keys`: what was sent last was a key, after so many refused ones.
Verdict loginFailure(const QString& words, bool keys, int keysRefused);

} // namespace rollcall::ssh
