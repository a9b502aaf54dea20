// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

// A server's public key as it travels (RFC 4253 section 6.6: a length-prefixed type, then numbers), and what
// people compare: its fingerprint. Pure; any thread.
namespace rollcall::openssh {

/// "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256"…; empty if the blob is no key.
QString keyType(const QByteArray& blob);

/// Whether the blob is a whole, well-formed key of that type, one that a server can have (no certificates).
bool isHostKey(QByteArrayView type, QByteArrayView blob);

/// "SHA256:…", base64 without padding, as ssh-keygen -l writes it.
QString fingerprint(const QByteArray& blob);

/// "ED25519", "RSA", "ECDSA"…: the short name that ssh uses in its sentences.
QString shortKeyName(const QString& keyType);

} // namespace rollcall::openssh
