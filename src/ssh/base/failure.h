// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"

#include <QByteArray>

#include <chrono>

// What a broken connection means: libssh tells it in words only, so the words are read here and nowhere else (why there
// is no algorithm in common: algorithmfailure.h). Pure; any thread.
namespace rollcall::ssh {

/// How far the connection had come.
struct ExchangeTrace
{
    QByteArray firstBytes;   // the first that the server sent, at most 255
    bool bannerSeen = false; // they were an SSH identification (RFC 4253 section 4.2)
};

/// libssh puts behind "Socket error" whatever errno holds by then, which may be that of a file. Nothing then.
QString connectionWords(const QString& words);

/// libssh's words as somebody else's, for a server may have a part in them.
Detail libraryDetail(const QString& words);
/// Why a channel was not opened: what the server says to it, if it was the server.
Detail refusalDetail(const QString& words);

/// Why the key exchange failed. `words`: libssh's error.
Verdict exchangeFailure(const ExchangeTrace& trace, const QString& words);

/// A server that closes before it has said anything may just be busy (sshd_config(5), MaxStartups).
bool mayBeBusy(const ExchangeTrace& trace);

/// Why the login ended with the connection. `keys`: what was sent last was a key, after so many refused ones.
Verdict loginFailure(const QString& words, bool keys, int keysRefused);

/// Why a jump host made no way to the target (RFC 4254 section 5.1). sshd says what its connect(2) said; such a
/// failure is the target's. `words`: libssh's error.
Verdict forwardFailure(const QString& words, const QString& jump);
/// The jump host has no room for another way just now (SSH_OPEN_RESOURCE_SHORTAGE).
bool isShortOfWays(const QString& words);

/// "after 1.5 s": the detail of whatever took too long.
Detail afterSeconds(std::chrono::milliseconds limit);

} // namespace rollcall::ssh
