// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// What can be told of a private key file without its passphrase: whether it is encrypted, and its public half.
// The container is OpenSSH's (PROTOCOL.key of OpenSSH) or PEM (RFC 7468, PKCS#8). Pure; any thread.
namespace rollcall::ssh {

struct KeyText
{
    enum class Kind { NotAKey, Public, Plain, Encrypted, Putty };
    Kind kind = Kind::NotAKey;
    QByteArray publicBlob; // empty if the text does not say
    QByteArray foreign;    // the cipher or key derivation that libssh must not be given: it has no function for it
};

KeyText readKeyText(const QByteArray& text);

/// A certificate's own public key has the numbers of that key (PROTOCOL.certkeys).
bool certifies(const QByteArray& certificateBlob, const QByteArray& publicBlob);

} // namespace rollcall::ssh
