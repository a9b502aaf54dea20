// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/keyringbackend.h"

#include <qt6keychain/keychain.h>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"rollcall"_s;

KeyringBackend::Problem problemOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeyringBackend::Problem::None;
    case QKeychain::EntryNotFound:
        return KeyringBackend::Problem::NotFound;
    case QKeychain::AccessDenied:
        return KeyringBackend::Problem::Locked;
    case QKeychain::AccessDeniedByUser:
        return KeyringBackend::Problem::Dismissed;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return KeyringBackend::Problem::Absent;
}

// QtKeychain's jobs delete themselves when they are done.
class Keychain final : public KeyringBackend
{
public:
    void read(const QString& key, Done done) override
    {
        auto* const job = new QKeychain::ReadPasswordJob(service);
        start(job, key, [job, done = std::move(done)](Reply&& reply) {
            reply.secret = job->binaryData();
            done(std::move(reply));
        });
    }

    void write(const QString& key, const QByteArray& secret, Done done) override
    {
        auto* const job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(secret); // QtKeychain's own copy, beyond our reach
        start(job, key, std::move(done));
    }

    void remove(const QString& key, Done done) override
    {
        start(new QKeychain::DeletePasswordJob(service), key, std::move(done));
    }

private:
    static void start(QKeychain::Job* job, const QString& key, Done done)
    {
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [done = std::move(done)](QKeychain::Job* ended) {
            done({problemOf(ended->error()), ended->errorString(), {}});
        });
        job->start();
    }
};

} // namespace

std::unique_ptr<KeyringBackend> desktopKeyring()
{
    return std::make_unique<Keychain>();
}

} // namespace rollcall::app
