// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <map>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"rollcall"_s;

Error unavailable(const QString& detail)
{
    return {ErrorKind::KeyringUnavailable, {}, detail, {}};
}

} // namespace

struct Keyring::Private
{
    std::chrono::milliseconds timeout{10'000};
    std::map<QString, Secret> memory; // for this session
};

QString SecretKey::text() const
{
    return (kind == Kind::Password ? u"password/"_s : u"passphrase/"_s) + name;
}

Keyring::Keyring(QObject* parent) : QObject(parent), d(std::make_unique<Private>()) {}

Keyring::~Keyring() = default;

void Keyring::setTimeout(std::chrono::milliseconds timeout)
{
    d->timeout = timeout;
}

// QtKeychain's jobs delete themselves when done, and some never are (a hung service): whichever comes first,
// the answer or the timer, ends the call; the other finds it ended.
template <typename Finish>
static void runJob(QKeychain::Job* job, QObject* owner, QObject* context, std::chrono::milliseconds timeout,
                   Finish finish)
{
    job->setInsecureFallback(false);
    auto* const timer = new QTimer(owner);
    timer->setSingleShot(true);
    const QPointer<QObject> receiver(context);
    const auto shared = std::make_shared<Finish>(std::move(finish));
    QObject::connect(timer, &QTimer::timeout, owner, [timer, job, receiver, shared] {
        job->disconnect();
        timer->deleteLater();
        if (receiver)
            (*shared)(nullptr);
    });
    QObject::connect(job, &QKeychain::Job::finished, timer, [timer, receiver, shared](QKeychain::Job* done) {
        timer->stop();
        timer->deleteLater();
        if (receiver)
            (*shared)(done);
    });
    timer->start(timeout);
    job->start();
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
    auto* const job = new QKeychain::ReadPasswordJob(service);
    job->setKey(name);
    runJob(job, this, context, d->timeout, [found = std::move(found), job](QKeychain::Job* done) {
        if (!done)
            found(unavailable(u"no answer in time"_s));
        else if (done->error() == QKeychain::EntryNotFound)
            found(std::optional<Secret>());
        else if (done->error() != QKeychain::NoError)
            found(unavailable(done->errorString()));
        else
            found(std::optional<Secret>(Secret(job->binaryData())));
    });
}

void Keyring::write(const SecretKey& key, Secret secret, QObject* context, Done done)
{
    auto* const job = new QKeychain::WritePasswordJob(service);
    job->setKey(key.text());
    job->setBinaryData(QByteArray(secret.data(), secret.size())); // QtKeychain's own copy, beyond our reach
    remember(key, std::move(secret));
    runJob(job, this, context, d->timeout, [done = std::move(done)](QKeychain::Job* ended) {
        if (!ended)
            done(unavailable(u"no answer in time"_s));
        else if (ended->error() != QKeychain::NoError)
            done(unavailable(ended->errorString()));
        else
            done({});
    });
}

void Keyring::remove(const SecretKey& key, QObject* context, Done done)
{
    d->memory.erase(key.text());
    auto* const job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key.text());
    runJob(job, this, context, d->timeout, [done = std::move(done)](QKeychain::Job* ended) {
        if (!ended)
            done(unavailable(u"no answer in time"_s));
        else if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound)
            done(unavailable(ended->errorString()));
        else
            done({});
    });
}

void Keyring::remember(const SecretKey& key, Secret secret)
{
    d->memory.insert_or_assign(key.text(), std::move(secret));
}

} // namespace rollcall::app
