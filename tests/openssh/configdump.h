// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/config/configresolver.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"

#include <QMap>
#include <QString>
#include <QStringList>

// Settings as text, in the words of "ssh -G", so that tables can state them and OpenSSH can be asked to
// agree.
namespace rollcall::openssh::test {

using Dump = QMap<QString, QString>; // keyword in lower case -> value; several values joined by '|'

/// A user file, no system file, home and user of this process (what "ssh -F" sees, too).
ConfigSources sourcesFor(const QString& userFile);

/// IdentityFile and CertificateFile as written, everything else as HostSettings has it.
Dump dump(const ConfigSources& sources, const QString& alias, const Overrides& overrides);

/// What "ssh -G -F file alias" prints for the keywords of dump(); an empty dump and the message if it
/// refuses.
struct Oracle
{
    Dump dump;
    QString message;
};
Oracle askOpenSsh(const QString& file, const QString& alias, const Overrides& overrides);

} // namespace rollcall::openssh::test
