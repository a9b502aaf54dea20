// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/config/configresolver.h"
#include "openssh/config/hostsettings.h"

#include <QStringList>

// What ssh_config(5) asks for and Rollcall leaves undone, because a command runs as well without it and no host
// is trusted more than its configuration wants. Pure; any thread.
namespace rollcall::openssh {

/// "ForwardX11 yes (FILE:LINE)", in a fixed order; nothing for what is switched off.
QStringList remarksOn(const RawSettings& raw, HostKeyPolicy policy);

} // namespace rollcall::openssh
