// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/loginreport.h"

#include "core/verdict/phrase.h"

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

void LoginReport::unanswered(Reason reason, const Detail& detail)
{
    // Of several questions that nobody answered each may have been the one that mattered.
    const bool isOneMore = reason == m_questionReason && reason == Reason::NoAnswer;
    if (isOneMore && detail == m_lastQuestion)
        return;
    m_lastQuestion = detail;
    m_questionReason = reason;
    m_questionDetail = isOneMore ? m_questionDetail.with(detail) : detail;
}

Verdict LoginReport::verdict(const QString& user, const QStringList& allowed, bool keysAllowed) const
{
    Verdict verdict = verdictOf(Reason::NoMethodLeft, phrase(Phrase::User, {user}));
    if (!allowed.isEmpty())
        verdict.detail = verdict.detail.with(phrase(Phrase::ServerAllows, {allowed.join(u", "_s)}));
    const bool refusedItself =
        m_answerRefused && m_questionReason == Reason::PausedAfterDenials; // and not elsewhere alone
    if (hasUnanswered() && !refusedItself) {
        verdict.reason = m_questionReason;
        verdict.detail = m_questionDetail;
    } else if (m_refused) {
        verdict.reason = Reason::Denied;
    } else if (!m_missing.isEmpty() && keysAllowed) {
        verdict.reason = Reason::KeyFileMissing;
        verdict.detail = m_missing.join(u", "_s);
    } else if (!m_unusable.isEmpty() && keysAllowed) {
        verdict.reason = Reason::KeyFileUnusable;
        verdict.detail = m_unusable;
    }
    // The right key may be one that is not there, or cannot be used: then what was refused or asked for instead is only
    // half of the truth, and the half that the user cannot change.
    if (verdict.reason != Reason::KeyFileMissing && !m_missing.isEmpty())
        verdict.detail = verdict.detail.with(phrase(Phrase::Missing, {m_missing.join(u", "_s)}));
    if (verdict.reason != Reason::KeyFileUnusable)
        verdict.detail = verdict.detail.with(m_unusable);
    return verdict;
}

Verdict LoginReport::closed(const QString& user, Verdict verdict) const
{
    if (verdict.reason == Reason::ServerClosed && !m_said.isEmpty()) {
        const bool saidGoodbye = verdict.detail.kind() == Detail::Kind::Said;
        verdict.reason = Reason::Denied;
        verdict.detail = phrase(Phrase::User, {user}).with(saidGoodbye ? verdict.detail : Detail());
    }
    verdict.detail = withWords(verdict.detail);
    return verdict;
}

Detail LoginReport::withWords(const Detail& detail) const
{
    return m_said.isEmpty() ? detail : detail.with(phrase(Phrase::ServerSays, {m_said}));
}

} // namespace rollcall::ssh
