// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/keys.h"

#include "core/base/error.h"
#include "fleet/base/files.h"

#include <QHash>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

// One line per host: name, public key, private key with its line ends as '|'.
QHash<QByteArray, KeyTexts> parseKeyFile(const QByteArray& text)
{
    QHash<QByteArray, KeyTexts> keys;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype first = line.indexOf(' ');
        const qsizetype second = line.indexOf(' ', first + 1);
        if (first <= 0 || second < 0)
            continue;
        QByteArray privateKey = line.mid(second + 1);
        keys[line.left(first)] = {line.mid(first + 1, second - first - 1), privateKey.replace('|', '\n')};
    }
    return keys;
}

void appendKeyLine(QByteArray& text, const FleetHost& host)
{
    QByteArray privateKey = host.privateKey;
    text += host.name.toUtf8() + ' ' + host.publicKey + ' ' + privateKey.replace('\n', '|') + '\n';
}

Error keyError(const QString& what)
{
    return {ErrorKind::Unsupported, u"Ed25519"_s, what, {}, 0};
}

} // namespace

Result<KeyTexts> makeKey()
{
    ssh_key made = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &made) != SSH_OK)
        return keyError(u"libssh cannot make a key"_s);
    const KeyPointer key(made);
    char* privateText = nullptr;
    char* publicText = nullptr;
    const int privateDone = ssh_pki_export_privkey_base64(made, nullptr, nullptr, nullptr, &privateText);
    const int publicDone = ssh_pki_export_pubkey_base64(made, &publicText);
    const TextPointer privateOwner(privateText);
    const TextPointer publicOwner(publicText);
    if (privateDone != SSH_OK || publicDone != SSH_OK)
        return keyError(u"libssh cannot write a key"_s);
    return KeyTexts{publicText, privateText};
}

KeyPointer privateKeyFromText(const QByteArray& text)
{
    ssh_key key = nullptr;
    ssh_pki_import_privkey_base64(text.constData(), nullptr, nullptr, nullptr, &key);
    return KeyPointer(key);
}

KeyPointer publicKeyFromText(const QByteArray& base64)
{
    ssh_key key = nullptr;
    ssh_pki_import_pubkey_base64(base64.constData(), SSH_KEYTYPE_ED25519, &key);
    return KeyPointer(key);
}

Status provideHostKeys(std::vector<FleetHost>& roster, const QString& file)
{
    QByteArray text = readFile(file);
    const QHash<QByteArray, KeyTexts> known = parseKeyFile(text);
    const qsizetype sizeBefore = text.size();
    for (FleetHost& host : roster) {
        KeyTexts keys = known.value(host.name.toUtf8());
        const bool isNew = keys.privateKey.isEmpty();
        if (isNew) {
            auto made = makeKey();
            if (!made)
                return made.error();
            keys = std::move(*made);
        }
        host.publicKey = keys.publicKey;
        host.privateKey = keys.privateKey;
        host.shownKey = keys.publicKey;
        if (isNew)
            appendKeyLine(text, host);
        if (host.hostile == Hostile::ChangedKey) {
            auto decoy = makeKey();
            if (!decoy)
                return decoy.error();
            host.shownKey = decoy->publicKey;
        }
    }
    return text.size() == sizeBefore ? Status() : replaceFile(file, text);
}

Result<KeyPointer> provideClientKey(const QString& file)
{
    KeyPointer key = publicKeyFromText(readFile(file + u".pub"_s).split(' ').value(1));
    if (key && privateKeyFromText(readFile(file)))
        return key;
    const auto made = makeKey();
    if (!made)
        return made.error();
    if (const Status status = replaceFile(file, made->privateKey); !status)
        return status.error();
    if (const Status status = replaceFile(file + u".pub"_s, "ssh-ed25519 " + made->publicKey + " fleet\n"); !status)
        return status.error();
    return publicKeyFromText(made->publicKey);
}

} // namespace rollcall::fleet
