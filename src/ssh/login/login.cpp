// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/login.h"

#include "core/verdict/phrase.h"
#include "openssh/words/publickey.h"
#include "ssh/base/failure.h"
#include "ssh/questions/answers.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 20; // partial successes, and rounds of questions, of one login

std::shared_ptr<const LoginSpec> specOf(const HostSpec& host)
{
    return host.login ? host.login : std::make_shared<const LoginSpec>();
}

} // namespace

Login::Login(Loop& loop, const std::shared_ptr<const HostSpec>& host, const LoginMeans& means, Calls calls)
    : m_calls(std::move(calls)), m_alive(std::make_shared<bool>(true)),
      m_context{*this,         loop,    host,
                specOf(*host), means,   m_calls.log,
                m_calls.waits, m_alive, Answers(loop, means.broker, [this] { answersCame(); })},
      m_words(m_context), m_methods(makeLoginMethods(m_context))
{
}

Login::~Login()
{
    *m_alive = false;
}

std::unique_ptr<Login> Login::anew() const
{
    return std::make_unique<Login>(m_context.loop, m_context.host, m_context.means, m_calls);
}

void Login::prepare()
{
    for (const auto& method : m_methods)
        method->prepare();
}

std::function<void()> Login::whenRead()
{
    return [this, alive = m_alive] {
        if (*alive && m_step == Step::Preparing)
            choose();
    };
}

void Login::attach(Link& link)
{
    m_context.link = &link;
    m_context.server = {};
    m_context.answers.unsent();
    const HostSpec& host = *m_context.host;
    m_context.answers.standBefore(
        {host.name, machineAddress(host), openssh::fingerprint(link.serverKey()), !host.placedBy.isEmpty()});
    for (const auto& method : m_methods)
        method->connectionChanged();
    if (!isAsking()) // else the answer will come
        choose();
}

void Login::detach()
{
    m_context.link = nullptr;
    m_words.linkGone();
    if (!isAsking() && m_step != Step::Done)
        m_step = Step::Idle;
    for (const auto& method : m_methods)
        method->connectionChanged();
}

void Login::choose()
{
    m_step = Step::Preparing;
    if (!m_context.link)
        return;
    for (const auto& method : m_methods) {
        if (method->tryNext())
            return;
    }
    fail();
}

void Login::trying(LoginMethod& method)
{
    m_current = &method;
    m_step = Step::Trying;
}

void Login::drive()
{
    if (!m_context.link)
        return;
    if (m_step == Step::Trying) {
        const QString before = m_context.link->error();
        const int rc = m_current->call();
        if (rc != SSH_AUTH_AGAIN)
            return answered(rc);
        if (m_current->hasLeftTheLoop())
            return;
        // It waits on, for instance after more prompts than it takes.
        if (m_context.link->isOpen() && m_context.link->hasFailed() && m_context.link->error() != before)
            return failWith(Reason::ProtocolError, libraryDetail(m_context.link->error()));
        m_words.listen(true);
    } else {
        m_context.link->pump(); // only to see whether the server is still there
    }
    // libssh goes on waiting when the server has said goodbye. While the user is asked that does not matter.
    if (!isAsking() && !m_context.link->isOpen())
        m_calls.linkBroke();
}

void Login::answered(int rc)
{
    if (m_step != Step::Trying)
        return;
    m_words.listen(false);
    m_words.answered();
    // To libssh 0.11 the server's goodbye is a refusal like any other. What was not tried is not refused.
    if ((rc == SSH_AUTH_ERROR || rc == SSH_AUTH_DENIED) && !m_context.link->isOpen())
        return m_current->wantsAnotherLink() ? needLink() : m_calls.linkBroke();
    // AuthenticationMethods may ask for several ways in; a server that is never content is not to be trusted with more.
    if ((rc == SSH_AUTH_PARTIAL && ++m_partial > mostSteps) || (rc == SSH_AUTH_INFO && ++m_rounds > mostSteps))
        return failWith(Reason::ProtocolError, phrase(Phrase::NeverContent));
    if (rc == SSH_AUTH_DENIED || rc == SSH_AUTH_PARTIAL) {
        m_context.server.bits = static_cast<unsigned>(ssh_userauth_list(m_context.link->session(), nullptr));
        m_context.server.known = m_context.server.known || m_context.server.bits != 0;
    }
    if (rc == SSH_AUTH_INFO)
        m_words.readRound();
    if (rc == SSH_AUTH_PARTIAL && !m_context.report.hasUnanswered()) {
        for (const auto& method : m_methods)
            method->moreAsked();
    }
    m_current->answered(rc);
}

void Login::succeed()
{
    m_step = Step::Done;
    m_context.answers.leave();
    m_context.report = {};
    for (const auto& method : m_methods)
        method->over();
    m_calls.succeeded();
}

void Login::failWith(Reason reason, const Detail& detail)
{
    m_step = Step::Done;
    m_calls.failed(verdictOf(reason, m_context.report.withWords(detail)));
}

void Login::fail()
{
    m_step = Step::Done;
    Verdict verdict = m_context.report.verdict(m_context.host->user, m_context.server.names(),
                                               m_context.server.allow(SSH_AUTH_METHOD_PUBLICKEY));
    verdict.detail = m_context.report.withWords(verdict.detail);
    m_calls.failed(std::move(verdict));
}

void Login::ask(LoginMethod& method, const std::vector<QuestionBroker::Topic>& topics)
{
    m_current = &method;
    m_step = Step::Asking;
    m_calls.waits(LoginWait::ForUser);
    for (const QuestionBroker::Topic& topic : topics)
        m_context.answers.ask(topic);
}

void Login::answersCame()
{
    if (m_step == Step::Asking)
        m_current->answersCame();
}

void Login::waitForOtherHost()
{
    m_step = Step::Scouting;
    m_calls.waits(LoginWait::ForOtherHost);
}

void Login::goOn()
{
    if (!isAsking())
        return;
    m_calls.waits(LoginWait::Over);
    if (!m_context.link || !m_context.link->isOpen())
        return needLink();
    m_step = Step::Idle;
    for (const auto& method : m_methods) {
        if (method->goOn())
            return;
    }
    choose();
}

void Login::needLink()
{
    m_step = Step::Idle;
    m_calls.needsLink();
}

std::optional<Verdict> Login::hungUp()
{
    m_words.listen(false);
    const bool trying = m_step == Step::Trying;
    const std::optional<int> keysRefused = trying ? m_current->keysRefused() : std::nullopt;
    Verdict verdict = loginFailure(m_context.link->error(), keysRefused.has_value(), keysRefused.value_or(0));
    if (verdict.reason == Reason::TooManyKeys && trying && m_current->survivesHangup()) {
        m_context.log(u"the server lets try no more keys on one connection"_s);
        return std::nullopt;
    }
    // "Too many authentication failures" is a refusal, too, and whoever hangs up on a password may have said so
    // (libssh 0.11 forgets the words): nobody else may try the same one.
    if (m_context.answers.anySent()) {
        m_context.report.refused();
        m_context.answers.refused();
    }
    return m_context.report.closed(m_context.host->user, std::move(verdict));
}

} // namespace rollcall::ssh
