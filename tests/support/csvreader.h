// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

// A strict reader of RFC 4180, for tests: CRLF between rows and after the last one, quotes only around whole
// cells and doubled inside, the same number of cells in every row. Nothing else is let through.
namespace rollcall::test {

using CsvRow = QList<QByteArray>;

/// nullopt on the first departure from the rules; `why` says which.
std::optional<QList<CsvRow>> readCsvStrictly(const QByteArray& bytes, QByteArray* why = nullptr);

} // namespace rollcall::test
