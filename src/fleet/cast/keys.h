// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/base/sshpointers.h"
#include "fleet/cast/roster.h"

#include <QByteArray>
#include <QString>

#include <vector>

// Ed25519 keys of the fleet: one per host and one to log in with. Made once (45 µs each) and kept in the
// fleet's folder, so that a fleet started again is the same fleet to every known_hosts. Loop thread.
namespace rollcall::fleet {

struct KeyTexts
{
    QByteArray publicKey;  // base64
    QByteArray privateKey; // OpenSSH's text format
};

Result<KeyTexts> makeKey();
KeyPointer privateKeyFromText(const QByteArray& text);
KeyPointer publicKeyFromText(const QByteArray& base64);

/// Fills in the hosts' keys from `file`, makes what is missing there and writes it back.
Status provideHostKeys(std::vector<FleetHost>& roster, const QString& file);
/// The key the fleet lets in: `file` and `file`.pub, made when missing. The public half.
Result<KeyPointer> provideClientKey(const QString& file);

} // namespace rollcall::fleet
