// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

#include <QByteArray>
#include <QList>

class QIODevice;

// CSV by RFC 4180: UTF-8, CRLF, a header row, one row per task. Bytes that are not UTF-8 become U+FFFD, and a
// cell that a spreadsheet would take for a formula gets a leading "'" (a plain number does not); `raw` writes
// the bytes as they came. Outputs are streamed. Worker functions; any thread.
namespace rollcall::interchange {

Status writeCsv(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                const ExportOptions& options = {}, const ExportControl& control = {});

/// The cell as it is written: guarded, and quoted where the syntax asks for it.
QByteArray csvCell(const QString& text, bool raw = false);
/// The same of rows that are pasted with tabs between the cells: in one line, and quoted where a spreadsheet would take
/// the quote at its begin for one that goes on over further cells.
QString tabbedCell(const QString& text);

} // namespace rollcall::interchange
