// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/wayremarks.h"
#include "core/run/hostspec.h"
#include "core/run/runrequest.h"
#include "core/targets/target.h"

#include <QList>

// Hosts by other names: what a name would mean to others, and what one machine is called elsewhere. Reads known_hosts;
// for a preflight, in its thread.
namespace rollcall::app {

struct Surroundings;

/// Names of the target that somebody else's library leads to one machine by, and another one of those, or a Host line
/// of ssh_config with that very name that says where, to another: an error each. The person's own library is the
/// person's word.
QList<TargetError> ambiguousNames(const QList<TargetHost>& hosts, const Surroundings& surroundings,
                                  const RunRequest& request);

/// Names of the target that ssh knows (ssh_config, known_hosts, a name with a dot), and that somebody else's library
/// leads elsewhere by. `specs` are the hosts' own, in their order.
void noteOtherMeanings(QList<WayRemark>& remarks, const QList<TargetHost>& hosts, const QList<HostSpec>& specs,
                       const Surroundings& surroundings, const RunRequest& request);

} // namespace rollcall::app
