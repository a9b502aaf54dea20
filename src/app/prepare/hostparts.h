// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"

#include <QString>
#include <QStringList>

#include <optional>

// What ssh_config says of a host, in the words of a HostSpec. Pure; any thread.
namespace rollcall::app {

/// An address as a literal of the loopback device.
bool isLoopback(const QString& address);
/// The name by which it is asked about a library's host: the host's, or `own`, where it has an address of its own and
/// no Host line spells out its name: as if the address had been typed after "ssh".
QString aliasOf(const openssh::SshConfig& config, const QString& name, const QString& own);

HostSpec::AddressFamily family(openssh::AddressFamily wanted);

/// What ssh_config asks for, if it is more than the default. "no" is not to be had: the nearest that still
/// refuses a changed key is accept-new.
std::optional<HostKeyPolicy> configured(openssh::HostKeyPolicy policy);

/// Of settings found by a name that somebody else leads to another machine than they are written for: they let in
/// nobody there whom what is said of that machine would not. Gives the keywords that count for less.
QStringList trustNoMoreThan(const openssh::HostKeySettings& there, openssh::HostKeySettings& settings);
/// Likewise: there are sent no variables but those of that machine...
QStringList sendNoMoreThan(const openssh::SessionSettings& there, openssh::SessionSettings& settings);
/// ...and its keys are offered; of the other methods those that both allow.
QStringList offerNoMoreThan(const openssh::AuthenticationSettings& there, openssh::AuthenticationSettings& settings);
/// Why the host cannot be reached as its configuration wants. What the caller has replaced does not count, and
/// for a jump host what is about commands does not: none runs there.
QString skipReason(const openssh::HostSettings& settings, bool jumpGiven, bool asJump);

/// `agentSocket`: of the agent that the login uses.
SessionSpec sessionSpec(const openssh::HostSettings& settings, const openssh::SshConfig& config,
                        const QString& agentSocket);
QString sessionKey(const openssh::HostSettings& settings); // equal where the SessionSpec is

} // namespace rollcall::app
