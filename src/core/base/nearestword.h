// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// Which of the words that there are a mistyped one was meant to be. Pure; any thread.
namespace rollcall {

/// By optimal string alignment, case and "_" for "-" set aside; empty where none is near enough.
QString nearestWord(const QString& typed, const QStringList& known);

} // namespace rollcall
