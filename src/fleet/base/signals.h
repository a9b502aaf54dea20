// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Signal names as SSH writes them (RFC 4254 §6.10, without "SIG"). Pure; any thread.
namespace rollcall::fleet {

int signalNumber(const QByteArray& name); // 0: unknown
QByteArray signalName(int number);        // "31@rollcall" where SSH has no name for it

} // namespace rollcall::fleet
