// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/csvexport.h"

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "interchange/export/taskrow.h"
#include "interchange/export/utf8stream.h"

#include <QIODevice>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNumber = 64; // characters; a longer cell is no plain number

bool isFormulaSign(QChar character)
{
    // With their full-width twins, which some spreadsheets fold.
    static const QString signs = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return signs.contains(character);
}

QByteArray doubledQuotes(QByteArray bytes)
{
    return bytes.contains('"') ? bytes.replace("\"", "\"\"") : bytes;
}

/// A stream as one quoted cell, piece by piece.
class StreamCell
{
public:
    StreamCell(QIODevice& device, bool raw, Decoding decoding) : m_device(device), m_raw(raw), m_text(decoding) {}

    Status write(const ResultSource& source, TaskIndex task, Stream stream)
    {
        const qint64 size = source.task(task).bytes[static_cast<size_t>(stream)];
        if (size == 0)
            return {};
        if (Status begun = begin(textBeginning(source, task, stream, std::min<qint64>(size, 4096))); !begun)
            return begun;
        Status written = eachPiece(source, task, stream, [this](const QByteArray& bytes) {
            return put(m_device, doubledQuotes(m_raw ? bytes : m_text.take(bytes)));
        });
        return written ? put(m_device, m_text.finish() + '"') : written;
    }

private:
    Status begin(const QByteArray& head)
    {
        const bool guarded = !m_raw && looksLikeFormula(QString::fromUtf8(head));
        return put(m_device, guarded ? QByteArrayLiteral("\"'") : QByteArrayLiteral("\""));
    }

    QIODevice& m_device;
    const bool m_raw;
    Utf8Stream m_text;
};

Status writeRow(const ResultSource& source, TaskIndex task, QIODevice& device, const ExportOptions& options)
{
    const TaskRow row(source, task);
    QByteArray cells;
    for (qsizetype i = 0; i < options.columns.size(); ++i) {
        if (i > 0)
            cells += ',';
        const Column column = options.columns[i];
        if (column != Column::Stdout && column != Column::Stderr) {
            cells += csvCell(row.text(column), options.raw);
            continue;
        }
        if (Status written = put(device, std::exchange(cells, {})); !written)
            return written;
        const Stream stream = column == Column::Stdout ? Stream::Output : Stream::Error;
        if (Status written =
                StreamCell(device, options.raw, decodingOf(*source.spec(), task)).write(source, task, stream);
            !written)
            return written;
    }
    return put(device, cells + "\r\n");
}

} // namespace

bool looksLikeFormula(const QString& cell)
{
    if (cell.isEmpty())
        return false;
    if (cell.front() == u'\t' || cell.front() == u'\r')
        return true;
    const QString trimmed = cell.left(longestNumber * 2).trimmed();
    if (trimmed.isEmpty() || !isFormulaSign(trimmed.front()))
        return false;
    static const QRegularExpression number(u"\\A\\s*[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?\\s*\\z"_s);
    return cell.size() > longestNumber || !number.match(cell).hasMatch();
}

QByteArray csvCell(const QString& text, bool raw)
{
    QByteArray bytes = text.toUtf8();
    if (!raw && looksLikeFormula(text))
        bytes.prepend('\'');
    // Also what separates cells in other places, where this is opened with a double click.
    static constexpr char special[] = "\",;\t\n\r";
    const auto isSpecial = [](char byte) { return byte != '\0' && std::strchr(special, byte) != nullptr; };
    const bool quote =
        std::any_of(bytes.begin(), bytes.end(), isSpecial) || bytes.startsWith(' ') || bytes.endsWith(' ');
    return quote ? QByteArray('"' + doubledQuotes(bytes) + '"') : bytes;
}

QString tabbedCell(const QString& text)
{
    QString cell = displayLine(text);
    if (looksLikeFormula(cell))
        cell.prepend(u'\'');
    if (cell.startsWith(u'"'))
        cell = u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"';
    return cell;
}

Status writeCsv(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                const ExportOptions& options, const ExportControl& control)
{
    QByteArray header;
    for (const Column column : options.columns)
        header += (header.isEmpty() ? "" : ",") + columnName(column).toLatin1();
    if (Status written = put(device, header + "\r\n"); !written)
        return written;
    int count = 0;
    for (const TaskIndex task : tasks) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}, {}};
        if (Status written = writeRow(source, task, device, options); !written)
            return written;
        if (control.progress)
            control.progress(++count);
    }
    return {};
}

} // namespace rollcall::interchange
