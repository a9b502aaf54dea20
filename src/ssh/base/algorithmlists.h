// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// What libssh offers of its own accord, and the old algorithms that it only offers when told to. It tells neither,
// and 0.10 takes no "+", "-" or "^" in a list, so what ssh_config(5) appends or removes is reckoned with these.
// Names that a version of libssh does not know are left out by it. Pure; any thread.
namespace rollcall::ssh {

enum class AlgorithmKind { KeyExchange, HostKey, PublicKey, Cipher, Mac };

const QStringList& defaultAlgorithms(AlgorithmKind kind);
/// SHA-1 and CBC, the better ones first.
const QStringList& legacyAlgorithms(AlgorithmKind kind);

/// The setting (ssh_config(5), modifiers and all) applied to the defaults; the old ones behind, where allowed.
QStringList algorithmList(AlgorithmKind kind, const QString& setting, bool withLegacy);

} // namespace rollcall::ssh
