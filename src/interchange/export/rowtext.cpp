// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/rowtext.h"

#include "core/base/text.h"
#include "interchange/export/csvexport.h"

#include <QByteArray>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

/// In one line, with nothing in it that Markdown or the HTML in it knows.
QString markdownCell(const QString& text)
{
    static const QString signs = uR"(\`*_[]#!|<>&~:@)"_s; // each may stand behind a backslash
    QString cell;
    for (const QChar c : displayLine(text)) {
        if (signs.contains(c))
            cell += u'\\';
        cell += c;
    }
    return cell;
}

QString markdownRow(const QStringList& cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

} // namespace

QString rowText(const QStringList& columns, const QList<QStringList>& rows, RowFormat format)
{
    const auto written = [](const QStringList& cells, auto cellText) {
        QStringList texts;
        for (const QString& cell : cells)
            texts.append(cellText(cell));
        return texts;
    };
    const auto csv = [](const QString& cell) { return QString::fromUtf8(csvCell(cell)); };
    QStringList lines;
    QString text;
    switch (format) {
    case RowFormat::Tabs:
        for (const QStringList& row : rows)
            lines.append(written(row, &tabbedCell).join(u'\t'));
        return lines.join(u'\n');
    case RowFormat::Csv:
        text = written(columns, csv).join(u',') + u"\r\n"_s;
        for (const QStringList& row : rows)
            text += written(row, csv).join(u',') + u"\r\n"_s;
        return text;
    case RowFormat::Markdown:
        text = markdownRow(written(columns, &markdownCell)) + markdownRow(QStringList(columns.size(), u"---"_s));
        for (const QStringList& row : rows)
            text += markdownRow(written(row, &markdownCell));
        return text;
    }
    return {};
}

} // namespace rollcall::interchange
