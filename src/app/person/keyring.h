// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/keyringbackend.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/run/question.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

// Secrets in the desktop's keyring (QtKeychain), or in memory until the program quits; never in a file of ours.
// Lives in the main thread, whose event loop brings the answers. Every call ends in exactly one callback, at
// the latest after the time-out (a keyring that is locked, absent or hung is an Error, never a wait), and
// never if `context` has gone. A secret is kept under "identity", "user@host" or "user@host:port", or its key file, and
// a kind. A keyring cannot be listed: the names of what was put there, and of the machines that it has been right on,
// never the secrets, stand in an INI file.
namespace rollcall::app {

struct SecretKey
{
    enum class Kind { Password, Passphrase };
    Kind kind = Kind::Password;
    QString name; // the identity, "user@host" of a host that has none, or the key file of a passphrase

    bool operator==(const SecretKey&) const = default;
    QString text() const; // "password/deploy"
    static std::optional<SecretKey> fromText(const QString& text);
};

class Keyring : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(Result<std::optional<Secret>>)>; // nullopt: nothing kept there
    using Done = std::function<void(Status)>;

    /// `namesFile` is shared with other Rollcalls that run; without one nothing is listed.
    explicit Keyring(QObject* parent = nullptr, std::unique_ptr<KeyringBackend> backend = desktopKeyring(),
                     QString namesFile = {});
    ~Keyring() override;

    void setTimeout(std::chrono::milliseconds timeout);             // 10 s unless changed
    void read(const SecretKey& key, QObject* context, Found found); // this session's memory first
    void write(const SecretKey& key, Secret secret, QObject* context, Done done);
    void remove(const SecretKey& key, QObject* context, Done done); // here and there
    /// For this session only, until it has not been used for so long: 8 hours unless changed.
    void remember(const SecretKey& key, Secret secret);
    void setMemoryLasts(std::chrono::milliseconds time);
    bool remembers(const SecretKey& key) const;
    void forget(const SecretKey& key);        // what this session remembers; the keyring keeps its own
    QList<SecretKey> kept() const;            // what Rollcall has put into the keyring, by name
    bool mayHold(const SecretKey& key) const; // it is among them, or in this session's memory

    /// The machines that the secret has been right on, beside the names: nobody else is sent it unasked. They go with
    /// remove().
    QList<Machine> provedOn(const SecretKey& key) const;
    void addProvedOn(const SecretKey& key, const QList<Machine>& machines);   // holds at once, written by a worker
    void addRemembered(const SecretKey& key, const QList<Machine>& machines); // for as long as it is remembered
    bool isSaving() const;

private:
    void wipeUnused();
    void list(const SecretKey& key, bool listed);
    void forgetProvedOn(const SecretKey& key);
    void call(const std::function<void(KeyringBackend::Done)>& start, QObject* context, KeyringBackend::Done finish);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::app
