// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "ssh/base/loop.h"

#include <libssh/libssh.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

// The private keys of one run: each file is read and parsed once, in an executor, and shared by all loops; libssh
// only reads a key while it signs. Decrypting runs in an executor, too: bcrypt takes long on purpose. Also which key
// was accepted last, so that the next host is offered that one first (MaxAuthTries is 6). Thread-safe.
namespace rollcall::ssh {

class Executors;

struct SshKey // owns a libssh key
{
    explicit SshKey(ssh_key taken) : key(taken) {}
    ~SshKey() { ssh_key_free(key); }
    SshKey(const SshKey&) = delete;
    SshKey& operator=(const SshKey&) = delete;
    const ssh_key key;
};
using SshKeyPtr = std::shared_ptr<const SshKey>;

struct KeyFile
{
    enum class State {
        Missing,
        Unusable, // problem says why; the agent may still have the key if publicBlob is known
        Plain,
        Encrypted,  // until unlocked
        PublicOnly, // no private part here: for the agent
    };

    struct Certificate
    {
        QString file;
        QByteArray blob;
        SshKeyPtr key;
    };

    QString path;
    State state = State::Missing;
    Detail problem;
    QByteArray publicBlob;                 // RFC 4253 section 6.6; empty if not known without the passphrase
    std::vector<Certificate> certificates; // for this key
    SshKeyPtr key;                         // Plain, or unlocked
};

class KeyCache : public std::enable_shared_from_this<KeyCache>
{
public:
    explicit KeyCache(std::shared_ptr<Executors> executors);
    ~KeyCache();

    /// True if all files of that login have been read; else `loaded` is posted once they are.
    bool load(const std::shared_ptr<const LoginSpec>& login, const Loop::Handle& loop, std::function<void()> loaded);
    /// In the order of LoginSpec::keyFiles; only after load().
    std::vector<KeyFile> files(const LoginSpec& login) const;
    /// Decrypts in an executor; posts true if the passphrase fits. Unlocked keys stay so for the run.
    void unlock(const QString& path, Secret&& passphrase, const Loop::Handle& loop, std::function<void(bool)> done);
    bool isUnlocked(const QString& path) const;

    void forget(); // every key

    void remember(const QString& identity, const QByteArray& blob); // it was accepted
    QByteArray remembered(const QString& identity) const;
    /// Whoever has many keys and does not know which of them is right: one host finds out, the others wait for it.
    /// True: it is us, or it has been tried; else `again` is posted once scouted() has been called.
    bool mayScout(const QString& identity, const Loop::Handle& loop, std::function<void()> again);
    void scouted(const QString& identity); // with whatever result

private:
    struct Entry;

    static QString keyOf(const QString& path, const LoginSpec& login);
    void adopt(const QString& key, std::shared_ptr<Entry>&& entry);
    static std::shared_ptr<Entry> read(const QString& path, const QStringList& certificateFiles);

    const std::shared_ptr<Executors> m_executors;
    mutable std::mutex m_mutex;                                // guards everything below
    std::map<QString, std::shared_ptr<Entry>> m_entries;       // by path and the certificates that a login has for it
    std::map<std::shared_ptr<const LoginSpec>, bool> m_logins; // true: loaded
    std::map<std::shared_ptr<const LoginSpec>, std::vector<std::pair<Loop::Handle, std::function<void()>>>> m_waiting;
    std::map<QString, QByteArray> m_remembered;
    struct Scout
    {
        bool over = false;
        std::vector<std::pair<Loop::Handle, std::function<void()>>> waiting;
    };
    std::map<QString, Scout> m_scouts;
};

/// The private key with a certificate of its own attached, as libssh wants it for signing in with it.
SshKeyPtr withCertificate(const SshKeyPtr& key, const KeyFile::Certificate& certificate);
/// A public key for ssh_userauth_try_publickey; null if libssh does not know its type.
SshKeyPtr publicKey(const QByteArray& blob);

} // namespace rollcall::ssh
