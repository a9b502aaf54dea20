// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/keyfile.h"

#include "openssh/words/base64.h"
#include "openssh/words/publickey.h"

#include <QByteArrayList>

namespace rollcall::ssh {

namespace {

// What libssh decrypts private keys with. Of the ciphers that authenticate as well it knows only the half for
// packets, and calls a null pointer for these files (0.10).
QByteArray foreignEncryption(const QByteArray& cipher, const QByteArray& kdf)
{
    static const QByteArrayList ciphers{"none",       "3des-cbc",   "aes128-cbc", "aes192-cbc",
                                        "aes256-cbc", "aes128-ctr", "aes192-ctr", "aes256-ctr"};
    static const QByteArrayList kdfs{"none", "bcrypt"};
    if (!ciphers.contains(cipher))
        return cipher;
    return kdfs.contains(kdf) && (cipher == "none") == (kdf == "none") ? QByteArray() : kdf;
}

QByteArray armoured(const QByteArray& text, const QByteArray& begin, const QByteArray& end)
{
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = text.indexOf(end);
    if (from < 0 || to < from)
        return {};
    QByteArray body = text.mid(from + begin.size(), to - from - begin.size());
    body.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
    return openssh::strictBase64(body).value_or(QByteArray());
}

KeyText readOpenSsh(const QByteArray& text)
{
    const QByteArray body = armoured(text, "-----BEGIN OPENSSH PRIVATE KEY-----", "-----END OPENSSH PRIVATE KEY-----");
    constexpr QByteArrayView magic("openssh-key-v1\0", 15);
    KeyText key;
    if (!body.startsWith(magic))
        return key;
    QByteArrayView rest = QByteArrayView(body).sliced(magic.size());
    const auto cipher = openssh::takeString(rest);
    const auto kdf = openssh::takeString(rest);
    const auto options = openssh::takeString(rest);
    if (!cipher || !kdf || !options || rest.size() < 4)
        return key;
    rest = rest.sliced(4); // the number of keys: always one
    const auto blob = openssh::takeString(rest);
    if (!blob)
        return key;
    key.kind = *cipher == "none" ? KeyText::Kind::Plain : KeyText::Kind::Encrypted;
    key.publicBlob = blob->toByteArray();
    key.foreign = foreignEncryption(cipher->toByteArray(), kdf->toByteArray());
    return key;
}

} // namespace

KeyText readKeyText(const QByteArray& text)
{
    if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----"))
        return readOpenSsh(text);
    KeyText key;
    if (text.startsWith("PuTTY-User-Key-File-")) {
        key.kind = KeyText::Kind::Putty;
        return key;
    }
    if (text.contains("PRIVATE KEY-----")) {
        key.kind = text.contains("ENCRYPTED") ? KeyText::Kind::Encrypted : KeyText::Kind::Plain;
        return key;
    }
    key.publicBlob = openssh::publicKeyIn(text);
    if (!key.publicBlob.isEmpty())
        key.kind = KeyText::Kind::Public;
    return key;
}

bool certifies(const QByteArray& certificateBlob, const QByteArray& publicBlob)
{
    QByteArrayView certificate(certificateBlob);
    QByteArrayView key(publicBlob);
    const auto certificateType = openssh::takeString(certificate);
    const auto nonce = openssh::takeString(certificate);
    const auto type = openssh::takeString(key);
    if (!certificateType || !nonce || !type)
        return false;
    return certificateType->startsWith(*type) && certificate.startsWith(key);
}

} // namespace rollcall::ssh
