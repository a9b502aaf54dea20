// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/terminaltext.h"

#include "cli/base/words.h"
#include "core/base/columns.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype leastText = 8; // columns of a row behind the mark, however narrow the terminal
constexpr qsizetype tabStop = 8;
constexpr qsizetype mostSaid = 12;
constexpr qsizetype longestSaid = 400; // characters

/// Behind the tab; a terminal does not go on behind its last column.
qsizetype behindTab(qsizetype column, qsizetype columns)
{
    return std::min((column / tabStop + 1) * tabStop, columns);
}

} // namespace

RowLook rowsOf(const QString& mark, int columns, bool colors)
{
    const qsizetype indent = std::min<qsizetype>(columnsOf(mark), columns / 2);
    return {mark, QString(std::max<qsizetype>(indent, 1), u' '), columns, colors};
}

RowLook saidRows(const QString& who, int columns)
{
    RowLook look = rowsOf(Cli::tr("%1 says | ").arg(displayLine(who)), columns, false);
    look.nextMark = look.nextMark.chopped(std::min<qsizetype>(2, look.nextMark.size())) + u"| "_s;
    return look;
}

TerminalText::TerminalText(const RowLook& look, Decoding decoding)
    : m_look(look), m_mark(look.mark.toLocal8Bit()), m_nextMark(look.nextMark.toLocal8Bit()),
      m_markColumns(columnsOf(look.mark)), m_nextColumns(columnsOf(look.nextMark)), m_decoder(decoding)
{
}

void TerminalText::add(QByteArrayView bytes, const Take& take)
{
    m_decoder.add(bytes, [this](QByteArrayView text) { addText(text); });
    if (!m_out.isEmpty())
        take(std::exchange(m_out, {}));
}

void TerminalText::addText(QByteArrayView bytes)
{
    const ShownLines::Take drawLine = [this](const AnsiLine& line, bool ends) { draw(line, ends); };
    while (!bytes.isEmpty()) {
        const bool isPlain = m_lines.isAtBegin() && m_column < 0 && m_lines.style() == AnsiStyle();
        const qsizetype plain = isPlain ? settledLines(bytes) : 0;
        plainLines(bytes.first(plain));
        const qsizetype end = bytes.indexOf('\n', plain);
        const qsizetype behind = end < 0 ? bytes.size() : end + 1;
        m_lines.add(bytes.sliced(plain, behind - plain), drawLine);
        bytes = bytes.sliced(behind);
    }
}

void TerminalText::finish(const Take& take)
{
    m_decoder.finish([this](QByteArrayView text) { addText(text); });
    m_lines.finish([this](const AnsiLine& line, bool ends) { draw(line, ends); });
    if (m_column >= 0)
        endRow();
    if (!m_out.isEmpty())
        take(std::exchange(m_out, {}));
}

void TerminalText::plainLines(QByteArrayView lines)
{
    const qsizetype room = m_look.columns - m_markColumns;
    for (qsizetype from = 0; from < lines.size();) {
        const qsizetype end = lines.indexOf('\n', from);
        const QByteArrayView line = lines.sliced(from, end - from);
        if (line.size() <= room && !line.contains('\t'))
            m_out.append(m_mark).append(line).append('\n');
        else
            draw({QString::fromLatin1(line), {}}, true);
        from = end + 1;
    }
}

void TerminalText::draw(const AnsiLine& line, bool ends)
{
    if (m_column < 0)
        beginRow(m_mark, m_markColumns);
    if (line.runs.isEmpty())
        drawRun(line.text, {});
    for (const AnsiRun& run : line.runs)
        drawRun(QStringView(line.text).mid(run.start, run.length), m_look.colors ? sentStyle(run.style) : SentStyle());
    if (ends)
        endRow();
}

void TerminalText::drawRun(QStringView text, const SentStyle& style)
{
    setStyle(style);
    qsizetype from = 0;
    const qsizetype columns = std::max<qsizetype>(m_look.columns, m_nextColumns + leastText);
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        const char32_t character = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const qsizetype width = character == U'\t' ? 1 : columnsOf(character);
        if (m_column + width > columns) {
            m_out += text.sliced(from, i - from).toLocal8Bit();
            from = i;
            endRow();
            beginRow(m_nextMark, m_nextColumns);
            setStyle(style);
        }
        m_column = character == U'\t' ? behindTab(m_column, columns) : m_column + width;
        i += isPair ? 2 : 1;
    }
    m_out += text.sliced(from).toLocal8Bit();
}

void TerminalText::beginRow(const QByteArray& mark, qsizetype columns)
{
    m_out += mark;
    m_column = columns;
}

void TerminalText::setStyle(const SentStyle& style)
{
    m_out += sgrBetween(std::exchange(m_style, style), style);
}

void TerminalText::endRow()
{
    setStyle({});
    m_out += '\n';
    m_column = -1;
}

/// How much of the text a row has room for: up to a blank, if there is one that leaves half a row.
static qsizetype rowEnd(QStringView text, qsizetype room)
{
    qsizetype blank = -1;
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        column += columnsOf(isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode()));
        if (column > room)
            return text[i] == u' ' ? i : blank > 0 ? blank : std::max<qsizetype>(i, isPair ? 2 : 1);
        if (text[i] == u' ' && column > room / 2)
            blank = i;
        i += isPair ? 2 : 1;
    }
    return text.size();
}

QByteArray terminalLine(const QString& text, const RowLook& look)
{
    QByteArray rows;
    const TerminalText::Take take = [&rows](const QByteArray& bytes) { rows += bytes; };
    const QString line = displayLine(text);
    const qsizetype columns = std::max<qsizetype>(look.columns, columnsOf(look.nextMark) + leastText);
    RowLook row = look;
    for (qsizetype from = 0; from == 0 || from < line.size(); row.mark = look.nextMark) {
        const QStringView rest = QStringView(line).sliced(from);
        const qsizetype end = rowEnd(rest, std::max<qsizetype>(columns - columnsOf(row.mark), 1));
        TerminalText drawn(row);
        drawn.add(QByteArray(rest.first(end).toUtf8() + '\n'), take);
        from += end + (end < rest.size() && rest[end] == u' ' ? 1 : 0);
        if (line.isEmpty())
            break;
    }
    return rows;
}

QByteArray saidLines(const QString& text, const RowLook& look)
{
    const QStringList lines = displayText(text).split(u'\n');
    QByteArray rows;
    for (const QString& line : lines.first(std::min(lines.size(), mostSaid)))
        rows += terminalLine(shortened(line, longestSaid), look);
    if (lines.size() > mostSaid)
        rows += terminalLine(u"…"_s, look);
    return rows;
}

} // namespace rollcall::cli
