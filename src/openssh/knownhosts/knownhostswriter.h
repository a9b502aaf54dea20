// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "openssh/knownhosts/knownhosts.h"

#include <QByteArray>
#include <QList>
#include <QString>

// Adds accepted host keys to a known_hosts file while ssh and other programs may write it, too: existing
// bytes are never touched, all new lines go out in one appending write, and Rollcall's own writers take turns
// by flock(2). Blocking I/O: not on the GUI thread, not in a session loop.
namespace rollcall::openssh {

struct AcceptedKey
{
    LookupName name; // the primary name is written
    QByteArray keyBlob;
};

/// Makes the folder (0700) and the file (0600) where missing; skips keys that are on file already. Hashes the
/// names (|1|salt|hash) if asked to. Fails without a trace in the file: FileUnwritable, DiskFull,
/// FolderReadOnly, Busy (another Rollcall held the lock too long), BadName (a name that would break the
/// line).
Status appendKnownHosts(const QString& file, const QList<AcceptedKey>& keys, bool hashNames);

} // namespace rollcall::openssh
