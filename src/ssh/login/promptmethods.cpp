// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/promptmethods.h"

#include "core/run/question.h"
#include "core/verdict/phrase.h"
#include "ssh/base/failure.h"
#include "ssh/base/link.h"
#include "ssh/login/login.h"
#include "ssh/questions/answers.h"

#include <algorithm>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// What is hidden and not said to be a code, or a new password, may be the same on every host of an identity.
bool maySeveralAsk(const Prompt& prompt)
{
    constexpr QLatin1String ownWords[] = {"new"_L1, "one-time"_L1, "onetime"_L1, "code"_L1,   "token"_L1,
                                          "otp"_L1, "current"_L1,  "old "_L1,    "retype"_L1, "again"_L1};
    const QString text = prompt.text.toLower();
    const auto says = [&text](QLatin1String word) { return text.contains(word); };
    return !prompt.echo && std::none_of(std::begin(ownWords), std::end(ownWords), says);
}

// A password like any other, whichever method asks for it.
bool asksForPassword(const Prompt& prompt)
{
    return maySeveralAsk(prompt) && prompt.text.contains("password"_L1, Qt::CaseInsensitive);
}

} // namespace

void PromptMethod::wait(const std::vector<Asked>& asked)
{
    if (m_context.means.batch) {
        declined(Reason::NoAnswer, asked.front().topic);
        return m_context.login.choose();
    }
    std::vector<QuestionBroker::Topic> topics;
    topics.reserve(asked.size());
    for (const Asked& one : asked)
        topics.push_back(one.topic);
    m_context.login.ask(*this, topics);
}

void PromptMethod::answersCame()
{
    const Answers& answers = m_context.answers;
    if (answers.declined() != Reason::None)
        declined(answers.declined(), answers.declinedTopic());
    m_context.login.goOn();
}

void PromptMethod::declined(Reason reason, const QuestionBroker::Topic& topic)
{
    m_context.questionsOver = true;
    if (reason == Reason::Denied) // it had refused before what is right elsewhere
        return m_context.report.refused();
    const QString who = m_context.who();
    m_context.report.unanswered(
        reason, topic.kind == QuestionKind::Password
                    ? phrase(Phrase::PasswordOf, {who})
                    : phrase(Phrase::AnswerFor, {Detail::said(topic.prompts.constFirst().text.trimmed()), who}));
}

void PromptMethod::answered(int rc)
{
    if (rc == SSH_AUTH_SUCCESS || rc == SSH_AUTH_PARTIAL) {
        m_context.answers.accepted();
        m_context.log(name() + u" accepted"_s);
        return rc == SSH_AUTH_SUCCESS ? m_context.login.succeed() : m_context.login.choose();
    }
    if (rc == SSH_AUTH_ERROR)
        return failed();
    m_context.log(name() + u" refused"_s);
    if (m_context.answers.anySent())
        return refused(nullptr);
    m_done = true; // without a question
    m_context.login.choose();
}

// All that was sent, or what is asked for once more: that is a refusal in other words.
void PromptMethod::refused(const QuestionBroker::Topic* topic)
{
    m_context.report.answerRefused();
    if (topic ? m_context.answers.refused(*topic) : m_context.answers.refused())
        return m_context.login.ask(*this, {}); // by who holds the answers
    m_context.questionsOver = true;
    m_context.login.choose();
}

bool InteractiveMethod::tryNext()
{
    if (!m_context.spec->keyboardInteractive || isDone() || !m_context.server.allow(SSH_AUTH_METHOD_INTERACTIVE))
        return false;
    m_context.log(u"trying keyboard-interactive"_s);
    m_rounds = 0;
    m_context.login.trying(*this);
    m_context.login.drive();
    return true;
}

// The prompts are still open on this connection: they are answered, not begun anew.
bool InteractiveMethod::goOn()
{
    if (isDone() || ssh_userauth_kbdint_getnprompts(m_context.link->session()) <= 0)
        return false;
    m_context.login.trying(*this);
    promptsCame();
    return true;
}

int InteractiveMethod::call()
{
    return m_context.link->call(SSH_AUTH_AGAIN,
                                [this] { return ssh_userauth_kbdint(m_context.link->session(), nullptr, nullptr); });
}

void InteractiveMethod::answered(int rc)
{
    if (rc == SSH_AUTH_INFO) {
        m_rounds += ssh_userauth_kbdint_getnprompts(m_context.link->session()) > 0 ? 1 : 0;
        return promptsCame();
    }
    PromptMethod::answered(rc);
}

QString InteractiveMethod::name() const
{
    return u"keyboard-interactive"_s;
}

void InteractiveMethod::failed()
{
    m_context.login.failWith(Reason::ProtocolError, libraryDetail(m_context.link->error()));
}

// The password is shared with the other hosts of the identity, also where more is asked together with it.
std::vector<PromptMethod::Asked> InteractiveMethod::sortPrompts() const
{
    ssh_session session = m_context.link->session();
    QuestionBroker::Topic own;
    own.kind = QuestionKind::KeyboardInteractive;
    own.identity = m_context.spec->identity;
    own.user = m_context.host->user;
    own.subject = safeText(ssh_userauth_kbdint_getname(session));
    own.instruction = safeLines(ssh_userauth_kbdint_getinstruction(session));
    own.onlyHost = m_context.host->name;
    own.attempts = std::max(1, m_context.spec->passwordPrompts);
    std::vector<Asked> asked;
    bool password = false;
    const int count = ssh_userauth_kbdint_getnprompts(session);
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char* text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        const Prompt prompt{safeText(text), echo != 0};
        if (!password && asksForPassword(prompt)) {
            password = true;
            asked.push_back({m_context.passwordTopic()});
            continue;
        }
        asked.push_back({own, static_cast<size_t>(own.prompts.size())}); // its topic is put in below
        own.prompts << prompt;
    }
    if (count == 1 && !password)
        own = inAnyLanguage(own);
    for (Asked& one : asked) {
        if (one.topic.kind == QuestionKind::KeyboardInteractive)
            one.topic = own;
    }
    return asked;
}

/// The only thing that is asked, hidden, before anything else is: a password in any language, or else the second host
/// will not take it (see QuestionBroker). The same one from all who use the same words, but for their own names.
QuestionBroker::Topic InteractiveMethod::inAnyLanguage(const QuestionBroker::Topic& own) const
{
    QuestionBroker::Topic shared = own;
    QString words = own.prompts.constFirst().text;
    for (const QString& name : {m_context.host->name, m_context.host->address, m_context.host->user}) {
        if (!name.isEmpty())
            words.replace(name, u"*"_s, Qt::CaseInsensitive);
    }
    shared.subject = words;
    shared.onlyHost.clear();
    shared.sharedWords = true;
    const bool first = m_rounds <= 1 || m_context.answers.wasSent(shared); // or once more what has been refused
    return first && maySeveralAsk(own.prompts.constFirst()) ? shared : own;
}

void InteractiveMethod::promptsCame()
{
    Answers& answers = m_context.answers;
    const std::vector<Asked> asked = sortPrompts();
    if (asked.empty())
        return m_context.login.drive(); // nothing but words: answered with nothing
    for (const Asked& one : asked) {
        if (answers.wasSent(one.topic))
            return refused(&one.topic);
    }
    if (std::any_of(asked.begin(), asked.end(), [&](const Asked& one) { return !answers.has(one.topic); }))
        return wait(asked);
    for (size_t i = 0; i < asked.size(); ++i) {
        ssh_userauth_kbdint_setanswer(m_context.link->session(), static_cast<unsigned>(i),
                                      answers.text(asked[i].topic, asked[i].place).data());
        answers.sent(asked[i].topic);
    }
    m_context.login.drive();
}

bool PasswordMethod::tryNext()
{
    if (!m_context.spec->password || isDone() || !m_context.server.allow(SSH_AUTH_METHOD_PASSWORD))
        return false;
    const QuestionBroker::Topic topic = m_context.passwordTopic();
    if (!m_context.answers.has(topic)) {
        wait({{topic}});
        return true;
    }
    m_context.log(u"sending the password"_s);
    m_context.answers.sent(topic);
    m_context.login.trying(*this);
    m_context.login.drive();
    return true;
}

int PasswordMethod::call()
{
    return m_context.link->call(SSH_AUTH_AGAIN, [this] {
        return ssh_userauth_password(m_context.link->session(), nullptr,
                                     m_context.answers.text(m_context.passwordTopic()).data());
    });
}

QString PasswordMethod::name() const
{
    return u"password"_s;
}

// libssh takes "password change required" (RFC 4252, section 8) for an error.
void PasswordMethod::failed()
{
    m_context.login.failWith(Reason::PasswordExpired, m_context.who());
}

} // namespace rollcall::ssh
