// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

// Small files of the fleet's folder, written whole or not at all. Blocking; loop thread, at the start.
namespace rollcall::fleet {

inline constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions ownerProgram = ownerOnly | QFileDevice::ExeOwner;

/// 0700, with its parents. It has to be this user's own: refused where somebody else may have put there what it holds, or
/// the link that leads to it.
Status makeFolder(const QString& path);
/// Neither this nor what reads follows a link that has the file's own name.
Status replaceFile(const QString& path, const QByteArray& text, QFileDevice::Permissions permissions = ownerOnly);
/// Empty where there is none.
QByteArray readFile(const QString& path);
/// A text of the program's own resources without its leading comment lines; a script keeps its first line.
QByteArray resourceText(const QString& path);

} // namespace rollcall::fleet
