// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"
#include "core/verdict/detail.h"
#include "core/verdict/phrase.h"
#include "openssh/words/hostkey.h"
#include "ssh/base/link.h"
#include "ssh/login/agents.h"
#include "ssh/login/agentsigner.h"
#include "ssh/login/keycache.h"
#include "ssh/login/keyfile.h"
#include "ssh/login/login.h"

#include <algorithm>
#include <cerrno>
#include <iterator>

// Login by key: which keys there are and who tries them; files, encrypted files, and the agent.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t handful = 5; // of keys; sshd_config(5), MaxAuthTries: 6

QString labelOf(const KeyFile& file)
{
    return file.publicBlob.isEmpty() ? file.path
                                     : u"%1 %2 (%3)"_s.arg(openssh::shortKeyName(openssh::keyType(file.publicBlob)),
                                                           openssh::fingerprint(file.publicBlob), file.path);
}

} // namespace

void Login::listAttempts()
{
    m_listed = true;
    if (!m_spec->publicKey)
        return;
    for (const QString& file : m_spec->missingKeyFiles) {
        m_missing << file;
        m_calls.log(u"key file missing: "_s + file);
    }
    for (const KeyFile& file : m_means.keys->files(*m_spec))
        addFileAttempts(file);
    if (agentReady())
        listRest();
}

// What needs the agent, or to know what it holds. An agent that takes its time does not keep the others waiting.
bool Login::listRest()
{
    if (m_listedRest || !m_spec->publicKey)
        return true;
    if (!agentReady())
        return false;
    m_listedRest = true;
    const std::vector<KeyFile> files = m_means.keys->files(*m_spec);
    addAgentAttempts(files);
    for (const KeyFile& file : files)
        addLockedAttempt(file);
    rankAttempts();
    return true;
}

void Login::rankAttempts()
{
    // Keys that ask for nothing come before those that ask for a passphrase; the one that the last host
    // accepted comes first of all.
    const QByteArray last = m_means.keys->remembered(who());
    const auto rank = [&](const Attempt& attempt) {
        return !last.isEmpty() && attempt.blob == last ? 0 : attempt.kind == Attempt::Kind::Locked ? 2 : 1;
    };
    std::stable_sort(m_attempts.begin() + static_cast<std::ptrdiff_t>(m_attempt), m_attempts.end(),
                     [&](const Attempt& a, const Attempt& b) { return rank(a) < rank(b); });
}

void Login::addFileAttempts(const KeyFile& file)
{
    const QString label = labelOf(file);
    switch (file.state) {
    case KeyFile::State::Missing:
        m_missing << file.path;
        m_calls.log(u"key file missing: "_s + file.path);
        return;
    case KeyFile::State::Unusable:
        m_unusable = file.problem;
        m_calls.log(u"key file not usable: "_s + m_unusable.english());
        return;
    case KeyFile::State::PublicOnly:
    case KeyFile::State::Encrypted:
        return; // for the agent, or later
    case KeyFile::State::Plain:
        for (const KeyFile::Certificate& certificate : file.certificates) {
            if (SshKeyPtr key = withCertificate(file.key, certificate))
                m_attempts.push_back({Attempt::Kind::Key, u"certificate "_s + certificate.file, certificate.blob,
                                      std::move(key), {}});
        }
        m_attempts.push_back({Attempt::Kind::Key, label, file.publicBlob, file.key, {}});
        return;
    }
}

void Login::addLockedAttempt(const KeyFile& file)
{
    if (file.state != KeyFile::State::Encrypted || m_means.agents->holds(m_spec->agentSocket, file.publicBlob))
        return; // the agent needs no passphrase
    m_attempts.push_back({Attempt::Kind::Locked, labelOf(file), file.publicBlob,
                          file.publicBlob.isEmpty() ? nullptr : publicKey(file.publicBlob), file.path});
}

void Login::addAgentAttempts(const std::vector<KeyFile>& files)
{
    const auto fileOf = [&](const QByteArray& blob) {
        return std::find_if(files.begin(), files.end(), [&](const KeyFile& file) {
            return !file.publicBlob.isEmpty()
                && (file.publicBlob == blob || certifies(blob, file.publicBlob));
        });
    };
    std::vector<Attempt> named, others;
    for (const Agents::Identity& identity : m_means.agents->identities(m_spec->agentSocket)) {
        const auto file = fileOf(identity.blob);
        if (file != files.end() && file->state == KeyFile::State::Plain && file->publicBlob == identity.blob)
            continue; // the file itself is quicker
        if (file == files.end() && m_spec->identitiesOnly)
            continue;
        const QString label = u"%1 %2 (agent: %3)"_s.arg(
            openssh::shortKeyName(openssh::keyType(identity.blob)), openssh::fingerprint(identity.blob),
            safeText(identity.comment));
        (file == files.end() ? others : named)
            .push_back({Attempt::Kind::Agent, label, identity.blob, nullptr, {}});
    }
    for (auto* list : {&named, &others})
        std::move(list->begin(), list->end(), std::back_inserter(m_attempts));
}

// With a handful of keys everybody tries for himself. With many, most of them wrong, one host finds out which is
// right, so that the others do not look like somebody who guesses.
bool Login::mayTryKeys()
{
    if (m_scouting || m_attempts.size() <= handful || m_attempt > 0 || !m_means.keys->remembered(who()).isEmpty())
        return true;
    const bool may = m_means.keys->mayScout(who(), m_loop.handle(), [alive = m_alive] {
        Login* login = *alive;
        if (!login || login->m_step != Step::Scouting)
            return;
        login->m_calls.waits(Wait::Over);
        login->rankAttempts();
        login->resume();
    });
    if (may) {
        m_scouting = true;
        return true;
    }
    m_calls.log(u"%1 keys to try: waiting for another host to find out which is right"_s.arg(m_attempts.size()));
    m_step = Step::Scouting;
    m_calls.waits(Wait::ForOtherHost);
    return false;
}

void Login::endScouting()
{
    if (std::exchange(m_scouting, false))
        m_means.keys->scouted(who());
}

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
        m_calls.log(u"signing in with key "_s + attempt.label);
        m_step = Step::Sign;
        return drive();
    case Attempt::Kind::Locked:
        if (!attempt.key)
            return askPassphrase();
        m_calls.log(u"offering key "_s + attempt.label);
        m_step = Step::Offer;
        return drive();
    case Attempt::Kind::Agent:
        if (m_means.agents->isSilent(m_spec->agentSocket)) {
            noteSilence();
            return choose();
        }
        m_calls.log(u"offering key "_s + attempt.label);
        return signByAgent();
    }
}

void Login::keyAnswered(int rc)
{
    const Attempt& attempt = m_attempts[m_attempt];
    switch (rc) {
    case SSH_AUTH_SUCCESS:
        if (m_step == Step::Offer)
            return askPassphrase();
        m_means.keys->remember(who(), attempt.blob);
        m_calls.log(u"key accepted: "_s + attempt.label);
        return succeed();
    case SSH_AUTH_PARTIAL:
        m_calls.log(u"key accepted, more is asked for: "_s + methodNames(m_serverMethods).join(u", "_s));
        m_means.keys->remember(who(), attempt.blob);
        ++m_attempt;
        return choose();
    case SSH_AUTH_DENIED:
        if (!allows(SSH_AUTH_METHOD_PUBLICKEY)) { // it may be its turn once the server is content with something else
            m_calls.log(u"no key is asked for yet"_s);
            return choose();
        }
        m_offered = true;
        ++m_keysRefused;
        return nextKey(u"refused"_s);
    default:
        if (m_step == Step::InLane && m_signer->hadNoDescriptors())
            return failWith(Reason::TooManyDescriptors, qt_error_string(EMFILE));
        if (m_step == Step::InLane && m_signer->wasSilent()) {
            noteSilence();
            m_step = Step::Idle;
            return m_calls.needsLink(); // libssh still waits for the agent on this one
        }
        return nextKey(m_link->error());
    }
}

void Login::nextKey(const QString& why)
{
    m_calls.log(u"key %1: %2"_s.arg(m_attempts[m_attempt].label, why));
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
    m_calls.log(u"asking for the passphrase of "_s + attempt.path);
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
        m_questionDetail = unanswered ? phrase(Phrase::PassphraseOf, {path}) : Detail(path);
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
        m_calls.log(u"the passphrase does not open "_s + topic.subject);
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
    m_calls.log(u"the agent does not answer"_s);
    const auto rest = m_attempts.begin() + static_cast<std::ptrdiff_t>(m_attempt);
    m_attempts.erase(std::remove_if(rest, m_attempts.end(),
                                    [](const Attempt& attempt) { return attempt.kind == Attempt::Kind::Agent; }),
                     m_attempts.end());
}

void Login::agentSlow(bool slow)
{
    if (slow)
        m_calls.log(u"the agent has not answered yet: it may be waiting for a touch, or for a confirmation"_s);
    m_calls.waits(slow ? Wait::ForUser : Wait::Over);
}

} // namespace rollcall::ssh
