// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login.h"

#include "core/phrase.h"

#include <algorithm>
#include <utility>

// Login by what the user types: passwords and keyboard-interactive prompts (RFC 4256).
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// One hidden prompt for "password" is a password like any other, the same on every host of an identity.
// Whatever else is asked (codes, new passwords, several prompts) belongs to this host and this moment.
bool asksForPassword(const QList<Prompt>& prompts)
{
    if (prompts.size() != 1 || prompts.first().echo)
        return false;
    const QString text = prompts.first().text.toLower();
    for (const QLatin1String other : {"new"_L1, "one-time"_L1, "code"_L1, "token"_L1, "otp"_L1}) {
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
    if (m_answers.empty() || m_topicKey != topic.key())
        return wait(topic);
    m_owner.loginLog(u"sending the password"_s);
    m_step = Step::Password;
    m_sent = true;
    drive();
}

void Login::tryInteractive()
{
    m_owner.loginLog(u"trying keyboard-interactive"_s);
    m_step = Step::Interactive;
    drive();
}

void Login::promptsCame()
{
    ssh_session session = m_link->session();
    Desk::Topic topic;
    const int count = ssh_userauth_kbdint_getnprompts(session);
    if (count <= 0)
        return drive(); // nothing but words: answered with nothing
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char* text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        topic.prompts << Prompt{safeText(text), echo != 0};
    }
    if (asksForPassword(topic.prompts)) {
        topic = passwordTopic();
    } else {
        topic.kind = QuestionKind::KeyboardInteractive;
        topic.identity = m_spec->identity;
        topic.user = m_host->user;
        topic.subject = safeText(ssh_userauth_kbdint_getname(session));
        topic.instruction = safeText(ssh_userauth_kbdint_getinstruction(session));
        topic.onlyHost = m_host->name;
        topic.attempts = std::max(1, m_spec->passwordPrompts);
    }
    if (m_sent) { // what was sent before has led to more questions
        m_sent = false;
        if (m_ticket != 0 && m_topicKey != topic.key())
            m_means.desk->accepted(std::exchange(m_ticket, 0));
        m_answers.clear();
        if (m_ticket != 0) { // the same question once more: a refusal in other words
            m_passwordRefused = true;
            if (m_means.desk->refused(m_ticket))
                return beginAsking();
            m_ticket = 0;
            m_interactiveDone = m_passwordDone = true;
            return choose();
        }
    }
    if (m_answers.empty() || m_topicKey != topic.key())
        return wait(topic);
    for (size_t i = 0; i < m_answers.size(); ++i)
        ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i), m_answers[i].data());
    m_sent = true;
    drive();
}

void Login::wait(const Desk::Topic& topic)
{
    if (m_ticket != 0)
        m_means.desk->leave(std::exchange(m_ticket, 0));
    m_answers.clear();
    m_topicKey = topic.key();
    m_asked = topic.kind == QuestionKind::Password
                  ? phrase(Phrase::PasswordOf, {who()})
                  : phrase(Phrase::AnswerFor, {topic.prompts.constFirst().text.trimmed(), who()});
    if (m_means.batch) {
        Desk::Reply reply;
        reply.declined = Reason::NoAnswer;
        m_step = Step::Asking;
        return secretCame(std::move(reply));
    }
    beginAsking();
    m_ticket = m_means.desk->ask(topic, m_host->name, m_loop.handle(), [alive = m_alive](Desk::Reply&& reply) {
        if (Login* login = *alive)
            login->secretCame(std::move(reply));
    });
}

void Login::secretCame(Desk::Reply&& reply)
{
    if (m_step != Step::Asking)
        return;
    if (reply.declined != Reason::None) {
        m_ticket = 0;
        m_questionReason = reply.declined;
        m_questionDetail = m_asked;
        m_interactiveDone = m_passwordDone = true;
    } else {
        m_answers = std::move(reply.texts);
    }
    endAsking();
    resume();
}

// Goes on after an answer, where needed on a new connection.
void Login::resume()
{
    m_step = Step::Idle;
    if (!m_link || !m_link->isOpen())
        return m_owner.loginNeedsLink();
    // The prompts of keyboard-interactive are still open on this connection: they are answered, not begun anew.
    if (!m_answers.empty() && ssh_userauth_kbdint_getnprompts(m_link->session()) > 0) {
        m_step = Step::Interactive;
        return promptsCame();
    }
    choose();
}

void Login::beginAsking()
{
    m_step = Step::Asking;
    m_owner.loginAsking(true);
}

void Login::endAsking()
{
    m_owner.loginAsking(false);
}

void Login::secretAnswered(int rc)
{
    const bool interactive = m_step == Step::Interactive;
    const bool sent = std::exchange(m_sent, false);
    if (rc == SSH_AUTH_SUCCESS || rc == SSH_AUTH_PARTIAL) {
        if (m_ticket != 0)
            m_means.desk->accepted(std::exchange(m_ticket, 0));
        m_answers.clear();
        m_owner.loginLog(interactive ? u"keyboard-interactive accepted"_s : u"password accepted"_s);
        return rc == SSH_AUTH_SUCCESS ? succeed() : choose();
    }
    if (rc == SSH_AUTH_ERROR) { // libssh takes "password change required" (RFC 4252, section 8) for an error
        m_step = Step::Done;
        Verdict verdict;
        verdict.reason = interactive ? Reason::ProtocolError : Reason::PasswordExpired;
        verdict.detail = who();
        return m_owner.loginFailed(std::move(verdict));
    }
    m_answers.clear();
    m_owner.loginLog(interactive ? u"keyboard-interactive refused"_s : u"password refused"_s);
    if (sent && m_ticket != 0) {
        m_passwordRefused = true;
        if (m_means.desk->refused(m_ticket))
            return beginAsking();
        m_ticket = 0;
        m_interactiveDone = m_passwordDone = true;
        return choose();
    }
    (interactive ? m_interactiveDone : m_passwordDone) = true; // refused without a question
    choose();
}

} // namespace rollcall::ssh
