// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/login.h"

#include "core/run/question.h"
#include "core/verdict/phrase.h"

#include <algorithm>
#include <utility>

// Login by what the user types: passwords and keyboard-interactive prompts (RFC 4256).
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// A hidden prompt for "password" is a password like any other, the same on every host of an identity. Whatever
// else is asked (codes, new passwords) belongs to this host and this moment.
bool asksForPassword(const Prompt& prompt)
{
    if (prompt.echo)
        return false;
    const QString text = prompt.text.toLower();
    for (const QLatin1String other : {"new"_L1, "one-time"_L1, "onetime"_L1, "code"_L1, "token"_L1, "otp"_L1,
                                      "current"_L1, "old "_L1, "retype"_L1, "again"_L1}) {
        if (text.contains(other))
            return false;
    }
    return text.contains("password"_L1);
}

} // namespace

QString Login::who() const
{
    return m_spec->identity.isEmpty() ? m_host->user : m_spec->identity;
}

Desk::Topic Login::passwordTopic() const
{
    Desk::Topic topic;
    topic.kind = QuestionKind::Password;
    topic.identity = m_spec->identity;
    topic.user = m_host->user;
    topic.prompts = {Prompt{u"Password:"_s, false}};
    topic.attempts = std::max(1, m_spec->passwordPrompts);
    return topic;
}

void Login::tryPassword()
{
    const Desk::Topic topic = passwordTopic();
    if (!m_answers.has(topic))
        return wait({{topic}});
    m_calls.log(u"sending the password"_s);
    m_step = Step::Password;
    m_answers.sent(topic);
    drive();
}

void Login::tryInteractive()
{
    m_calls.log(u"trying keyboard-interactive"_s);
    m_step = Step::Interactive;
    drive();
}

// The password is shared with the other hosts of the identity, also where more is asked together with it.
std::vector<Login::Asked> Login::sortPrompts() const
{
    ssh_session session = m_link->session();
    Desk::Topic own;
    own.kind = QuestionKind::KeyboardInteractive;
    own.identity = m_spec->identity;
    own.user = m_host->user;
    own.subject = safeText(ssh_userauth_kbdint_getname(session));
    own.instruction = safeText(ssh_userauth_kbdint_getinstruction(session));
    own.onlyHost = m_host->name;
    own.attempts = std::max(1, m_spec->passwordPrompts);
    std::vector<Asked> asked;
    bool password = false;
    const int count = ssh_userauth_kbdint_getnprompts(session);
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char* text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        const Prompt prompt{safeText(text), echo != 0};
        if (!password && asksForPassword(prompt)) {
            password = true;
            asked.push_back({passwordTopic()});
            continue;
        }
        asked.push_back({own, static_cast<size_t>(own.prompts.size())}); // its topic is put in below
        own.prompts << prompt;
    }
    for (Asked& one : asked) {
        if (one.topic.kind == QuestionKind::KeyboardInteractive)
            one.topic = own;
    }
    return asked;
}

void Login::promptsCame()
{
    const std::vector<Asked> asked = sortPrompts();
    if (asked.empty())
        return drive(); // nothing but words: answered with nothing
    for (const Asked& one : asked) {
        if (!m_answers.wasSent(one.topic))
            continue;
        m_passwordRefused = true; // the same question once more: a refusal in other words
        if (m_answers.refused(one.topic))
            return beginAsking();
        return giveUpAsking();
    }
    if (std::any_of(asked.begin(), asked.end(), [&](const Asked& one) { return !m_answers.has(one.topic); }))
        return wait(asked);
    for (size_t i = 0; i < asked.size(); ++i) {
        ssh_userauth_kbdint_setanswer(m_link->session(), static_cast<unsigned>(i),
                                      m_answers.text(asked[i].topic, asked[i].place).data());
        m_answers.sent(asked[i].topic);
    }
    drive();
}

void Login::wait(const std::vector<Asked>& asked)
{
    if (m_means.batch) {
        declined(Reason::NoAnswer, asked.front().topic);
        return choose();
    }
    beginAsking();
    for (const Asked& one : asked)
        m_answers.ask(one.topic);
}

void Login::answersCame()
{
    if (m_step != Step::Asking)
        return;
    if (m_unlocking)
        return passphraseCame();
    if (m_answers.declined() != Reason::None)
        declined(m_answers.declined(), m_answers.declinedTopic());
    endAsking();
    resume();
}

void Login::declined(Reason reason, const Desk::Topic& topic)
{
    m_questionReason = reason;
    m_questionDetail = topic.kind == QuestionKind::Password
        ? phrase(Phrase::PasswordOf, {who()})
        : phrase(Phrase::AnswerFor, {Detail::said(topic.prompts.constFirst().text.trimmed()), who()});
    m_interactiveDone = m_passwordDone = true;
}

// Goes on after an answer, where needed on a new connection.
void Login::resume()
{
    m_step = Step::Idle;
    if (!m_link || !m_link->isOpen())
        return m_calls.needsLink();
    // The prompts of keyboard-interactive are still open on this connection: they are answered, not begun anew.
    if (!m_interactiveDone && ssh_userauth_kbdint_getnprompts(m_link->session()) > 0) {
        m_step = Step::Interactive;
        return promptsCame();
    }
    choose();
}

void Login::beginAsking()
{
    m_step = Step::Asking;
    m_calls.waits(Wait::ForUser);
}

void Login::endAsking()
{
    m_calls.waits(Wait::Over);
}

void Login::giveUpAsking()
{
    m_interactiveDone = m_passwordDone = true;
    choose();
}

void Login::secretAnswered(int rc)
{
    const bool interactive = m_step == Step::Interactive;
    if (rc == SSH_AUTH_SUCCESS || rc == SSH_AUTH_PARTIAL) {
        m_answers.accepted();
        m_calls.log(interactive ? u"keyboard-interactive accepted"_s : u"password accepted"_s);
        return rc == SSH_AUTH_SUCCESS ? succeed() : choose();
    }
    if (rc == SSH_AUTH_ERROR) { // libssh takes "password change required" (RFC 4252, section 8) for an error
        return interactive ? failWith(Reason::ProtocolError, m_link->error())
                           : failWith(Reason::PasswordExpired, who());
    }
    m_calls.log(interactive ? u"keyboard-interactive refused"_s : u"password refused"_s);
    if (m_answers.anySent()) {
        m_passwordRefused = true;
        return m_answers.refused() ? beginAsking() : giveUpAsking();
    }
    (interactive ? m_interactiveDone : m_passwordDone) = true; // refused without a question
    choose();
}

} // namespace rollcall::ssh
