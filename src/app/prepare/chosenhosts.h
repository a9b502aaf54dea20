// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runrequest.h"
#include "core/targets/target.h"

#include <QList>
#include <QString>

// Which hosts a request means: those of its target, or some of these. A chosen host is what the target makes of it,
// with the groups that hold it there; what the target does not hold any more is looked up by itself. Pure.
namespace rollcall::app {

/// Names this one host again, with the user and port that were typed.
QString wordOf(const TargetHost& host);

/// Where hosts are chosen, what is wrong with the rest of the target does not count: those are named one by one.
TargetResolution resolveRequest(const RunRequest& request, const TargetDirectory& directory);

/// The places in `only` of those that no library and no ssh_config knows any more, or that another library defines.
QList<qsizetype> goneHosts(const RunRequest& request, const TargetDirectory& directory);

} // namespace rollcall::app
