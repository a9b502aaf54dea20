// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/runsession.h"

#include "app/person/identities.h"
#include "app/person/keyring.h"
#include "app/run/feed.h"
#include "core/base/secret.h"
#include "core/run/hostspec.h"
#include "engine/engine.h"
#include "history/store/recorder.h"
#include "history/store/store.h"

#include <QMetaObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace rollcall::app {

struct RunSession::Private
{
    RunSpecPtr spec;
    std::shared_ptr<history::Recorder> recorder;
    std::shared_ptr<history::StoredRun> results;
    std::shared_ptr<Feed> feed;
    std::shared_ptr<engine::Run> run;
    Keyring* keyring = nullptr;
    IdentityBindings identities;
    bool cancelling = false;
    bool over = false;

    struct Typed // to be kept once it has proved right
    {
        SecretKey key;
        Secret secret;
    };
    std::map<quint64, SecretKey> asked; // questions whose answer can be kept
    std::map<quint64, Typed> unproved;  // by question
    int writing = 0;
    std::set<quint64> lookedUp;  // questions that the keyring is being asked
    std::set<QString> fromKeyring; // keys that it answered
    std::set<QString> refused;     // keys whose kept secret was wrong
    bool keyringSilent = false;    // asked no more: each time takes the whole time-out
    std::map<quint64, SecretKey> keeping;           // by question: passwords that are in the keyring, or will be
    std::map<QString, SecretKey> namesOf;           // of those in the next
    std::map<QString, QList<Machine>> provedOn;     // by key: not written down yet
    QTimer* saving = nullptr;

    bool finish() { return !std::exchange(over, true); }
    std::optional<SecretKey> keyOf(const Question& question) const;
    std::optional<QString> onlyAsker(const QString& user) const;
};

RunSession::RunSession() : d(std::make_unique<Private>()) {}

RunSession::~RunSession()
{
    saveProvedOn();
    if (!d->feed)
        return;
    d->feed->detach();
    if (d->run && !d->run->isOver())
        d->run->cancel(Reason::CancelledByQuit);
}

Result<std::unique_ptr<RunSession>> RunSession::start(engine::Engine& engine, history::Store& store,
                                                      RunSpecPtr spec, bool keepHistory)
{
    Result<std::shared_ptr<history::Recorder>> recorder = store.record(spec, keepHistory);
    if (!recorder)
        return recorder.error();
    std::unique_ptr<RunSession> session(new RunSession);
    RunSession* const self = session.get();
    Private& d = *session->d;
    d.spec = spec;
    d.recorder = *recorder;
    d.results = d.recorder->run();
    connect(d.recorder.get(), &history::Recorder::stored, self, [self](const history::RunChange& change) {
        Q_EMIT self->changed(change);
        if (change.ended && self->d->finish())
            Q_EMIT self->finished();
    });
    connect(d.recorder.get(), &history::Recorder::failed, self, &RunSession::storeFailed);
    // Called in the loops' threads, under the feed's lock: `self` lives, and only posting happens there.
    d.feed = std::make_shared<Feed>(
        d.recorder, Feed::Receiver{[self](Question&& question) {
                                       auto shared = std::make_shared<Question>(std::move(question));
                                       QMetaObject::invokeMethod(
                                           self, [self, shared] { self->questionCame(shared); },
                                           Qt::QueuedConnection);
                                   },
                                   [self](quint64 id) {
                                       QMetaObject::invokeMethod(
                                           self, [self, id] { self->questionGone(id); },
                                           Qt::QueuedConnection);
                                   },
                                   [self](quint64 id) {
                                       QMetaObject::invokeMethod(
                                           self, [self, id] { self->proved(id); }, Qt::QueuedConnection);
                                   },
                                   [self](quint64 id, const Machine& machine) {
                                       QMetaObject::invokeMethod(
                                           self, [self, id, machine] { self->provedOn(id, machine); },
                                           Qt::QueuedConnection);
                                   }});
    d.run = engine.start(std::move(spec), d.feed, d.feed.get());
    return Result<std::unique_ptr<RunSession>>(std::move(session));
}

RunSpecPtr RunSession::spec() const
{
    return d->spec;
}

std::shared_ptr<history::StoredRun> RunSession::results() const
{
    return d->results;
}

bool RunSession::isOver() const
{
    return d->over;
}

bool RunSession::isCancelling() const
{
    return d->cancelling && !d->over;
}

void RunSession::cancel(Reason reason)
{
    d->cancelling = true;
    d->run->cancel(reason);
}

void RunSession::cancelHost(HostIndex host)
{
    d->run->cancelHost(host);
}

void RunSession::answer(Answer&& answer)
{
    give(std::move(answer), true);
}

void RunSession::give(Answer&& answer, bool typed)
{
    if (const auto asked = d->asked.find(answer.id); asked != d->asked.end()) {
        const SecretKey key = asked->second;
        if (answer.remember && !answer.declined && answer.texts.size() == 1)
            d->unproved.insert_or_assign(answer.id, Private::Typed{key, answer.texts.front().clone()});
        if (key.kind == SecretKey::Kind::Password) {
            const QList<Machine> known = d->keyring->provedOn(key) + d->provedOn[key.text()];
            if (!known.isEmpty() || !typed)
                answer.provedOn = known;
            if (answer.remember || !typed)
                d->keeping.insert_or_assign(answer.id, key);
        }
        d->asked.erase(asked);
    }
    d->run->answer(std::move(answer));
}

void RunSession::useKeyring(Keyring& keyring, const IdentityBindings& identities)
{
    d->keyring = &keyring;
    d->identities = identities;
}

bool RunSession::isKeeping() const
{
    return d->writing > 0;
}

/// "user@host" of the one host, target or jump, that can ask for the password of a user without an identity. The
/// answer to such a question goes to every host with that user's name: where there are more, whoever types it sees
/// so, but a kept one would go to hosts that it was never meant for. An identity is the name for that.
std::optional<QString> RunSession::Private::onlyAsker(const QString& user) const
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
    for (const HostSpec& host : spec->hosts) {
        add(host);
        for (const HostSpec* jump : jumpsOf(host))
            add(*jump);
        if (askers.size() > 1)
            return {};
    }
    return askers.empty() ? std::nullopt : std::optional(*askers.begin());
}

// A code or an answer to several prompts is good for once.
std::optional<SecretKey> RunSession::Private::keyOf(const Question& question) const
{
    if (!keyring)
        return {};
    if (question.kind == QuestionKind::Passphrase)
        return SecretKey{SecretKey::Kind::Passphrase, question.subject};
    if (question.kind != QuestionKind::Password)
        return {};
    if (question.identity.isEmpty()) {
        const std::optional<QString> asker = onlyAsker(question.user);
        return asker ? std::optional(SecretKey{SecretKey::Kind::Password, *asker}) : std::nullopt;
    }
    const IdentityBinding* const binding = identities.find(question.identity);
    if (binding && binding->password == PasswordSource::Keyring)
        return SecretKey{SecretKey::Kind::Password, question.identity};
    return {};
}

void RunSession::questionCame(std::shared_ptr<Question> question)
{
    const std::optional<SecretKey> key = d->keyOf(*question);
    if (!key) {
        Q_EMIT questionAsked(question);
        return;
    }
    const QString name = key->text();
    if (question->refusedBefore) {
        std::erase_if(d->unproved, [&](const auto& typed) { return typed.second.key.text() == name; });
        if (d->fromKeyring.erase(name) > 0) {
            d->refused.insert(name);
            d->keyring->forget(*key);
            question->keyringProblem = Error{ErrorKind::KeptSecretRefused, {}, {}, {}};
        }
    }
    question->canRemember = true;
    d->asked[question->id] = *key;
    // Nobody has said that the keyring is to be used: it is left in peace where nothing of ours can be in it.
    const bool unsaid = question->kind == QuestionKind::Password && question->identity.isEmpty() && !d->keyring->mayHold(*key);
    if (question->refusedBefore || unsaid || d->keyringSilent || d->refused.contains(name)) {
        Q_EMIT questionAsked(question);
        return;
    }
    d->lookedUp.insert(question->id);
    d->keyring->read(*key, this, [this, question, name](Result<std::optional<Secret>> found) {
        if (d->lookedUp.erase(question->id) == 0)
            return; // it needs no answer any more
        if (!found || !found->has_value()) {
            // Without any keyring nobody expects it to know a passphrase.
            if (!found && (question->kind == QuestionKind::Password || found.error().kind != ErrorKind::KeyringUnavailable))
                question->keyringProblem = found.error();
            d->keyringSilent = d->keyringSilent || (!found && found.error().kind == ErrorKind::KeyringSilent);
            Q_EMIT questionAsked(question);
            return;
        }
        d->fromKeyring.insert(name);
        Answer reply;
        reply.id = question->id;
        reply.texts.push_back(std::move(**found));
        give(std::move(reply), false);
    });
}

void RunSession::questionGone(quint64 id)
{
    d->asked.erase(id);
    if (d->lookedUp.erase(id) == 0)
        Q_EMIT questionWithdrawn(id);
}

void RunSession::proved(quint64 id)
{
    auto typed = d->unproved.extract(id);
    if (!typed)
        return;
    d->refused.erase(typed.mapped().key.text());
    ++d->writing;
    d->keyring->write(typed.mapped().key, std::move(typed.mapped().secret), this, [this](const Status& status) {
        --d->writing;
        if (!status)
            Q_EMIT keyringFailed(status.error());
        if (d->writing == 0)
            Q_EMIT keepingEnded();
    });
}

void RunSession::provedOn(quint64 id, const Machine& machine)
{
    const auto kept = d->keeping.find(id);
    if (kept == d->keeping.end() || machine.fingerprint.isEmpty())
        return;
    d->namesOf.insert_or_assign(kept->second.text(), kept->second);
    d->provedOn[kept->second.text()].append(machine);
    if (!d->saving) {
        d->saving = new QTimer(this);
        d->saving->setSingleShot(true);
        connect(d->saving, &QTimer::timeout, this, &RunSession::saveProvedOn);
    }
    if (!d->saving->isActive())
        d->saving->start(std::chrono::milliseconds(250));
}

void RunSession::saveProvedOn()
{
    for (const auto& [name, key] : std::exchange(d->namesOf, {}))
        d->keyring->addProvedOn(key, std::exchange(d->provedOn[name], {}));
}

} // namespace rollcall::app
