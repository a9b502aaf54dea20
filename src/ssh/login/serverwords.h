// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"

#include <QByteArray>

// What a server says during a login besides its answers: banners (RFC 4252 section 5.4) and rounds of
// keyboard-interactive that ask nothing (RFC 4256 section 3.2). All of it goes into the connection log, and the last
// of it into the sentence of a login that fails. Banners that name a page, and rounds, may ask somebody to do
// something (go there, approve a push) while the server waits: then time stands still, as with a question, but not for
// ever. In the session's loop thread; owned by Login.
namespace rollcall::ssh {

struct LoginContext;

class ServerWords
{
public:
    explicit ServerWords(LoginContext& context);

    void listen(bool unanswered); // after each of libssh's calls; something was sent, and the server still thinks
    void readRound();             // of keyboard-interactive: if it asks nothing
    void answered();              // whatever the server has waited for
    void linkGone();

private:
    bool hear(const QByteArray& words); // whether it says anything
    void waitForPerson();
    void patienceEnded();

    LoginContext& m_context;
    Loop::Timer m_patience;    // until the server waits, and not only the network; then until somebody has done it
    int m_lines = 0;           // in the log
    bool m_roundSpoke = false; // one that asks nothing, and is being answered with nothing
    bool m_waiting = false;
};

} // namespace rollcall::ssh
