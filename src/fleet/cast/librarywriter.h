// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/cast/options.h"
#include "fleet/cast/roster.h"

#include <QHash>
#include <QString>

#include <vector>

// What the fleet leaves in its folder for clients: library/, known_hosts, identities.yaml, and the small
// programs in bin/. Groups and snippets that are there already are left alone (somebody may have edited
// them); hosts.yaml is written anew only when it does not lead to the servers any more. Blocking; loop
// thread, at the start.
namespace rollcall::fleet {

Status writeLibrary(const FleetOptions& options, const std::vector<FleetHost>& roster);
Status writeKnownHosts(const FleetOptions& options, const std::vector<FleetHost>& roster);
Status writeIdentities(const FleetOptions& options);
Status writePrograms(const FleetOptions& options);

/// The ports of an earlier start, by host name, so that a saved library goes on working.
QHash<QString, quint16> readPorts(const QString& dir);
Status writePorts(const QString& dir, const std::vector<FleetHost>& roster);

} // namespace rollcall::fleet
