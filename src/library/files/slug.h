// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Names and the files they are kept in. Pure; any thread.
namespace rollcall::library {

/// A file name without ending that is safe on every file system: ASCII letters, digits, "-", "_" and ".".
/// Different names may share a slug; whoever writes looks whether the file is another one's.
QString slugOf(const QString& name);

/// Why this cannot be a name of a host, group or snippet, in the user's language; empty where it can.
QString whyNotAName(const QString& name);

} // namespace rollcall::library
