// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

// Rows of a table as they are pasted elsewhere: hostile cells stay in their cell, and are no formulas and no markup
// there. Pure; any thread.
namespace rollcall::interchange {

enum class RowFormat {
    Tabs,     // for a spreadsheet: no header, a line a row
    Csv,      // RFC 4180, as exports write it; its lines end with CRLF
    Markdown, // a table for tickets and chats (GitHub Flavored Markdown)
};

/// Each row has a cell for each of the columns.
QString rowText(const QStringList& columns, const QList<QStringList>& rows, RowFormat format);

} // namespace rollcall::interchange
