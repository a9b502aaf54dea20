// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/change/change.h"
#include "openssh/config/sshconfig.h"

// A library's host that has no address of its own is reached by its name, and ssh_config may know that name: by another
// one it would lead to another machine, or log in there in another way. Pure; any thread.
namespace rollcall::app {

/// The change, whose hosts lead by their new names to where they led: with the address that they had.
/// WouldLeadElsewhere where that is not enough, because ssh_config says more of the old name, or something of the new
/// one.
Result<library::Change> leadingToTheSame(library::Change change, const openssh::SshConfig& config);

} // namespace rollcall::app
