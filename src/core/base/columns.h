// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

// How many columns of a terminal a text takes: East Asian wide ones and emoji two, combining ones none. Terminals
// differ, and what one draws wider than we count would be wrapped to where only our own lines begin: so it is as many
// as any common one takes, with its usual settings. Of text that is neutralised; a tab counts one. Pure; any thread.
namespace rollcall {

int columnsOf(char32_t character); // 0 to 2
qsizetype columnsOf(QStringView text);

/// With blanks behind it, where it is narrower.
QString filledToColumns(const QString& text, qsizetype columns);
/// As much of its beginning as fits; no pair of surrogates is cut, nor a letter from its marks.
QString cutToColumns(const QString& text, qsizetype columns);

} // namespace rollcall
