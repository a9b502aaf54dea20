// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Whether commands are still there, told by a mark in their arguments that nobody else has: not another row of the
// table, nor the same tests run beside these. Any thread.
namespace rollcall::test {

/// Nine digits, of no other command: "sleep 1000.MARK" is one row's.
QByteArray newMark();

/// How many processes have it in their arguments; those that only wait to be reaped have ended.
int leftOver(const QByteArray& mark);

} // namespace rollcall::test
