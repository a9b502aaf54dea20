// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/table.h"

#include "core/base/columns.h"
#include "core/base/text.h"

#include <algorithm>

namespace rollcall::cli {

void Table::add(const QStringList& cells)
{
    QStringList row;
    for (const QString& cell : cells)
        row.append(displayLine(cell));
    m_rows.append(row);
}

QString Table::text() const
{
    QList<qsizetype> columns; // that hold something
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < m_headings.size(); ++column) {
        qsizetype widest = 0;
        for (const QStringList& row : m_rows)
            widest = std::max(widest, columnsOf(row.value(column)));
        if (widest == 0 && !m_rows.isEmpty())
            continue;
        columns.append(column);
        widths.append(std::max(widest, columnsOf(m_headings[column])));
    }
    QString text;
    const auto addLine = [&](const QStringList& cells) {
        QString line;
        for (qsizetype i = 0; i < columns.size(); ++i)
            line += (i > 0 ? QStringLiteral("  ") : QString()) + filledToColumns(cells.value(columns[i]), widths[i]);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    };
    addLine(m_headings);
    for (const QStringList& row : m_rows)
        addLine(row);
    return text;
}

} // namespace rollcall::cli
