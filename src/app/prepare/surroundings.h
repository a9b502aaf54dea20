// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "core/base/error.h"
#include "core/run/runoptions.h"
#include "core/run/snippet.h"
#include "core/targets/target.h"
#include "openssh/config/sshconfig.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>

// All that a preflight and running again look at, as it stood at one moment. Immutable once made and shared between
// threads.
namespace rollcall::app {

/// Lies beside the library of a demo fleet (DIR/library, DIR/known_hosts, DIR/identities.yaml) and lets in there: the
/// demo's hosts are looked up there and nowhere else, and ssh_config is not asked about them. Only where the user has
/// asked for the demo, and only for its hosts that are reached directly on the loopback device: a library is other
/// people's, and never says which keys are to be trusted, or with which one to log in.
struct LibraryCompanion
{
    QString knownHostsFile;      // "known_hosts"; empty: none
    IdentityBindings identities; // "identities.yaml"; a person's own binding of the same name comes first

    /// Of the demo fleet in `folder`. Nothing where there is no identities.yaml, or where the folder is open to others.
    static LibraryCompanion load(const QString& folder, QList<Error>& problems);
    bool isEmpty() const { return knownHostsFile.isEmpty() && identities.all().isEmpty(); }
};

struct Surroundings
{
    std::shared_ptr<const TargetDirectory> directory; // never null
    QHash<QString, LibraryCompanion> companions;      // of demo fleets, by library name
    IdentityBindings identities;
    QString identitiesFile;         // where they are written; for what is said
    openssh::SshConfig sshConfig;   // of this user; without files where that is switched off
    openssh::SshConfig plainConfig; // the defaults alone
    QString agentSocket;            // SSH_AUTH_SOCK; empty: none
    QList<QList<Snippet>> snippets; // of each open library
    QList<Error> missingLibraries;  // why those of the settings that are not open are not
    RunOptions options;             // set for all runs; host keys where neither the caller nor ssh_config says so
};

} // namespace rollcall::app
