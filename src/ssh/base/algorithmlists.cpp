// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/algorithmlists.h"

#include "openssh/words/algorithms.h"

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

struct Lists
{
    QStringList defaults;
    QStringList legacy;
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

const Lists& lists(AlgorithmKind kind)
{
    // Kept in the order of AlgorithmKind; each in libssh's own order.
    static const Lists all[] = {
        {words("mlkem768x25519-sha256 sntrup761x25519-sha512 sntrup761x25519-sha512@openssh.com curve25519-sha256 "
               "curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 "
               "diffie-hellman-group18-sha512 diffie-hellman-group16-sha512 diffie-hellman-group-exchange-sha256 "
               "diffie-hellman-group14-sha256"),
         words("diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")},
        // Certificates are not in it: libssh cannot check them.
        {words("ssh-ed25519 ecdsa-sha2-nistp521 ecdsa-sha2-nistp384 ecdsa-sha2-nistp256 sk-ssh-ed25519@openssh.com "
               "sk-ecdsa-sha2-nistp256@openssh.com rsa-sha2-512 rsa-sha2-256"),
         words("ssh-rsa")},
        {words("ssh-ed25519-cert-v01@openssh.com sk-ssh-ed25519-cert-v01@openssh.com "
               "ecdsa-sha2-nistp521-cert-v01@openssh.com ecdsa-sha2-nistp384-cert-v01@openssh.com "
               "ecdsa-sha2-nistp256-cert-v01@openssh.com sk-ecdsa-sha2-nistp256-cert-v01@openssh.com "
               "rsa-sha2-512-cert-v01@openssh.com rsa-sha2-256-cert-v01@openssh.com ssh-ed25519 ecdsa-sha2-nistp521 "
               "ecdsa-sha2-nistp384 ecdsa-sha2-nistp256 sk-ssh-ed25519@openssh.com "
               "sk-ecdsa-sha2-nistp256@openssh.com rsa-sha2-512 rsa-sha2-256"),
         words("ssh-rsa")},
        {words("chacha20-poly1305@openssh.com aes256-gcm@openssh.com aes128-gcm@openssh.com aes256-ctr aes192-ctr "
               "aes128-ctr"),
         words("aes256-cbc aes192-cbc aes128-cbc 3des-cbc")},
        {words("hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha2-256 hmac-sha2-512"),
         words("hmac-sha1-etm@openssh.com hmac-sha1")},
    };
    return all[static_cast<int>(kind)];
}

} // namespace

const QStringList& defaultAlgorithms(AlgorithmKind kind)
{
    return lists(kind).defaults;
}

const QStringList& legacyAlgorithms(AlgorithmKind kind)
{
    return lists(kind).legacy;
}

QStringList algorithmList(AlgorithmKind kind, const QString& setting, bool withLegacy)
{
    QStringList list = openssh::applyAlgorithms(setting, defaultAlgorithms(kind));
    if (withLegacy)
        list += legacyAlgorithms(kind);
    list.removeDuplicates();
    return list;
}

} // namespace rollcall::ssh
