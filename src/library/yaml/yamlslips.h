// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// What people mistype in YAML, told in our words: the parser knows where it gave up, and calls all of it an illegal map
// value. Pure; any thread.
namespace rollcall::library {

struct YamlSlip
{
    int line = 0; // from 0
    QString text; // with the column and what to do
};

/// The slip behind what the parser said of this line and column (from 0).
YamlSlip slipIn(const QByteArray& bytes, int line, int column, const QString& said);

} // namespace rollcall::library
