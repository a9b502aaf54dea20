// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// The list syntax of Ciphers, MACs, KexAlgorithms, HostKeyAlgorithms and PubkeyAcceptedAlgorithms
// (ssh_config(5)): "a,b" replaces, "+a" appends, "-a" removes (wildcards), "^a" puts in front. Pure; any
// thread.
namespace rollcall::openssh {

/// The list that a setting makes of the defaults. An empty setting leaves them as they are.
QStringList applyAlgorithms(const QString& setting, const QStringList& defaults);

/// The signature algorithms a host key of that type can prove itself with, best first ("ssh-rsa" as a key
/// type means rsa-sha2-512, rsa-sha2-256, ssh-rsa; every other type is its own algorithm).
QStringList algorithmsOfKeyType(const QString& keyType);

/// The offered algorithms with those of the known key types in front, each part in its old order, so that the
/// server shows a key that is on file when it has one.
QStringList preferKnown(const QStringList& algorithms, const QStringList& knownKeyTypes);

/// Only those algorithms that prove one of the key types.
QStringList restrictTo(const QStringList& algorithms, const QStringList& keyTypes);

} // namespace rollcall::openssh
