// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identities.h"
#include "core/target.h"
#include "openssh/configsources.h"
#include "openssh/sshconfig.h"

#include <QHash>
#include <QString>

#include <memory>

// All that a preflight looks at, as it stood at one moment. Immutable once made and shared between threads.
namespace rollcall::app {

/// Lies in a library's folder beside its documents where the library brings its own way in (the demo fleet).
struct LibraryCompanion
{
    QString knownHostsFile;      // "known_hosts"; empty: none. Its hosts are looked up there and nowhere else
    IdentityBindings identities; // "identities.yaml"; a person's own binding of the same name comes first
};

struct Surroundings
{
    std::shared_ptr<const TargetDirectory> directory; // never null
    QHash<QString, LibraryCompanion> companions;      // by library name, where there is one
    IdentityBindings identities;
    openssh::SshConfig sshConfig;
    openssh::ConfigSources sources; // home, local user, environment
    bool useSshConfig = true;
};

} // namespace rollcall::app
