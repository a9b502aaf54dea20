// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

// A public key as it travels (RFC 4253 section 6.6: a length-prefixed type, then numbers), a server's or a person's,
// and what people compare: its fingerprint. Pure; any thread.
namespace rollcall::openssh {

/// The next string of RFC 4251 section 5 off the front of `rest`; nothing if there is no whole one.
std::optional<QByteArrayView> takeString(QByteArrayView& rest);

/// "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256"…; empty if the blob is no key.
QString keyType(const QByteArray& blob);

/// The blob in a file of one public key, or certificate ("ssh-ed25519 AAAA… comment"); empty if its first line is none.
QByteArray publicKeyIn(const QByteArray& text);

/// Whether the blob is a whole, well-formed key of that type, one that a server can have (no certificates).
bool isHostKey(QByteArrayView type, QByteArrayView blob);

/// "SHA256:…", base64 without padding, as ssh-keygen -l writes it.
QString fingerprint(const QByteArray& blob);

/// "ED25519", "RSA", "ECDSA"…: the short name that ssh uses in its sentences.
QString shortKeyName(const QString& keyType);

} // namespace rollcall::openssh
