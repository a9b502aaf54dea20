// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/answerkeeper.h"

#include "core/base/result.h"
#include "core/run/hostspec.h"

#include <QTimer>

#include <utility>

namespace rollcall::app {

AnswerKeeper::AnswerKeeper(RunSpecPtr spec, std::function<void(Answer&&)> give, QObject* parent)
    : QObject(parent), m_spec(std::move(spec)), m_give(std::move(give))
{
}

AnswerKeeper::~AnswerKeeper()
{
    saveProvedOn();
}

void AnswerKeeper::use(Keyring& keyring, const IdentityBindings& identities)
{
    m_keyring = &keyring;
    m_identities = identities;
}

void AnswerKeeper::answer(Answer&& answer)
{
    pass(std::move(answer), true);
}

void AnswerKeeper::pass(Answer&& answer, bool typed)
{
    if (const auto asked = m_asked.find(answer.id); asked != m_asked.end()) {
        const SecretKey key = asked->second;
        if (answer.remember && !answer.declined && answer.texts.size() == 1)
            m_unproved.insert_or_assign(answer.id, Typed{key, answer.texts.front().clone()});
        if (key.kind == SecretKey::Kind::Password) {
            QList<Machine> known = m_keyring->provedOn(key);
            if (const auto right = m_right.find(key.text()); right != m_right.end())
                known += right->second.machines;
            if (!known.isEmpty() || !typed)
                answer.provedOn = known;
            if (answer.remember || !typed)
                m_keeping.insert_or_assign(answer.id, key);
        }
        m_asked.erase(asked);
    }
    m_give(std::move(answer));
}

/// "user@host" of the one host, target or jump, that can ask for the password of a user without an identity. The
/// answer to such a question goes to every host with that user's name: where there are more, whoever types it sees
/// so, but a kept one would go to hosts that it was never meant for. An identity is the name for that.
std::optional<QString> AnswerKeeper::onlyAsker(const QString& user) const
{
    std::set<QString> askers;
    const auto add = [&](const HostSpec& host) {
        const bool asks = !host.login || host.login->password || host.login->keyboardInteractive;
        if (host.user != user || (host.login && !host.login->identity.isEmpty()) || !asks)
            return;
        const bool literal = host.address.contains(u':');
        const QString address = literal ? u'[' + host.address + u']' : host.address;
        askers.insert(user + u'@' + address + (host.port == 22 ? QString() : u':' + QString::number(host.port)));
    };
    for (const HostSpec& host : m_spec->hosts) {
        add(host);
        for (const HostSpec* jump : jumpsOf(host))
            add(*jump);
        if (askers.size() > 1)
            return {};
    }
    return askers.empty() ? std::nullopt : std::optional(*askers.begin());
}

// A code or an answer to several prompts is good for once.
std::optional<SecretKey> AnswerKeeper::keyOf(const Question& question) const
{
    if (m_keyring == nullptr)
        return {};
    if (question.kind == QuestionKind::Passphrase)
        return SecretKey{SecretKey::Kind::Passphrase, question.subject};
    if (question.kind != QuestionKind::Password)
        return {};
    if (question.identity.isEmpty()) {
        const std::optional<QString> asker = onlyAsker(question.user);
        return asker ? std::optional(SecretKey{SecretKey::Kind::Password, *asker}) : std::nullopt;
    }
    const IdentityBinding* const binding = m_identities.find(question.identity);
    if (binding && binding->password == PasswordSource::Keyring)
        return SecretKey{SecretKey::Kind::Password, question.identity};
    return {};
}

void AnswerKeeper::ask(const std::shared_ptr<Question>& question)
{
    const std::optional<SecretKey> key = keyOf(*question);
    if (!key) {
        Q_EMIT asked(question);
        return;
    }
    const QString name = key->text();
    if (question->refusedBefore) {
        std::erase_if(m_unproved, [&](const auto& typed) { return typed.second.key.text() == name; });
        if (m_fromKeyring.erase(name) > 0) {
            m_refused.insert(name);
            m_keyring->forget(*key);
            question->keyringProblem = Error{ErrorKind::KeptSecretRefused, {}, {}, {}};
        }
    }
    question->canRemember = true;
    m_asked[question->id] = *key;
    // Nobody has said that the keyring is to be used: it is not opened where nothing of ours can be in it.
    const bool unsaid =
        question->kind == QuestionKind::Password && question->identity.isEmpty() && !m_keyring->mayHold(*key);
    if (question->refusedBefore || unsaid || m_silent || m_refused.contains(name)) {
        Q_EMIT asked(question);
        return;
    }
    lookUp(*key, question);
}

void AnswerKeeper::lookUp(const SecretKey& key, const std::shared_ptr<Question>& question)
{
    m_lookedUp.insert(question->id);
    m_keyring->read(key, this, [this, question, name = key.text()](Result<std::optional<Secret>> found) {
        if (m_lookedUp.erase(question->id) == 0)
            return; // it needs no answer any more
        if (!found || !found->has_value()) {
            // Without any keyring nobody expects it to know a passphrase.
            if (!found &&
                (question->kind == QuestionKind::Password || found.error().kind != ErrorKind::KeyringUnavailable))
                question->keyringProblem = found.error();
            m_silent = m_silent || (!found && found.error().kind == ErrorKind::KeyringSilent);
            Q_EMIT asked(question);
            return;
        }
        m_fromKeyring.insert(name);
        Answer reply;
        reply.id = question->id;
        reply.texts.push_back(std::move(**found));
        pass(std::move(reply), false);
    });
}

void AnswerKeeper::withdraw(quint64 id)
{
    m_asked.erase(id);
    if (m_lookedUp.erase(id) == 0)
        Q_EMIT withdrawn(id);
}

void AnswerKeeper::proved(quint64 id)
{
    auto typed = m_unproved.extract(id);
    if (!typed)
        return;
    m_refused.erase(typed.mapped().key.text());
    ++m_writing;
    m_keyring->write(typed.mapped().key, std::move(typed.mapped().secret), this, [this](const Status& status) {
        --m_writing;
        if (!status)
            Q_EMIT failed(status.error());
        if (m_writing == 0)
            Q_EMIT keepingEnded();
    });
}

void AnswerKeeper::provedOn(quint64 id, const Machine& machine)
{
    const auto kept = m_keeping.find(id);
    if (kept == m_keeping.end() || machine.fingerprint.isEmpty())
        return;
    m_right.try_emplace(kept->second.text(), Right{kept->second, {}}).first->second.machines.append(machine);
    if (!m_saving) {
        m_saving = new QTimer(this);
        m_saving->setSingleShot(true);
        connect(m_saving, &QTimer::timeout, this, &AnswerKeeper::saveProvedOn);
    }
    if (!m_saving->isActive())
        m_saving->start(std::chrono::milliseconds(250));
}

void AnswerKeeper::saveProvedOn()
{
    for (const auto& [name, right] : std::exchange(m_right, {}))
        m_keyring->addProvedOn(right.key, right.machines);
}

} // namespace rollcall::app
