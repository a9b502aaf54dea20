// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrase.h"
#include "ssh/agents.h"
#include "ssh/agentsigner.h"
#include "ssh/login.h"

// Login by key: files, encrypted files, and the agent.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

void Login::tryKey()
{
    Attempt& attempt = m_attempts[m_attempt];
    if (attempt.kind == Attempt::Kind::Locked && m_means.keys->isUnlocked(attempt.path)) {
        for (const KeyFile& file : m_means.keys->files(*m_spec)) {
            if (file.path == attempt.path)
                attempt = {Attempt::Kind::Key, attempt.label, file.publicBlob, file.key, {}};
        }
    }
    switch (attempt.kind) {
    case Attempt::Kind::Key:
        m_owner.loginLog(u"signing in with key "_s + attempt.label);
        m_step = Step::Sign;
        return drive();
    case Attempt::Kind::Locked:
        if (!attempt.key)
            return askPassphrase();
        m_owner.loginLog(u"offering key "_s + attempt.label);
        m_step = Step::Offer;
        return drive();
    case Attempt::Kind::Agent:
        m_owner.loginLog(u"offering key "_s + attempt.label);
        return signByAgent();
    }
}

void Login::nextKey(const QString& why)
{
    m_owner.loginLog(u"key %1: %2"_s.arg(m_attempts[m_attempt].label, why));
    ++m_attempt;
    choose();
}

void Login::askPassphrase()
{
    const Attempt& attempt = m_attempts[m_attempt];
    if (m_means.keys->isUnlocked(attempt.path))
        return tryKey();
    if (m_means.batch) {
        m_questionReason = Reason::NoAnswer;
        m_questionDetail = phrase(Phrase::PassphraseOf, {attempt.path});
        return nextKey(u"it is encrypted, and nobody can be asked"_s);
    }
    m_owner.loginLog(u"asking for the passphrase of "_s + attempt.path);
    m_unlocking = true;
    beginAsking();
    m_answers.ask(passphraseTopic());
}

Desk::Topic Login::passphraseTopic() const
{
    Desk::Topic topic;
    topic.kind = QuestionKind::Passphrase;
    topic.identity = m_spec->identity;
    topic.subject = m_attempts[m_attempt].path;
    topic.prompts = {Prompt{u"Passphrase:"_s, false}};
    return topic;
}

void Login::passphraseCame()
{
    const QString path = m_attempts[m_attempt].path;
    if (m_answers.declined() != Reason::None) {
        const bool unanswered = m_answers.declined() == Reason::NoAnswer;
        m_questionReason = unanswered ? Reason::NoAnswer : Reason::PassphraseWrong;
        m_questionDetail = unanswered ? phrase(Phrase::PassphraseOf, {path}) : path;
        m_unlocking = false;
        endAsking();
        ++m_attempt;
        return resume();
    }
    if (m_means.keys->isUnlocked(path))
        return unlocked(true);
    m_means.keys->unlock(path, m_answers.take(passphraseTopic()), m_loop.handle(), [alive = m_alive](bool fits) {
        if (Login* login = *alive)
            login->unlocked(fits);
    });
}

void Login::unlocked(bool fits)
{
    const Desk::Topic topic = passphraseTopic();
    if (!m_unlocking || !m_answers.has(topic))
        return;
    if (!fits) {
        m_owner.loginLog(u"the passphrase does not open "_s + topic.subject);
        if (m_answers.refused(topic))
            return; // it is asked again
        m_questionReason = Reason::PassphraseWrong;
        m_questionDetail = topic.subject;
        ++m_attempt;
    } else {
        m_answers.sent(topic);
        m_answers.accepted();
    }
    m_unlocking = false;
    endAsking();
    resume();
}

void Login::signByAgent()
{
    const Attempt& attempt = m_attempts[m_attempt];
    if (!m_signer) {
        m_signer = std::make_unique<AgentSigner>(m_loop, m_means.lanes, m_spec->agentSocket, *m_link,
                                                 [this](int rc) { answered(rc); });
    }
    m_step = Step::InLane;
    m_signer->begin(attempt.blob);
}

} // namespace rollcall::ssh
