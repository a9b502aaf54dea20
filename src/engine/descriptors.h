// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

// How many descriptors this process may have, and what a session costs of them. Thread-safe (setrlimit(2) is
// called once, by the first Engine).
namespace rollcall::engine {

/// Kept back for everything that is no session: files, the store, the window system, name servers.
inline constexpr int reservedDescriptors = 200;

/// Raises the soft limit to the hard one and gives what sessions may use together.
int descriptorBudget();

/// One socket; with an agent the proxy's pair; through a jump host one more pair; of a ProxyCommand also its errors.
int descriptorCost(const HostSpec& host);

} // namespace rollcall::engine
