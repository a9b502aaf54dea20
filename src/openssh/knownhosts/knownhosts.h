// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

// The one reader of known_hosts: several files, read once per run (blocking I/O), indexed by key and by
// plain name. A hit costs a look at the lines that hold the very key the server showed; a name is compared
// with every hashed line only on a miss (about 0.9 µs per line). Immutable after load(): copies share it,
// const calls are safe from any thread. Rules: sshd(8) SSH_KNOWN_HOSTS FILE FORMAT, and ssh(1)'s behaviour.
namespace rollcall::openssh {

/// The names a server is looked up by: "host", "[host]:port" for other ports, or the HostKeyAlias alone.
struct LookupName
{
    QByteArray primary;
    QByteArray withoutPort; // ssh falls back to it for other ports, but only to accept; empty: no fallback

    static LookupName forHost(const QString& hostName, quint16 port, const QString& hostKeyAlias = {});
};

enum class Trust {
    Trusted,
    Unknown,    // nothing on file for this name
    CaOnly,     // only @cert-authority lines match: unknown to Rollcall, which checks no host certificates
    OtherTypes, // keys of other types only: connect again restricted to knownTypes; if the server then has
                // none of these, its key has changed
    Changed,    // a different key of this type is on file
    Revoked,
};

struct Decision
{
    Trust trust = Trust::Unknown;
    QString file; // the line that decided: the trusted, offending, revoked or CA line
    int line = 0;
    QStringList knownTypes; // key types on file for the primary name, in file order

    bool operator==(const Decision&) const = default;
};

class KnownHostsIndex;

class KnownHosts
{
public:
    KnownHosts(); // nothing known
    /// In the order user files, global files. Missing files are fine; unreadable ones are in warnings().
    static KnownHosts load(const QStringList& files);

    Decision decide(const LookupName& name, const QByteArray& keyBlob) const;

    /// Key types on file for the primary name (no revoked, no CA lines), in file order. With hashed lines
    /// this compares all of them: prefer decide() first, and ask only for hosts that missed.
    QStringList knownTypes(const LookupName& name) const;

    bool hasHashedLines() const;
    qsizetype keyCount() const;     // usable lines
    QList<Error> warnings() const;  // broken lines (FileSyntax) and unreadable files; OpenSSH skips those, too
    QStringList plainNames() const; // every name written out on an unmarked line, once, for import

private:
    std::shared_ptr<const KnownHostsIndex> m_index;
};

} // namespace rollcall::openssh
