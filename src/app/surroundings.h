// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identities.h"
#include "core/runoptions.h"
#include "core/target.h"
#include "openssh/sshconfig.h"

#include <QHash>
#include <QString>

#include <memory>

// All that a preflight looks at, as it stood at one moment. Immutable once made and shared between threads.
namespace rollcall::app {

/// Lies beside the folder of a library that brings its own way in (the demo fleet: DIR/library, DIR/known_hosts,
/// DIR/identities.yaml). Its hosts are looked up there and nowhere else, and ssh_config is not asked about them.
/// Only for hosts on the loopback device: no library may say which keys of other machines are to be trusted.
struct LibraryCompanion
{
    QString knownHostsFile;      // "known_hosts"; empty: none
    IdentityBindings identities; // "identities.yaml"; a person's own binding of the same name comes first

    /// For the library in `folder`. Nothing where there is no identities.yaml beside it.
    static LibraryCompanion load(const QString& folder, QList<Error>& problems);
    bool isEmpty() const { return knownHostsFile.isEmpty() && identities.all().isEmpty(); }
};

struct Surroundings
{
    std::shared_ptr<const TargetDirectory> directory; // never null
    QHash<QString, LibraryCompanion> companions;      // by library name, where there is one
    IdentityBindings identities;
    QString identitiesFile; // where they are written; for what is said
    openssh::SshConfig sshConfig;   // of this user; without files where that is switched off
    openssh::SshConfig plainConfig; // the defaults alone
    QString agentSocket;            // SSH_AUTH_SOCK; empty: none
    HostKeyPolicy hostKeys = HostKeyPolicy::Ask; // where neither the caller nor ssh_config says so
};

} // namespace rollcall::app
