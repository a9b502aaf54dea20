// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

// One line of known_hosts, taken apart as OpenSSH does: [marker] names keytype key [comment]. Pure.
namespace rollcall::openssh {

enum class Marker { None, CertAuthority, Revoked };

struct KnownHostsLine
{
    Marker marker = Marker::None;
    QByteArray names;      // lower case; empty for a hashed name
    QByteArray salt, hash; // 20 bytes each, for a hashed name
    QByteArray keyType;
    QByteArray keyBlob;
};

struct LineProblem
{
    QString expected; // for Error::detail
};

/// Nothing for blank lines and comments; else the line or what is wrong with it.
struct ParsedLine
{
    std::optional<KnownHostsLine> line;
    std::optional<LineProblem> problem;
};

ParsedLine parseKnownHostsLine(QByteArrayView text);

} // namespace rollcall::openssh
