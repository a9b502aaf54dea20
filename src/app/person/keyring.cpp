// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/keyring.h"

#include "app/async/jobs.h"
#include "core/base/error.h"
#include "core/base/privatefiles.h"

#include <QFileInfo>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <QUrl>

#include <algorithm>
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
    struct Remembered
    {
        Secret secret;
        QList<Machine> machines; // that it has been right on
        std::chrono::steady_clock::time_point used;
    };

    std::unique_ptr<KeyringBackend> backend;
    std::chrono::milliseconds timeout{10'000};
    std::map<QString, Remembered> memory; // for this session
    std::chrono::milliseconds lasts = std::chrono::hours(8);
    QTimer* wiping = nullptr;
    std::map<QString, QList<Machine>> proved; // where there is no file, or they are on their way into it
    QString namesFile;
    Jobs writer{u"keyring names"_s, 1, Jobs::Leaving::Finish};
};

QString SecretKey::text() const
{
    return (kind == Kind::Password ? u"password/"_s : u"passphrase/"_s) + name;
}

std::optional<SecretKey> SecretKey::fromText(const QString& text)
{
    for (const Kind kind : {Kind::Password, Kind::Passphrase}) {
        const QString beginning = SecretKey{kind, {}}.text();
        if (text.startsWith(beginning) && text.size() > beginning.size())
            return SecretKey{kind, text.sliced(beginning.size())};
    }
    return {};
}

Keyring::Keyring(QObject* parent, std::unique_ptr<KeyringBackend> backend, QString namesFile)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->backend = std::move(backend);
    d->namesFile = std::move(namesFile);
    d->wiping = new QTimer(this);
    d->wiping->setSingleShot(true);
    connect(d->wiping, &QTimer::timeout, this, &Keyring::wipeUnused);
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
    if (remembers(key)) {
        Private::Remembered& remembered = d->memory.at(name);
        remembered.used = std::chrono::steady_clock::now();
        auto copy = std::make_shared<Secret>(remembered.secret.clone());
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
    // Listed before: a name too many can be forgotten, one that is missing cannot. Whoever waits may be gone by then.
    const bool wasListed = kept().contains(key);
    list(key, true);
    call([&](KeyringBackend::Done ended) { d->backend->write(key.text(), bytes, std::move(ended)); }, this,
         [this, key, wasListed, receiver = QPointer<QObject>(context), done = std::move(done)](Reply&& reply) {
             if (!wasListed && reply.problem != Problem::None && reply.problem != Problem::Silent)
                 list(key, false);
             if (receiver)
                 done(reply.problem == Problem::None ? Status() : Status(errorOf(reply)));
         });
}

void Keyring::remove(const SecretKey& key, QObject* context, Done done)
{
    forget(key);
    call([&](KeyringBackend::Done ended) { d->backend->remove(key.text(), std::move(ended)); }, this,
         [this, key, receiver = QPointer<QObject>(context), done = std::move(done)](Reply&& reply) {
             const bool gone = reply.problem == Problem::None || reply.problem == Problem::NotFound;
             if (gone) {
                 list(key, false);
                 forgetProvedOn(key);
             }
             if (receiver)
                 done(gone ? Status() : Status(errorOf(reply)));
         });
}

void Keyring::remember(const SecretKey& key, Secret secret)
{
    d->memory.insert_or_assign(key.text(),
                               Private::Remembered{std::move(secret), {}, std::chrono::steady_clock::now()});
    if (!d->wiping->isActive())
        d->wiping->start(d->lasts);
}

void Keyring::setMemoryLasts(std::chrono::milliseconds time)
{
    d->lasts = time;
}

bool Keyring::remembers(const SecretKey& key) const
{
    const auto found = d->memory.find(key.text());
    return found != d->memory.end() && std::chrono::steady_clock::now() - found->second.used < d->lasts;
}

void Keyring::wipeUnused()
{
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(d->memory, [&](const auto& each) { return now - each.second.used >= d->lasts; });
    auto next = d->lasts;
    for (const auto& [name, remembered] : d->memory)
        next = std::min(next, d->lasts - std::chrono::duration_cast<std::chrono::milliseconds>(now - remembered.used));
    if (!d->memory.empty())
        d->wiping->start(next + std::chrono::milliseconds(1));
}

void Keyring::addRemembered(const SecretKey& key, const QList<Machine>& machines)
{
    if (const auto found = d->memory.find(key.text()); found != d->memory.end())
        found->second.machines += machines;
}

void Keyring::forget(const SecretKey& key)
{
    d->memory.erase(key.text());
}

// One key a name, so that two Rollcalls that write at once do not lose each other's; QSettings would take the
// slashes of a path for its own.
QList<SecretKey> Keyring::kept() const
{
    QList<SecretKey> keys;
    if (d->namesFile.isEmpty())
        return keys;
    QSettings file(d->namesFile, QSettings::IniFormat);
    file.beginGroup(u"kept"_s);
    for (const QString& name : file.childKeys()) {
        if (const auto key = SecretKey::fromText(QUrl::fromPercentEncoding(name.toUtf8())))
            keys.append(*key);
    }
    std::sort(keys.begin(), keys.end(), [](const SecretKey& a, const SecretKey& b) { return a.text() < b.text(); });
    return keys;
}

bool Keyring::mayHold(const SecretKey& key) const
{
    return remembers(key) || kept().contains(key);
}

// One entry a machine, for the same reason.
static QString provedGroup(const SecretKey& key)
{
    return u"proved/"_s + QString::fromLatin1(QUrl::toPercentEncoding(key.text()));
}

// Those with that host key: name, address, and so on. One as a rule; copies of a machine have the same.
static QList<Machine> machinesIn(const QSettings& group, const QString& fingerprint)
{
    const QStringList words = group.value(fingerprint).toStringList();
    QList<Machine> machines;
    for (qsizetype i = 0; i + 1 < words.size(); i += 2)
        machines.append({words.at(i), words.at(i + 1), QUrl::fromPercentEncoding(fingerprint.toUtf8())});
    return machines;
}

QList<Machine> Keyring::provedOn(const SecretKey& key) const
{
    const auto found = d->proved.find(key.text());
    QList<Machine> machines = found == d->proved.end() ? QList<Machine>() : found->second;
    if (const auto remembered = d->memory.find(key.text()); remembered != d->memory.end())
        machines += remembered->second.machines;
    if (d->namesFile.isEmpty())
        return machines;
    QSettings file(d->namesFile, QSettings::IniFormat);
    file.beginGroup(provedGroup(key));
    for (const QString& fingerprint : file.childKeys()) {
        for (const Machine& machine : machinesIn(file, fingerprint)) {
            if (!machines.contains(machine))
                machines.append(machine);
        }
    }
    return machines;
}

static void writeProvedOn(const QString& namesFile, const SecretKey& key, const QList<Machine>& machines)
{
    (void)makePrivateFolder(QFileInfo(namesFile).absolutePath());
    QSettings file(namesFile, QSettings::IniFormat);
    file.setValue(u"version"_s, 1);
    file.beginGroup(provedGroup(key));
    for (const Machine& machine : machines) {
        const QString fingerprint = QString::fromLatin1(QUrl::toPercentEncoding(machine.fingerprint));
        QStringList words;
        for (const Machine& other : machinesIn(file, fingerprint)) {
            if (other.address != machine.address)
                words << other.name << other.address;
        }
        file.setValue(fingerprint, words + QStringList{machine.name, machine.address});
    }
}

// Written when a run ends, too, and with it perhaps the program: by a worker.
void Keyring::addProvedOn(const SecretKey& key, const QList<Machine>& machines)
{
    d->proved[key.text()] += machines;
    if (d->namesFile.isEmpty())
        return;
    d->writer.run(
        [names = d->namesFile, key, machines](const std::stop_token&) {
            writeProvedOn(names, key, machines);
            return true;
        },
        [this, key, machines](bool) {
            if (const auto found = d->proved.find(key.text()); found != d->proved.end())
                found->second.removeIf([&](const Machine& machine) { return machines.contains(machine); });
        });
}

bool Keyring::isSaving() const
{
    return d->writer.isBusy();
}

void Keyring::forgetProvedOn(const SecretKey& key)
{
    d->proved.erase(key.text());
    if (d->namesFile.isEmpty())
        return;
    d->writer.run(
        [names = d->namesFile, group = provedGroup(key)](const std::stop_token&) {
            QSettings(names, QSettings::IniFormat).remove(group);
            return true;
        },
        [](bool) {});
}

void Keyring::list(const SecretKey& key, bool listed)
{
    if (d->namesFile.isEmpty())
        return;
    (void)makePrivateFolder(QFileInfo(d->namesFile).absolutePath());
    QSettings file(d->namesFile, QSettings::IniFormat);
    const QString name = u"kept/"_s + QString::fromLatin1(QUrl::toPercentEncoding(key.text()));
    file.setValue(u"version"_s, 1);
    if (listed)
        file.setValue(name, true);
    else
        file.remove(name);
}

} // namespace rollcall::app
