// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/host.h"

#include <QString>
#include <QStringList>

#include <optional>

// Names that are given now: a host or group gets none that could not be said as a plain word in a target, where it
// would have to be quoted or would mean something else (root@web:22, q[1-3], @web, tag:x, a b). One rule for new ones
// and for other names, in both front ends, and of hosts for files, too (library/schema/hostname.h). A group that a file
// calls so goes on working, in quotes. Pure; any thread.
namespace rollcall::library {

/// BadName where this host, new or changed, cannot be called so, or only its address could be; BadValue where it cannot
/// be reached there, or as that user.
Status checkName(const std::optional<Host>& before, const Host& after);
Status checkName(const std::optional<Group>& before, const Group& after);

/// The plain names that a word stands for, its ranges multiplied out; none for a group, a pattern, a term, or a host
/// with a user or a port.
Result<QStringList> plainNames(const QString& word);

} // namespace rollcall::library
