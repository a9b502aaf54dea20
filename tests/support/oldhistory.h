// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// The history and library that an older version left behind (tests/history/data), for tests that want to know
// whether they can still be used. Any thread.
namespace rollcall::test {

/// What the old runs were fed; none of it may be kept.
inline constexpr char oldStandardInput[] = "the-password-of-then";
inline constexpr int oldRunCount = 10;

/// Puts history/, library/ and known_hosts into `folder`, which is made. False where tar(1) fails.
bool unpackOldHistory(const QString& folder);
/// Whether a file below `folder` holds these bytes.
bool holdsBytes(const QString& folder, const QByteArray& bytes);

} // namespace rollcall::test
