// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"

#include <QByteArray>

// Why there is no algorithm in common: the server has old ones alone, or some that this libssh does not know, or a line
// of ssh_config leaves out what both have. Each has its own cure. Pure; any thread.
namespace rollcall::ssh {

/// `words`: libssh's error, whole. Empty: it says something else.
Detail algorithmFailure(const QByteArray& words, const AlgorithmSpec& spec);

} // namespace rollcall::ssh
