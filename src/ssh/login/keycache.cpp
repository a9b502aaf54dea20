// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/keycache.h"

#include "core/verdict/phrase.h"
#include "openssh/words/publickey.h"
#include "ssh/base/executors.h"
#include "ssh/base/link.h"
#include "ssh/login/keyfile.h"

#include <QFile>
#include <QFileInfo>
#include <QIODevice>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

struct KeyCache::Entry
{
    KeyFile file;
    QByteArray text; // of an encrypted key, for unlocking it

    void unlock(const SshKeyPtr& by);
};

namespace {

constexpr qint64 biggestKeyFile = 1024LL * 1024;

// OpenSSH ignores a private key of the user's own that others can read (ssh(1), FILES).
Detail permissionProblem(const QString& path)
{
    struct stat status;
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    if (status.st_uid == ::getuid() && (status.st_mode & 077) != 0)
        return phrase(Phrase::KeyPermissions, {path, u"%1"_s.arg(status.st_mode & 0777, 4, 8, QChar(u'0'))});
    return {};
}

QByteArray readFile(const QString& path, Detail& problem)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        problem = QString(path + u": "_s + file.errorString());
        return {};
    }
    return file.read(biggestKeyFile);
}

SshKeyPtr parsePrivate(const QByteArray& text, const char* passphrase)
{
    ssh_key key = nullptr;
    // Without an answer of ours OpenSSL would ask the terminal.
    const auto silent = [](const char*, char*, size_t, int, int, void*) { return -1; };
    if (ssh_pki_import_privkey_base64(text.constData(), passphrase, silent, nullptr, &key) != SSH_OK)
        return nullptr;
    return std::make_shared<SshKey>(key);
}

QByteArray publicBlobOf(const SshKeyPtr& key)
{
    char* base64 = nullptr;
    if (ssh_pki_export_pubkey_base64(key->key, &base64) != SSH_OK)
        return {};
    const QByteArray blob = QByteArray::fromBase64(base64);
    ssh_string_free_char(base64);
    return blob;
}

void addCertificate(KeyFile& key, const QString& path)
{
    Detail problem;
    const QByteArray text = readFile(path, problem);
    const QByteArray blob = openssh::publicKeyIn(text);
    if (blob.isEmpty() || !certifies(blob, key.publicBlob))
        return;
    ssh_key certificate = nullptr;
    if (ssh_pki_import_cert_file(QFile::encodeName(path).constData(), &certificate) != SSH_OK)
        return;
    key.certificates.push_back({path, blob, std::make_shared<SshKey>(certificate)});
}

void readPublicHalf(KeyFile& key)
{
    Detail problem;
    const QByteArray text = readFile(key.path + u".pub"_s, problem);
    if (key.publicBlob.isEmpty())
        key.publicBlob = openssh::publicKeyIn(text);
}

} // namespace

void KeyCache::Entry::unlock(const SshKeyPtr& by)
{
    file.publicBlob = publicBlobOf(by);
    file.state = KeyFile::State::Plain;
    file.key = by;
}

/// Two logins may have one key file and other certificates for it.
QString KeyCache::keyOf(const QString& path, const LoginSpec& login)
{
    return (QStringList{path} + login.certificateFiles).join(u'\n');
}

// With the lock held. Who has been unlocked stays so, whoever reads it anew.
void KeyCache::adopt(const QString& key, std::shared_ptr<Entry>&& entry)
{
    const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&entry](const auto& each) {
        return each.second->file.path == entry->file.path && each.second->file.key;
    });
    if (entry->file.state == KeyFile::State::Encrypted && same != m_entries.end())
        entry->unlock(same->second->file.key);
    m_entries.emplace(key, std::move(entry));
}

KeyCache::KeyCache(std::shared_ptr<Executors> executors) : m_executors(std::move(executors)) {}

KeyCache::~KeyCache() = default;

std::shared_ptr<KeyCache::Entry> KeyCache::read(const QString& path, const QStringList& certificateFiles)
{
    auto entry = std::make_shared<Entry>();
    KeyFile& file = entry->file;
    file.path = path;
    if (!QFileInfo::exists(path)) {
        readPublicHalf(file);
        file.state = file.publicBlob.isEmpty() ? KeyFile::State::Missing : KeyFile::State::PublicOnly;
        return entry;
    }
    const QByteArray text = readFile(path, file.problem);
    const KeyText content = readKeyText(text);
    file.publicBlob = content.publicBlob;
    file.state = KeyFile::State::Unusable;
    if (content.kind == KeyText::Kind::Public) {
        file.state = KeyFile::State::PublicOnly;
    } else if (content.kind == KeyText::Kind::NotAKey) {
        if (file.problem.isEmpty())
            file.problem = phrase(Phrase::KeyNotPrivate, {path});
    } else if (content.kind == KeyText::Kind::Putty) {
        file.problem = phrase(Phrase::KeyOfPutty, {path});
    } else if (file.problem = permissionProblem(path); !file.problem.isEmpty()) {
        readPublicHalf(file);
    } else if (!content.foreign.isEmpty()) {
        file.problem = phrase(Phrase::KeyEncryption, {path, safeText(content.foreign)});
        readPublicHalf(file);
    } else if (content.kind == KeyText::Kind::Encrypted) {
        file.state = KeyFile::State::Encrypted;
        readPublicHalf(file);
        entry->text = text;
    } else if (file.key = parsePrivate(text, nullptr); file.key) {
        file.state = KeyFile::State::Plain;
        file.publicBlob = publicBlobOf(file.key);
    } else {
        file.problem = phrase(Phrase::KeyUnusable, {path});
        readPublicHalf(file);
    }
    if (!file.publicBlob.isEmpty()) {
        for (const QString& certificate : certificateFiles + QStringList{path + u"-cert.pub"_s})
            addCertificate(file, certificate);
    }
    return entry;
}

bool KeyCache::load(const std::shared_ptr<const LoginSpec>& login, const Loop::Handle& loop,
                    std::function<void()> loaded)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto [known, fresh] = m_logins.try_emplace(login, login->keyFiles.isEmpty());
        if (known->second)
            return true;
        m_waiting[login].emplace_back(loop, std::move(loaded));
        if (!fresh)
            return false;
    }
    m_executors->run(Executors::Kind::Files, [self = shared_from_this(), login] {
        for (const QString& path : login->keyFiles) {
            {
                const std::lock_guard locked(self->m_mutex);
                if (self->m_entries.contains(keyOf(path, *login)))
                    continue;
            }
            auto entry = read(path, login->certificateFiles);
            const std::lock_guard locked(self->m_mutex);
            self->adopt(keyOf(path, *login), std::move(entry));
        }
        const std::lock_guard locked(self->m_mutex);
        self->m_logins[login] = true;
        for (auto& [waiting, call] : self->m_waiting[login])
            waiting.post(std::move(call));
        self->m_waiting.erase(login);
    });
    return false;
}

std::vector<KeyFile> KeyCache::files(const LoginSpec& login) const
{
    std::vector<KeyFile> files;
    const std::lock_guard lock(m_mutex);
    for (const QString& path : login.keyFiles) {
        const auto found = m_entries.find(keyOf(path, login));
        if (found != m_entries.end())
            files.push_back(found->second->file);
    }
    return files;
}

bool KeyCache::isUnlocked(const QString& path) const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_entries.begin(), m_entries.end(), [&path](const auto& entry) {
        return entry.second->file.path == path && entry.second->file.key;
    });
}

void KeyCache::unlock(const QString& path, Secret&& passphrase, const Loop::Handle& loop,
                      std::function<void(bool)> done)
{
    auto secret = std::make_shared<Secret>(std::move(passphrase));
    m_executors->run(Executors::Kind::Files, [self = shared_from_this(), path, secret, loop, done = std::move(done)] {
        std::shared_ptr<Entry> entry;
        {
            const std::lock_guard lock(self->m_mutex);
            for (const auto& [name, each] : self->m_entries) {
                if (each->file.path == path)
                    entry = each;
            }
        }
        SshKeyPtr key = entry ? parsePrivate(entry->text, secret->data()) : nullptr;
        *secret = Secret();
        if (key) {
            const std::lock_guard lock(self->m_mutex);
            for (const auto& [name, each] : self->m_entries) {
                if (each->file.path == path)
                    each->unlock(key);
            }
        }
        loop.post([done, fits = key != nullptr] { done(fits); });
    });
}

void KeyCache::forget()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_logins.clear();
}

void KeyCache::remember(const QString& identity, const QByteArray& blob)
{
    const std::lock_guard lock(m_mutex);
    m_remembered[identity] = blob;
}

QByteArray KeyCache::remembered(const QString& identity) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_remembered.find(identity);
    return found == m_remembered.end() ? QByteArray() : found->second;
}

bool KeyCache::mayScout(const QString& identity, const Loop::Handle& loop, std::function<void()> again)
{
    const std::lock_guard lock(m_mutex);
    const auto [scout, fresh] = m_scouts.try_emplace(identity);
    if (fresh || scout->second.over)
        return true;
    scout->second.waiting.emplace_back(loop, std::move(again));
    return false;
}

void KeyCache::scouted(const QString& identity)
{
    std::vector<std::pair<Loop::Handle, std::function<void()>>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        Scout& scout = m_scouts[identity];
        scout.over = true;
        waiting.swap(scout.waiting);
    }
    for (const auto& [loop, again] : waiting)
        loop.post(again);
}

SshKeyPtr withCertificate(const SshKeyPtr& key, const KeyFile::Certificate& certificate)
{
    ssh_key copy = ssh_key_dup(key->key);
    if (!copy)
        return nullptr;
    auto owner = std::make_shared<SshKey>(copy);
    return ssh_pki_copy_cert_to_privkey(certificate.key->key, copy) == SSH_OK ? owner : nullptr;
}

SshKeyPtr publicKey(const QByteArray& blob)
{
    const QByteArray type = blob.mid(4, blob.size() < 4 ? 0 : static_cast<quint8>(blob[3]));
    ssh_key key = nullptr;
    if (ssh_pki_import_pubkey_base64(blob.toBase64().constData(), ssh_key_type_from_name(type.constData()), &key) !=
        SSH_OK)
        return nullptr;
    return std::make_shared<SshKey>(key);
}

} // namespace rollcall::ssh
