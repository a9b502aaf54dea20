// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

// The folders on the way to where an export goes, each looked at by itself: a link among them is followed where this
// user or root has made it, or whoever owns its folder and lets nobody else write there. Blocking; any thread.
namespace rollcall::interchange {

/// The same place with no link in its folders, as far as they are there; the last name stays what it is. FileUnwritable
/// where others can have put a link in the way.
Result<QString> exportWay(const QString& path);

/// What the link says; from where it is, if it is relative. Empty: errno says why.
QString linkTarget(const QString& link);

} // namespace rollcall::interchange
