// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

// The order people expect of names: digits compare as numbers, web-2 before web-10; letters without case
// first. Total: only equal texts compare equal. Pure; any thread.
namespace rollcall {

/// Less than 0, 0, greater than 0.
int naturalCompare(QStringView a, QStringView b);

inline bool naturalLess(QStringView a, QStringView b)
{
    return naturalCompare(a, b) < 0;
}

} // namespace rollcall
