// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <QList>

// Which of the known keys a mistyped one was meant to be. Pure; any thread.
namespace rollcall::library {

/// By optimal string alignment, case and "_" for "-" set aside; empty where none is near enough.
QString nearestKey(const QString& typed, const QList<const char*>& known);

} // namespace rollcall::library
