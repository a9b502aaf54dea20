// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Where the tree and the built programs are, for tests that read the first or start the second.
// Any thread; paths are absolute.
namespace rollcall::test {

QString sourcePath(const QString& relative = {});
QString programPath(const QString& name);

} // namespace rollcall::test
