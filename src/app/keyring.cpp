// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

using Problem = KeyringBackend::Problem;
using Reply = KeyringBackend::Reply;

namespace {

Error errorOf(const Reply& reply)
{
    switch (reply.problem) {
    case Problem::Locked:
        return {ErrorKind::KeyringLocked, {}, reply.detail, {}};
    case Problem::Dismissed:
        return {ErrorKind::KeyringDismissed, {}, reply.detail, {}};
    case Problem::Silent:
        return {ErrorKind::KeyringSilent, {}, {}, {}};
    case Problem::None:
    case Problem::NotFound:
    case Problem::Absent:
        break;
    }
    return {ErrorKind::KeyringUnavailable, {}, reply.detail, {}};
}

} // namespace

struct Keyring::Private
{
    std::unique_ptr<KeyringBackend> backend;
    std::chrono::milliseconds timeout{10'000};
    std::map<QString, Secret> memory; // for this session
};

QString SecretKey::text() const
{
    return (kind == Kind::Password ? u"password/"_s : u"passphrase/"_s) + name;
}

Keyring::Keyring(QObject* parent, std::unique_ptr<KeyringBackend> backend)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->backend = std::move(backend);
}

Keyring::~Keyring() = default;

void Keyring::setTimeout(std::chrono::milliseconds timeout)
{
    d->timeout = timeout;
}

/// Whichever comes first, the answer or the timer, ends the call; the other finds it ended.
void Keyring::call(const std::function<void(KeyringBackend::Done)>& start, QObject* context,
                   KeyringBackend::Done finish)
{
    auto* const timer = new QTimer(this);
    timer->setSingleShot(true);
    const auto end = [alive = QPointer<QTimer>(timer), receiver = QPointer<QObject>(context),
                      finish = std::move(finish), ended = std::make_shared<bool>(false)](Reply&& reply) {
        if (std::exchange(*ended, true))
            return;
        if (alive)
            alive->deleteLater();
        if (receiver)
            finish(std::move(reply));
    };
    connect(timer, &QTimer::timeout, this, [end] { end({Problem::Silent, {}, {}}); });
    timer->start(d->timeout);
    start(end);
}

void Keyring::read(const SecretKey& key, QObject* context, Found found)
{
    const QString name = key.text();
    const auto remembered = d->memory.find(name);
    if (remembered != d->memory.end()) {
        auto copy = std::make_shared<Secret>(remembered->second.clone());
        QMetaObject::invokeMethod(
            context, [found = std::move(found), copy] { found(std::optional<Secret>(std::move(*copy))); },
            Qt::QueuedConnection);
        return;
    }
    call([&](KeyringBackend::Done done) { d->backend->read(name, std::move(done)); }, context,
         [found = std::move(found)](Reply&& reply) {
             if (reply.problem == Problem::NotFound)
                 found(std::optional<Secret>());
             else if (reply.problem != Problem::None)
                 found(errorOf(reply));
             else
                 found(std::optional<Secret>(Secret(std::move(reply.secret))));
         });
}

void Keyring::write(const SecretKey& key, Secret secret, QObject* context, Done done)
{
    const QByteArray bytes(secret.data(), secret.size());
    remember(key, std::move(secret));
    call([&](KeyringBackend::Done ended) { d->backend->write(key.text(), bytes, std::move(ended)); }, context,
         [done = std::move(done)](Reply&& reply) {
             done(reply.problem == Problem::None ? Status() : Status(errorOf(reply)));
         });
}

void Keyring::remove(const SecretKey& key, QObject* context, Done done)
{
    forget(key);
    call([&](KeyringBackend::Done ended) { d->backend->remove(key.text(), std::move(ended)); }, context,
         [done = std::move(done)](Reply&& reply) {
             const bool gone = reply.problem == Problem::None || reply.problem == Problem::NotFound;
             done(gone ? Status() : Status(errorOf(reply)));
         });
}

void Keyring::remember(const SecretKey& key, Secret secret)
{
    d->memory.insert_or_assign(key.text(), std::move(secret));
}

void Keyring::forget(const SecretKey& key)
{
    d->memory.erase(key.text());
}

} // namespace rollcall::app
