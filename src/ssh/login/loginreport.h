// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"

#include <QString>
#include <QStringList>

// What a login that fails is said to have failed of: it notes what happens on the way, and at the end the most telling
// of it is the reason, with what the user needs to know beside it. Values only; no texts but file names and details
// that are translated elsewhere. Pure; any thread.
namespace rollcall::ssh {

class LoginReport
{
public:
    void keyFileMissing(const QString& file) { m_missing << file; }
    void keyFileUnusable(const Detail& why) { m_unusable = m_unusable.with(why); }
    void refused() { m_refused = true; }                         // something of ours, by the server
    void answerRefused() { m_refused = m_answerRefused = true; } // what somebody has typed
    /// Somebody was asked in vain, or nobody could be: NoAnswer, PausedAfterDenials, PassphraseWrong.
    void unanswered(Reason reason, const Detail& detail);
    void serverSaid(const QString& words) { m_said = Detail::said(words); } // besides its answers; the last counts
    const Detail& unusableKeyFiles() const { return m_unusable; }
    bool hasUnanswered() const { return m_questionReason != Reason::None; }

    /// Nothing is left to try. `allowed`: the methods that the server names; `keysAllowed`: or may allow.
    Verdict verdict(const QString& user, const QStringList& allowed, bool keysAllowed) const;
    /// The server has closed the connection, as `verdict` has it. One that has said something first refuses the login:
    /// so sshd does where an account has expired.
    Verdict closed(const QString& user, Verdict verdict) const;
    /// What a login failed of, and what the server has said.
    Detail withWords(const Detail& detail) const;

private:
    bool m_refused = false;
    bool m_answerRefused = false;
    Reason m_questionReason = Reason::None;
    Detail m_questionDetail;
    Detail m_lastQuestion; // of those
    QStringList m_missing; // key files
    Detail m_unusable;
    Detail m_said;
};

} // namespace rollcall::ssh
