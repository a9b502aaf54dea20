// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

#include <libssh/libssh.h>

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

// A host's settings as libssh options: algorithm lists, user, and that libssh itself reads no file of the
// user's (no ssh_config, no known_hosts, no identities). Pure but for the session it sets up.
namespace rollcall::ssh {

/// The host key algorithms to offer: the host's setting applied to our defaults, those of key types on file
/// in front; only those types where `only` names any.
QStringList hostKeyAlgorithms(const AlgorithmSpec& spec, const QStringList& known, const QStringList& only);

/// "Ciphers aes128-ctr (FILE:LINE)", as ssh_config says it.
QString settingLine(const AlgorithmSpec& spec, QLatin1StringView keyword, const QString& setting);

/// The old algorithms that the session has agreed on: key exchange, ciphers, MACs. Whether an RSA host key signed with
/// SHA-1 libssh does not tell.
QStringList oldOnesInUse(ssh_session session);

/// False if libssh knows none of the algorithms that a list names; `problem` says which list.
bool applyOptions(ssh_session session, const HostSpec& host, const QStringList& hostKeys, QString& problem);

} // namespace rollcall::ssh
