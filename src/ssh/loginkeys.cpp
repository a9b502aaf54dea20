// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrase.h"
#include "ssh/agents.h"
#include "ssh/agentsigner.h"
#include "ssh/login.h"

#include <algorithm>

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
        if (m_means.agents->isSilent(m_spec->agentSocket)) {
            noteSilence();
            return choose();
        }
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
        m_signer = std::make_unique<AgentSigner>(
            m_loop, m_means.lanes, m_means.agents, m_spec->agentSocket, *m_link, m_means.agentPatience,
            AgentSigner::Calls{[this](int rc) { answered(rc); }, [this](bool slow) { agentSlow(slow); }});
    }
    m_step = Step::InLane;
    m_signer->begin(attempt.blob);
}

// No key of that agent is tried any more.
void Login::noteSilence()
{
    m_questionReason = Reason::NoAnswer;
    m_questionDetail = phrase(Phrase::AgentSilent, {m_attempts[m_attempt].label});
    m_owner.loginLog(u"the agent does not answer"_s);
    const auto rest = m_attempts.begin() + static_cast<std::ptrdiff_t>(m_attempt);
    m_attempts.erase(std::remove_if(rest, m_attempts.end(),
                                    [](const Attempt& attempt) { return attempt.kind == Attempt::Kind::Agent; }),
                     m_attempts.end());
}

void Login::agentSlow(bool slow)
{
    if (slow)
        m_owner.loginLog(u"the agent has not answered yet: it may be waiting for a touch, or for a confirmation"_s);
    m_owner.loginAsking(slow);
}

} // namespace rollcall::ssh
