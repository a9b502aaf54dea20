// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/wayremarks.h"
#include "core/run/hostspec.h"
#include "core/targets/target.h"

#include <QList>

// What else is in production than the hosts that groups mark by their name. Where that cannot be known, it is: whoever
// is asked once too often has lost nothing. For a preflight, in its thread.
namespace rollcall::app {

struct Surroundings;

/// Puts in production what is the same machine (address and port) as a host that any library marks so, what is reached
/// through one, and what a library whose marks cannot all be told could mean: one's own every host, another one its own
/// hosts and what is the same machine. `hosts` are what the specs were made of, in their order.
void markProduction(QList<HostSpec>& specs, const QList<TargetHost>& hosts, QList<WayRemark>& remarks,
                    const Surroundings& surroundings);

} // namespace rollcall::app
