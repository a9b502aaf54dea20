// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"

#include <QString>

#include <optional>

// What ssh_config says of a host, in the words of a HostSpec. Pure; any thread.
namespace rollcall::app {

HostSpec::AddressFamily family(openssh::AddressFamily wanted);

/// What ssh_config asks for, if it is more than the default. "no" is not to be had: the nearest that still
/// refuses a changed key is accept-new.
std::optional<HostKeyPolicy> configured(openssh::HostKeyPolicy policy);

/// Of settings found by a name for which somebody else has said another address than they are written for: they let in
/// nobody there whom what is said of that address would not.
void trustNoMoreThan(const openssh::HostKeySettings& atAddress, openssh::HostKeySettings& settings);
/// Why the host cannot be reached as its configuration wants. What the caller has replaced does not count, and
/// for a jump host what is about commands does not: none runs there.
QString skipReason(const openssh::HostSettings& settings, bool jumpGiven, bool asJump);

SessionSpec sessionSpec(const openssh::HostSettings& settings, const openssh::SshConfig& config);
QString sessionKey(const openssh::HostSettings& settings); // equal where the SessionSpec is

} // namespace rollcall::app
