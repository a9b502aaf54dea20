// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/publickeymethod.h"

#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "ssh/login/agents.h"
#include "ssh/login/agentsigner.h"
#include "ssh/login/keyattempts.h"
#include "ssh/login/login.h"

#include <cerrno>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSlowConnections = 3; // with an agent that waits for its user

// libssh says "denied" for the server, and of its own accord where it does not send the key at all.
bool isSentToNobody(const QString& words)
{
    return words.contains("PUBLICKEY_ACCEPTED_TYPES"_L1) || words.contains("Invalid key type"_L1) ||
           words.contains("RSA_MIN_SIZE"_L1);
}

} // namespace

PublicKeyMethod::PublicKeyMethod(LoginContext& context)
    : LoginMethod(context), m_keys(context, context.login.whenRead())
{
}

PublicKeyMethod::~PublicKeyMethod() = default;

bool PublicKeyMethod::tryNext()
{
    if (!m_keys.gather())
        return true;
    if (!m_context.server.allow(SSH_AUTH_METHOD_PUBLICKEY))
        return false;
    if (m_keys.attempts().atEnd() && !m_keys.gatherRest())
        return true;
    if (m_keys.attempts().atEnd())
        return false;
    const bool may = m_keys.mayTry([this] { m_context.login.goOn(); });
    if (may)
        tryKey();
    else
        m_context.login.waitForOtherHost();
    return true;
}

void PublicKeyMethod::tryKey()
{
    KeyAttempts& attempts = m_keys.attempts();
    if (attempts.current().kind == KeyAttempt::Kind::Locked) {
        if (const auto file = m_keys.unlockedFile(attempts.current().path))
            attempts.unlocked(*file);
    }
    const KeyAttempt& attempt = attempts.current();
    switch (attempt.kind) {
    case KeyAttempt::Kind::File:
        m_context.log(u"signing in with key "_s + attempt.label);
        return send(Step::Sign);
    case KeyAttempt::Kind::Locked:
        if (!attempt.key)
            return askPassphrase();
        m_context.log(u"offering key "_s + attempt.label);
        return send(Step::Offer);
    case KeyAttempt::Kind::Agent:
        if (m_context.means.agents->isSilent(m_context.spec->agentSocket)) {
            noteSilence();
            return m_context.login.choose();
        }
        m_context.log(u"offering key "_s + attempt.label);
        return signByAgent();
    }
}

void PublicKeyMethod::send(Step step)
{
    m_step = step;
    m_context.login.trying(*this);
    m_context.login.drive();
}

int PublicKeyMethod::call()
{
    if (m_step == Step::InExecutor) {
        m_signer->proceed();
        return SSH_AUTH_AGAIN;
    }
    return m_context.link->call(SSH_AUTH_AGAIN, [this] {
        ssh_session session = m_context.link->session();
        const ssh_key key = m_keys.attempts().current().key->key;
        return m_step == Step::Offer ? ssh_userauth_try_publickey(session, nullptr, key)
                                     : ssh_userauth_publickey(session, nullptr, key);
    });
}

void PublicKeyMethod::answered(int rc)
{
    const KeyAttempt& attempt = m_keys.attempts().current();
    switch (rc) {
    case SSH_AUTH_SUCCESS:
        if (m_step == Step::Offer)
            return askPassphrase();
        m_keys.accepted(attempt.blob);
        m_context.log(u"key accepted: "_s + attempt.label);
        return m_context.login.succeed();
    case SSH_AUTH_PARTIAL:
        m_context.log(u"key accepted, more is asked for: "_s + m_context.server.names().join(u", "_s));
        m_keys.accepted(attempt.blob);
        m_keys.attempts().next();
        return m_context.login.choose();
    case SSH_AUTH_DENIED:
        if (isSentToNobody(m_context.link->error()))
            return unusable();
        // It may be its turn once the server is content with something else.
        if (!m_context.server.allow(SSH_AUTH_METHOD_PUBLICKEY)) {
            m_context.log(u"no key is asked for yet"_s);
            return m_context.login.choose();
        }
        m_context.report.refused();
        m_context.log(u"key %1: refused"_s.arg(attempt.label));
        m_keys.attempts().refused();
        return m_context.login.choose();
    default:
        if (m_step == Step::InExecutor)
            return agentFailed();
        return unusable();
    }
}

// libssh makes no signature with it. Of what it cannot read it says that memory has run out.
void PublicKeyMethod::unusable()
{
    const QString why = m_context.link->error();
    const QString label = m_keys.attempts().current().label;
    m_context.report.keyFileUnusable(why.contains("PUBLICKEY_ACCEPTED_TYPES"_L1) ? phrase(Phrase::KeyTypeOff, {label})
                                     : why.contains("Out of memory"_L1)
                                         ? phrase(Phrase::KeyUnusable, {label})
                                         : phrase(Phrase::NameAndProblem, {label, Detail::said(why)}));
    skip(why);
}

// The key is not tried, for a reason of ours.
void PublicKeyMethod::skip(const QString& why)
{
    m_context.log(u"key %1: %2"_s.arg(m_keys.attempts().current().label, why));
    m_keys.attempts().next();
    m_context.login.choose();
}

void PublicKeyMethod::signByAgent()
{
    if (!m_signer) {
        const auto slow = [this](bool isSlow) {
            if (isSlow)
                m_context.log(
                    u"the agent has not answered yet: it may be waiting for a touch, or for a confirmation"_s);
            m_context.waits(isSlow ? LoginWait::ForUser : LoginWait::Over);
        };
        m_signer =
            std::make_unique<AgentSigner>(m_context.loop, m_context.means.executors, m_context.means.agents,
                                          m_context.spec->agentSocket, *m_context.link, m_context.means.agentPatience,
                                          AgentSigner::Calls{[this](int rc) { m_context.login.answered(rc); }, slow});
    }
    m_step = Step::InExecutor;
    m_context.login.trying(*this);
    m_signer->begin(m_keys.attempts().current().blob);
}

void PublicKeyMethod::agentFailed()
{
    if (m_signer->hadNoDescriptors())
        return m_context.login.failWith(Reason::TooManyDescriptors, qt_error_string(EMFILE));
    if (!m_signer->wasSilent())
        return skip(m_context.link->error());
    noteSilence();
    m_context.login.needLink(); // libssh still waits for the agent on this one
}

void PublicKeyMethod::noteSilence()
{
    m_context.report.unanswered(Reason::NoAnswer, phrase(Phrase::AgentSilent, {m_keys.attempts().current().label}));
    m_context.log(u"the agent does not answer"_s);
    m_keys.attempts().dropAgent();
}

// The server's patience ended while the agent waited for a touch.
bool PublicKeyMethod::wantsAnotherLink()
{
    return m_step == Step::InExecutor && m_signer->wasSlow() && !m_signer->wasSilent() &&
           ++m_slowConnections <= mostSlowConnections;
}

bool PublicKeyMethod::survivesHangup()
{
    if (!m_keys.attempts().hungUp())
        return false;
    m_context.report.refused();
    return !m_keys.attempts().atEnd() || m_context.spec->keyboardInteractive || m_context.spec->password;
}

void PublicKeyMethod::connectionChanged()
{
    m_signer.reset();
    m_keys.attempts().anotherConnection();
}

void PublicKeyMethod::over()
{
    m_keys.over();
    m_keys.attempts().clear();
}

QuestionBroker::Topic PublicKeyMethod::passphraseTopic() const
{
    QuestionBroker::Topic topic;
    topic.kind = QuestionKind::Passphrase;
    topic.identity = m_context.spec->identity;
    topic.subject = m_keys.attempts().current().path;
    topic.prompts = {Prompt{u"Passphrase:"_s, false}};
    return topic;
}

void PublicKeyMethod::askPassphrase()
{
    const QString path = m_keys.attempts().current().path;
    if (m_context.means.keys->isUnlocked(path))
        return tryKey();
    if (m_context.means.batch) {
        m_context.report.unanswered(Reason::NoAnswer, phrase(Phrase::PassphraseOf, {path}));
        return skip(u"it is encrypted, and nobody can be asked"_s);
    }
    m_context.log(u"asking for the passphrase of "_s + path);
    m_unlocking = true;
    m_context.login.ask(*this, {passphraseTopic()});
}

void PublicKeyMethod::answersCame()
{
    const QString path = m_keys.attempts().current().path;
    const Reason declined = m_context.answers.declined();
    if (declined == Reason::None)
        return openFile();
    if (declined == Reason::NoAnswer)
        m_context.report.unanswered(Reason::NoAnswer, phrase(Phrase::PassphraseOf, {path}));
    else
        m_context.report.unanswered(Reason::PassphraseWrong, path);
    m_unlocking = false;
    m_keys.attempts().next();
    m_context.login.goOn();
}

void PublicKeyMethod::openFile()
{
    const QuestionBroker::Topic topic = passphraseTopic();
    if (m_context.means.keys->isUnlocked(topic.subject))
        return opened(true);
    m_context.means.keys->unlock(topic.subject, m_context.answers.take(topic), m_context.loop.handle(),
                                 [this, alive = m_context.alive](bool fits) {
                                     if (*alive)
                                         opened(fits);
                                 });
}

void PublicKeyMethod::opened(bool fits)
{
    if (!m_unlocking)
        return;
    const QuestionBroker::Topic topic = passphraseTopic();
    if (!m_context.answers.has(topic))
        return;
    if (fits) {
        m_context.answers.sent(topic);
        m_context.answers.accepted();
    } else {
        m_context.log(u"the passphrase does not open "_s + topic.subject);
        if (m_context.answers.refused(topic))
            return; // it is asked again
        m_context.report.unanswered(Reason::PassphraseWrong, topic.subject);
        m_keys.attempts().next();
    }
    m_unlocking = false;
    m_context.login.goOn();
}

} // namespace rollcall::ssh
