// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hostspec.h"

#include <QString>
#include <QStringList>

// How a host is reached, in words that can be compared and shown. As it is: neutralise it before it is shown. Pure;
// any thread.
namespace rollcall::app {

/// "user@address:port", an IPv6 literal in brackets.
QString loginText(const HostSpec& host);
/// "ProxyCommand …", then the login of each jump host in the order they are reached. Empty: directly.
QStringList wayTo(const HostSpec& host);

} // namespace rollcall::app
