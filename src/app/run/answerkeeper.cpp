// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/answerkeeper.h"

#include "core/base/result.h"
#include "core/run/hostspec.h"

#include <QHash>
#include <QTimer>

#include <algorithm>
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
    if (const auto asked = m_asked.extract(answer.id)) {
        const Kept kept = asked.mapped();
        const QString name = kept.key.text();
        if (typed && !answer.leaveOut) { // what was there before is wrong
            std::erase_if(m_unproved, [&](const auto& each) { return each.second.kept.key.text() == name; });
            if (m_fromKeyring.contains(name) && m_refused.contains(name))
                m_keyring->forget(kept.key);
        }
        const bool keeps = (answer.remember || answer.keep) && !answer.oneTime && !answer.declined && !answer.leaveOut;
        if (keeps && answer.texts.size() == 1)
            m_unproved.insert_or_assign(answer.id, Typed{{kept.key, answer.remember}, answer.texts.front().clone()});
        if (kept.key.kind == SecretKey::Kind::Password && !answer.oneTime && !answer.leaveOut)
            bind(answer, kept, typed);
    }
    m_give(std::move(answer));
}

/// To the machines that the password has been right on.
void AnswerKeeper::bind(Answer& answer, const Kept& kept, bool typed)
{
    QList<Machine> known = m_keyring->provedOn(kept.key);
    if (const auto right = m_right.find(kept.key.text()); right != m_right.end())
        known += right->second.machines;
    if (!typed || (kept.inKeyring && !known.isEmpty()))
        answer.provedOn = known;
    for (const HostSpec& host : m_spec->hosts) {
        answer.addresses << machineAddress(host);
        for (const HostSpec* jump : jumpsOf(host))
            answer.addresses << machineAddress(*jump);
    }
    answer.addresses.removeDuplicates();
    const bool inMemory = m_keyring->remembers(kept.key) && !m_keyring->kept().contains(kept.key);
    const bool inKeyring = typed ? answer.remember : kept.inKeyring && !inMemory;
    if (answer.remember || answer.keep || !typed)
        m_keeping.insert_or_assign(answer.id, Kept{kept.key, inKeyring});
}

/// All hosts of the run, targets and jumps, that may ask for the same: they get the answer, too.
QList<const HostSpec*> AnswerKeeper::askers(const Question& question) const
{
    QList<const HostSpec*> askers;
    std::set<QString> logins; // one that is a jump host for many, too, counts once
    const auto add = [&](const HostSpec& host) {
        const bool asks = !host.login || host.login->password || host.login->keyboardInteractive;
        const QString identity = host.login ? host.login->identity : QString();
        const bool same = identity == question.identity && (!identity.isEmpty() || host.user == question.user);
        const auto login = [&host]() -> QString {
            return loginText(host.user, host.address, host.port) + u'\n' + wayTo(host).join(u'\n');
        };
        if (asks && same && logins.insert(login()).second)
            askers.append(&host);
    };
    for (const HostSpec& host : m_spec->hosts) {
        add(host);
        for (const HostSpec* jump : jumpsOf(host))
            add(*jump);
    }
    return askers;
}

/// "user@host" of the one host, target or jump, that can ask for the password of a user without an identity. The
/// answer to such a question goes to every host with that user's name: where there are more, whoever types it sees
/// so, but a kept one would go to hosts that it was never meant for. An identity is the name for that.
std::optional<QString> AnswerKeeper::onlyAsker(const Question& question) const
{
    const QList<const HostSpec*> all = askers(question);
    if (all.size() != 1)
        return {};
    const HostSpec& host = *all.constFirst();
    const bool literal = host.address.contains(u':');
    const QString address = literal ? u'[' + host.address + u']' : host.address;
    return question.user + u'@' + address + (host.port == 22 ? QString() : u':' + QString::number(host.port));
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
        const std::optional<QString> asker = onlyAsker(question);
        return asker ? std::optional(SecretKey{SecretKey::Kind::Password, *asker}) : std::nullopt;
    }
    const IdentityBinding* const binding = m_identities.find(question.identity);
    if (binding && binding->password == PasswordSource::Keyring)
        return SecretKey{SecretKey::Kind::Password, question.identity};
    return {};
}

/// What is kept until the program quits goes by the identity, or by the user's name: it is sent unasked to no machine
/// that it has not been right on.
std::optional<AnswerKeeper::Kept> AnswerKeeper::keptAs(const Question& question) const
{
    if (const std::optional<SecretKey> key = keyOf(question))
        return Kept{*key, true};
    if (m_keyring == nullptr || question.kind != QuestionKind::Password)
        return {};
    const QString name = question.identity.isEmpty() ? question.user + u"@*" : question.identity;
    return Kept{{SecretKey::Kind::Password, name}, false};
}

void AnswerKeeper::ask(const std::shared_ptr<Question>& question)
{
    m_open[question->id] = question;
    if (!question->onlyHere &&
        (question->kind == QuestionKind::Password || question->kind == QuestionKind::KeyboardInteractive)) {
        const QList<const HostSpec*> all = askers(*question);
        QHash<QString, int> namesakes;
        for (const HostSpec* host : all)
            ++namesakes[host->name];
        for (const HostSpec* host : all) {
            const QString place = loginText(host->user, host->address, host->port);
            question->getters.append({namesakes[host->name] > 1 ? place : host->name, host->group});
        }
    }
    const std::optional<Kept> kept = keptAs(*question);
    if (!kept) {
        Q_EMIT asked(question);
        return;
    }
    const QString name = kept->key.text();
    if (question->refusedBefore && m_fromKeyring.contains(name) && m_refused.insert(name).second)
        question->keyringProblem = Error{ErrorKind::KeptSecretRefused, {}, {}, {}};
    question->canRemember = kept->inKeyring;
    question->canKeep = true;
    m_asked.insert_or_assign(question->id, *kept);
    // Nobody has said that the keyring is to be used: it is not opened where nothing of ours can be in it.
    const bool unsaid =
        question->kind == QuestionKind::Password && question->identity.isEmpty() && !m_keyring->mayHold(kept->key);
    const bool mayBeThere = m_keyring->remembers(kept->key) || (kept->inKeyring && !unsaid && !m_silent);
    if (question->refusedBefore || !mayBeThere || m_refused.contains(name)) {
        Q_EMIT asked(question);
        return;
    }
    lookUp(kept->key, question);
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

void AnswerKeeper::waits(quint64 id, int count, const QString& host)
{
    const auto found = m_open.find(id);
    const std::shared_ptr<Question> question = found == m_open.end() ? nullptr : found->second.lock();
    if (!question)
        return;
    question->waiting = count;
    question->host = host;
    Q_EMIT changed(id);
}

void AnswerKeeper::withdraw(quint64 id)
{
    m_open.erase(id);
    m_asked.erase(id);
    if (m_lookedUp.erase(id) == 0)
        Q_EMIT withdrawn(id);
}

void AnswerKeeper::proved(quint64 id)
{
    auto typed = m_unproved.extract(id);
    if (!typed)
        return;
    const Kept kept = typed.mapped().kept;
    m_refused.erase(kept.key.text());
    if (!kept.inKeyring) {
        m_keyring->remember(kept.key, std::move(typed.mapped().secret));
        return saveProvedOn();
    }
    ++m_writing;
    m_keyring->write(kept.key, std::move(typed.mapped().secret), this, [this](const Status& status) {
        --m_writing;
        if (!status)
            Q_EMIT failed(status.error());
        if (m_writing == 0)
            Q_EMIT keepingEnded();
    });
}

void AnswerKeeper::provedOn(quint64 id, const Machine& machine)
{
    const auto keeping = m_keeping.find(id);
    if (keeping == m_keeping.end() || machine.fingerprint.isEmpty())
        return;
    const Kept& kept = keeping->second;
    m_right.try_emplace(kept.key.text(), Right{kept, {}}).first->second.machines.append(machine);
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
    for (auto it = m_right.begin(); it != m_right.end();) {
        const auto& [kept, machines] = it->second;
        const bool unproved = std::any_of(m_unproved.begin(), m_unproved.end(), [&kept = kept](const auto& typed) {
            return typed.second.kept.key == kept.key;
        });
        if (!kept.inKeyring && unproved) { // nor is it remembered yet
            ++it;
            continue;
        }
        if (kept.inKeyring)
            m_keyring->addProvedOn(kept.key, machines);
        else
            m_keyring->addRemembered(kept.key, machines);
        it = m_right.erase(it);
    }
}

} // namespace rollcall::app
