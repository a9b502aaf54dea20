// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ansi.h"

#include "core/base/sgr.h"
#include "core/base/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace rollcall {

namespace {

bool isPlain(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return (c >= 0x20 && c != 0x7F) || c == '\t';
}

/// The line as a terminal would keep it: one cell per character, each with a style. What erases is only noted down, and
/// what it left is looked at once, at the end: a host may erase as often as it writes.
class Cells
{
public:
    void setStyle(const AnsiStyle& style)
    {
        if (m_styles.empty() || m_styles.back() != style)
            m_styles.push_back(style);
    }

    void put(char32_t character)
    {
        const Cell cell{character, static_cast<quint32>(m_styles.size() - 1), m_time};
        if (m_cursor < m_cells.size())
            m_cells[m_cursor] = cell;
        else
            m_cells.push_back(cell);
        ++m_cursor;
    }

    void put(const QString& text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            char32_t character = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                character = QChar::surrogateToUcs4(text[i], text[i + 1]);
                ++i;
            }
            put(character == U'\t' ? character : neutralised(character));
        }
    }

    void home() { m_cursor = 0; }
    void back() { m_cursor -= m_cursor > 0 ? 1 : 0; }

    void erase(int part)
    {
        if (part == 0)
            m_cells.resize(m_cursor); // it never stands behind them
        else
            blank(part == 1 ? m_cursor : m_cells.size());
    }

    AnsiLine line() const;

private:
    struct Cell
    {
        char32_t character;
        quint32 style;
        quint32 time; // how many erasures there had been
    };
    /// Of all cells before the limit that had been written by then.
    struct Erasure
    {
        std::size_t limit;
        quint32 style;
        quint32 time;
    };

    void blank(std::size_t limit)
    {
        while (!m_erasures.empty() && m_erasures.back().limit <= limit)
            m_erasures.pop_back(); // this one reaches as far
        m_erasures.push_back({limit, static_cast<quint32>(m_styles.size() - 1), ++m_time});
    }

    std::vector<Cell> m_cells;
    std::vector<Erasure> m_erasures; // each reaches less far than the one before it, and is later
    quint32 m_time = 0;
    std::vector<AnsiStyle> m_styles;
    std::size_t m_cursor = 0;
};

AnsiLine Cells::line() const
{
    AnsiLine line;
    line.text.reserve(static_cast<qsizetype>(m_cells.size()));
    bool plain = true;
    auto erased = m_erasures.crbegin();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        while (erased != m_erasures.crend() && erased->limit <= i)
            ++erased;
        Cell cell = m_cells[i];
        if (erased != m_erasures.crend() && cell.time < erased->time)
            cell = {U' ', erased->style, erased->time};
        const qsizetype start = line.text.size();
        line.text += QChar::fromUcs4(cell.character);
        const qsizetype length = line.text.size() - start;
        const AnsiStyle& style = m_styles[cell.style];
        plain = plain && style == AnsiStyle{};
        if (!line.runs.isEmpty() && line.runs.constLast().style == style)
            line.runs.last().length += length;
        else
            line.runs.append({start, length, style});
    }
    if (plain)
        line.runs.clear();
    return line;
}

AnsiLine plainLine(QByteArrayView bytes, const AnsiStyle& style)
{
    AnsiLine line;
    line.text = displayText(bytes);
    if (style != AnsiStyle{} && !line.text.isEmpty())
        line.runs.append({0, line.text.size(), style});
    return line;
}

} // namespace

AnsiLine AnsiParser::line(QByteArrayView bytes)
{
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (std::all_of(bytes.begin(), bytes.end(), isPlain))
        return plainLine(bytes, m_style);

    Cells cells;
    cells.setStyle(m_style);
    for (qsizetype i = 0; i < bytes.size();) {
        const auto end = std::find_if_not(bytes.begin() + i, bytes.end(), isPlain) - bytes.begin();
        if (end > i)
            cells.put(QString::fromUtf8(bytes.sliced(i, end - i)));
        i = end;
        if (i >= bytes.size())
            break;
        const char control = bytes[i];
        if (control == escape) {
            const EscapeSequence sequence = readEscape(bytes, i);
            i = sequence.end;
            if (sequence.final == 'm')
                applySgr(sequence.parameters, m_style);
            else if (sequence.final == 'K')
                cells.erase(eraseParameter(sequence.parameters));
            cells.setStyle(m_style);
            continue;
        }
        ++i;
        if (control == '\r')
            cells.home();
        else if (control == '\b')
            cells.back();
        else if (control != '\a' && control != 0x0E && control != 0x0F) // bell and character sets: silent
            cells.put(neutralised(static_cast<unsigned char>(control)));
    }
    return cells.line();
}

void AnsiParser::skipLine(QByteArrayView bytes)
{
    qsizetype i = bytes.indexOf(escape);
    while (i >= 0) {
        const EscapeSequence sequence = readEscape(bytes, i);
        if (sequence.final == 'm')
            applySgr(sequence.parameters, m_style);
        i = bytes.indexOf(escape, sequence.end);
    }
}

} // namespace rollcall
