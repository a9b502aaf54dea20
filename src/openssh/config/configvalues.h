// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/config/configkeywords.h"

#include <QStringList>

#include <optional>

// Checks and reads the values of single keywords. Pure; any thread.
namespace rollcall::openssh {

/// What is wrong with these arguments, or nothing. OpenSSH refuses the whole file then.
std::optional<QString> problemWith(const KeywordInfo& info, const QStringList& arguments, const QString& rest);

/// "90", "1m30s", "2h", "1w": seconds. "none" and what is no time give nothing.
std::optional<int> secondsOf(const QString& text);

bool isYes(const QString& text); // yes, true

/// What CanonicalizeHostname says: whether names are looked up, and the files read once more with what they come to.
bool canonicalizes(const QString& text);

} // namespace rollcall::openssh
