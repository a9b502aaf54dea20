// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// A list of names as one short text, "web-[01-20],db-1", that a target expression resolves back to the same names. Pure;
// any thread.
namespace rollcall {

/// Range notation in natural order, each name once. Names that are not plain words come quoted.
QString foldNames(const QStringList& names);
/// The same, cut at about `limit` characters with "… (+N)" for what is left out: tooltips, status lines.
QString foldNames(const QStringList& names, qsizetype limit);

} // namespace rollcall
