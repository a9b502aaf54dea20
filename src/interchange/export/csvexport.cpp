// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/csvexport.h"

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "interchange/export/formulaguard.h"
#include "interchange/export/taskrow.h"
#include "interchange/export/utf8stream.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

QByteArray doubledQuotes(QByteArray bytes)
{
    return bytes.contains('"') ? bytes.replace("\"", "\"\"") : bytes;
}

/// Of a stream, of which no more is read than is skipped before its text.
bool isFormula(const ResultSource& source, TaskIndex task, Stream stream)
{
    constexpr qint64 first = 4096;
    FormulaGuard guard;
    const QString beginning = QString::fromUtf8(textBeginning(source, task, stream, first));
    if (!guard.add(beginning) && source.task(task).bytes[static_cast<size_t>(stream)] > first) {
        guard = {};
        Utf8Stream text(decodingOf(*source.spec(), task));
        (void)eachPiece(source, task, stream, [&](const QByteArray& bytes) {
            const bool isKnown = guard.add(QString::fromUtf8(text.take(bytes)));
            return isKnown ? Status(Error{ErrorKind::Cancelled, {}, {}, {}}) : Status();
        });
    }
    return guard.hasTab() || (guard.hasSign() && !isPlainNumber(beginning));
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
        const bool guarded = !m_raw && isFormula(source, task, stream);
        if (Status begun = put(m_device, guarded ? QByteArrayLiteral("\"'") : QByteArrayLiteral("\"")); !begun)
            return begun;
        Status written = eachPiece(source, task, stream, [this](const QByteArray& bytes) {
            return put(m_device, doubledQuotes(m_raw ? bytes : m_text.take(bytes)));
        });
        return written ? put(m_device, m_text.finish() + '"') : written;
    }

private:
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
