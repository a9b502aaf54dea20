// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/login.h"

#include "core/verdict/phrase.h"
#include "openssh/words/hostkey.h"
#include "ssh/login/agents.h"
#include "ssh/login/agentsigner.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 20;            // partial successes, and rounds of questions, of one login
constexpr int mostKeyConnections = 5;    // with too many keys
constexpr int mostAgentConnections = 3;  // with an agent that waits for its user

std::shared_ptr<const LoginSpec> specOf(const HostSpec& host)
{
    return host.login ? host.login : std::make_shared<const LoginSpec>();
}

} // namespace

QStringList Login::methodNames(unsigned methods)
{
    const std::pair<unsigned, QString> names[] = {
        {SSH_AUTH_METHOD_PUBLICKEY, u"publickey"_s},
        {SSH_AUTH_METHOD_PASSWORD, u"password"_s},
        {SSH_AUTH_METHOD_INTERACTIVE, u"keyboard-interactive"_s},
        {SSH_AUTH_METHOD_HOSTBASED, u"hostbased"_s},
        {SSH_AUTH_METHOD_GSSAPI_MIC, u"gssapi-with-mic"_s},
    };
    QStringList list;
    for (const auto& [bit, name] : names) {
        if ((methods & bit) != 0)
            list << name;
    }
    return list;
}

Login::Login(Loop& loop, std::shared_ptr<const HostSpec> host, Means means, Calls calls)
    : m_loop(loop), m_host(std::move(host)), m_spec(specOf(*m_host)), m_means(std::move(means)), m_calls(std::move(calls)),
      m_alive(std::make_shared<Login*>(this)),
      m_answers(loop, m_means.desk, [this] { answersCame(); })
{
}

Login::~Login()
{
    *m_alive = nullptr;
    giveUp();
}

std::unique_ptr<Login> Login::anew() const
{
    return std::make_unique<Login>(m_loop, m_host, m_means, m_calls);
}

void Login::prepare()
{
    keysReady();
    agentReady();
}

std::function<void()> Login::again()
{
    return [alive = m_alive] {
        if (Login* login = *alive; login && login->m_step == Step::Preparing)
            login->choose();
    };
}

// True once the key files have been read; else choose() is called again when they have.
bool Login::keysReady()
{
    return !m_spec->publicKey || m_means.keys->load(m_spec, m_loop.handle(), again());
}

bool Login::agentReady()
{
    return !m_spec->publicKey || m_means.agents->list(m_spec->agentSocket, m_loop.handle(), again());
}

void Login::attach(Link& link)
{
    m_link = &link;
    m_methodsKnown = false;
    m_keysRefused = 0;
    m_answers.unsent();
    m_answers.standBefore({m_host->name, u"%1:%2"_s.arg(m_host->address).arg(m_host->port),
                           openssh::fingerprint(link.serverKey())});
    m_signer.reset();
    if (m_step == Step::Asking || m_step == Step::Scouting)
        return; // the answer will come
    choose();
}

void Login::detach()
{
    m_link = nullptr;
    if (m_step != Step::Asking && m_step != Step::Scouting && m_step != Step::Done)
        m_step = Step::Idle;
    m_signer.reset();
}

void Login::giveUp()
{
    if (m_signer)
        m_signer->close();
    m_answers.leave();
    endScouting();
}

// "Too many authentication failures" is a refusal, too, and whoever hangs up on a password may have said so
// (libssh 0.11 forgets the words): nobody else may try the same one.
void Login::linkLost()
{
    if (m_answers.anySent()) {
        m_passwordRefused = true;
        m_answers.refused();
    }
}

bool Login::hasMoreToTry()
{
    if (!sentKeys() || ++m_keyConnections > mostKeyConnections)
        return false;
    m_offered = true;
    ++m_attempt; // the one that it hung up on
    return m_attempt < m_attempts.size() || m_spec->keyboardInteractive || m_spec->password;
}

bool Login::allows(unsigned method) const
{
    return !m_methodsKnown || (m_serverMethods & method) != 0;
}

void Login::choose()
{
    m_step = Step::Preparing;
    if (!keysReady() || !m_link)
        return;
    if (!m_listed)
        listAttempts();
    if (m_attempt >= m_attempts.size() && allows(SSH_AUTH_METHOD_PUBLICKEY) && !listRest())
        return;
    if (m_attempt < m_attempts.size() && allows(SSH_AUTH_METHOD_PUBLICKEY))
        return mayTryKeys() ? tryKey() : void();
    if (!m_methodsKnown) {
        m_step = Step::None;
        return drive();
    }
    if (m_spec->keyboardInteractive && !m_interactiveDone && allows(SSH_AUTH_METHOD_INTERACTIVE))
        return tryInteractive();
    if (m_spec->password && !m_passwordDone && allows(SSH_AUTH_METHOD_PASSWORD))
        return tryPassword();
    fail();
}

int Login::step()
{
    ssh_session session = m_link->session();
    switch (m_step) {
    case Step::None:
        return m_link->call(SSH_AUTH_AGAIN, [&] { return ssh_userauth_none(session, nullptr); });
    case Step::Offer:
        return m_link->call(SSH_AUTH_AGAIN, [&] {
            return ssh_userauth_try_publickey(session, nullptr, m_attempts[m_attempt].key->key);
        });
    case Step::Sign:
        return m_link->call(SSH_AUTH_AGAIN, [&] {
            return ssh_userauth_publickey(session, nullptr, m_attempts[m_attempt].key->key);
        });
    case Step::Interactive:
        return m_link->call(SSH_AUTH_AGAIN, [&] { return ssh_userauth_kbdint(session, nullptr, nullptr); });
    case Step::Password:
        return m_link->call(SSH_AUTH_AGAIN, [&] {
            return ssh_userauth_password(session, nullptr, m_answers.text(passwordTopic()).data());
        });
    case Step::InLane:
        m_signer->proceed();
        return SSH_AUTH_AGAIN;
    case Step::Idle:
    case Step::Preparing:
    case Step::Scouting:
    case Step::Asking:
    case Step::Done:
        m_link->pump(); // only to see whether the server is still there
        return SSH_AUTH_AGAIN;
    }
    return SSH_AUTH_AGAIN;
}

void Login::drive()
{
    if (!m_link)
        return;
    const int rc = step();
    if (rc != SSH_AUTH_AGAIN)
        return answered(rc);
    // libssh goes on waiting when the server has said goodbye. While the user is asked that does not matter;
    // while a lane has the session it is the lane's to say.
    if (m_step != Step::Asking && m_step != Step::Scouting && m_step != Step::InLane && !m_link->isOpen())
        m_calls.linkBroke();
}

void Login::answered(int rc)
{
    // To libssh 0.11 the server's goodbye is a refusal like any other. What was not tried is not refused.
    if ((rc == SSH_AUTH_ERROR || rc == SSH_AUTH_DENIED) && !m_link->isOpen()) {
        // The server's patience ended while the agent waited for a touch: the same key on another connection.
        if (m_step == Step::InLane && m_signer->wasSlow() && !m_signer->wasSilent()
            && ++m_agentConnections <= mostAgentConnections) {
            m_step = Step::Idle;
            return m_calls.needsLink();
        }
        return m_calls.linkBroke();
    }
    // AuthenticationMethods may ask for several ways in; a server that is never content is not to be trusted with more.
    if ((rc == SSH_AUTH_PARTIAL && ++m_partial > mostSteps) || (rc == SSH_AUTH_INFO && ++m_rounds > mostSteps))
        return failWith(Reason::ProtocolError, phrase(Phrase::NeverContent));
    if (rc == SSH_AUTH_DENIED || rc == SSH_AUTH_PARTIAL) {
        const auto methods = static_cast<unsigned>(ssh_userauth_list(m_link->session(), nullptr));
        m_methodsKnown = m_methodsKnown || methods != 0 || m_step == Step::None;
        m_serverMethods = methods;
    }
    if (rc == SSH_AUTH_PARTIAL && m_questionReason == Reason::None)
        m_interactiveDone = m_passwordDone = false; // what was refused before may be what is asked for now
    switch (m_step) {
    case Step::None:
        if (rc == SSH_AUTH_SUCCESS)
            return succeed();
        if (rc != SSH_AUTH_DENIED && rc != SSH_AUTH_PARTIAL)
            return failWith(Reason::ProtocolError, m_link->error());
        m_calls.log(u"the server allows: "_s + methodNames(m_serverMethods).join(u", "_s));
        return choose();
    case Step::Offer:
    case Step::Sign:
    case Step::InLane:
        return keyAnswered(rc);
    case Step::Interactive:
        if (rc == SSH_AUTH_INFO)
            return promptsCame();
        return secretAnswered(rc);
    case Step::Password:
        return secretAnswered(rc);
    case Step::Idle:
    case Step::Preparing:
    case Step::Scouting:
    case Step::Asking:
    case Step::Done:
        return;
    }
}

void Login::succeed()
{
    m_step = Step::Done;
    m_answers.leave();
    endScouting();
    m_attempts.clear();
    m_attempts.shrink_to_fit();
    m_missing.clear();
    m_unusable = {};
    m_calls.succeeded();
}

void Login::failWith(Reason reason, const Detail& detail)
{
    m_step = Step::Done;
    m_calls.failed(verdictOf(reason, detail));
}

// The right key may be one that is not there: then what was refused instead is only half of the truth.
Detail Login::missingKeys() const
{
    return phrase(Phrase::Missing, {m_missing.join(u", "_s)});
}

void Login::fail()
{
    m_step = Step::Done;
    const QString allowed = methodNames(m_serverMethods).join(u", "_s);
    Verdict verdict;
    verdict.detail = phrase(Phrase::User, {m_host->user});
    if (!allowed.isEmpty())
        verdict.detail = verdict.detail.with(phrase(Phrase::ServerAllows, {allowed}));
    if (m_questionReason != Reason::None) {
        verdict.reason = m_questionReason;
        verdict.detail = m_questionDetail;
    } else if (m_offered || m_passwordRefused) {
        verdict.reason = Reason::Denied;
    } else if (!m_missing.isEmpty() && allows(SSH_AUTH_METHOD_PUBLICKEY)) {
        verdict.reason = Reason::KeyFileMissing;
        verdict.detail = m_missing.join(u", "_s);
    } else if (!m_unusable.isEmpty() && allows(SSH_AUTH_METHOD_PUBLICKEY)) {
        verdict.reason = Reason::KeyFileUnusable;
        verdict.detail = m_unusable;
    } else {
        verdict.reason = Reason::NoMethodLeft;
    }
    if (verdict.reason != Reason::KeyFileMissing && !m_missing.isEmpty())
        verdict.detail = verdict.detail.with(missingKeys());
    m_calls.failed(std::move(verdict));
}

} // namespace rollcall::ssh
