// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/showntext.h"

#include "core/base/sgr.h"

#include <algorithm>

namespace rollcall {

namespace {

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// Such bytes are shown as they are, and nothing behind them changes that once their line has ended.
bool isSettledText(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

/// Where the first stretch of a line ends that is longer than one: not within a character, nor within an escape
/// sequence unless that is all there is.
qsizetype endOfStretch(QByteArrayView line)
{
    qsizetype cut = ShownLines::longestLine;
    while (ShownLines::longestLine - cut < 3 && isContinuationByte(line[cut]))
        --cut;
    if (isContinuationByte(line[cut]))
        cut = ShownLines::longestLine; // no character of UTF-8 at all
    const QByteArrayView stretch = line.first(cut);
    for (qsizetype i = stretch.indexOf(escape); i >= 0;) {
        const qsizetype end = readEscape(stretch, i).end;
        if (end >= cut)
            return i > 0 ? i : cut;
        i = stretch.indexOf(escape, end);
    }
    return cut;
}

/// Up to its first line end, if it has one there.
QByteArrayView firstLineOf(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    return end < 0 ? bytes : bytes.first(end + 1);
}

} // namespace

qsizetype settledLines(QByteArrayView bytes)
{
    constexpr qsizetype block = 64; // looked at without a way out, which the processor does many at a time
    const char* const from = bytes.data();
    qsizetype end = 0;
    for (; end + block <= bytes.size(); end += block) {
        quint8 other = 0;
        for (qsizetype i = 0; i < block; ++i)
            other |= static_cast<quint8>(!isSettledText(from[end + i]));
        if (other != 0)
            break;
    }
    while (end < bytes.size() && isSettledText(from[end]))
        ++end;
    return bytes.first(end).lastIndexOf('\n') + 1;
}

void ShownLines::add(QByteArrayView bytes, const Take& take)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), longestLine + 1 - m_line.size()));
        const qsizetype end = part.indexOf('\n');
        if (end >= 0 && m_line.isEmpty()) {
            take(m_parser.line(part.first(end)), true);
        } else if (end >= 0) {
            m_line.append(part.first(end));
            take(m_parser.line(m_line), true);
            m_line.clear();
        } else {
            m_line.append(part);
            settleStretch(take);
        }
        bytes = bytes.sliced(end >= 0 ? end + 1 : part.size());
    }
}

void ShownLines::settleStretch(const Take& take)
{
    if (m_line.size() <= longestLine)
        return;
    const qsizetype end = endOfStretch(m_line);
    take(m_parser.line(QByteArrayView(m_line).first(end)), false);
    m_line.remove(0, end);
}

void ShownLines::finish(const Take& take)
{
    if (!m_line.isEmpty())
        take(m_parser.line(m_line), false);
    m_line.clear();
    m_parser.setStyle({});
}

void ShownText::add(QByteArrayView bytes, const Take& take)
{
    m_decoder.add(bytes, [&](QByteArrayView text) { addText(text, take); });
}

void ShownText::addText(QByteArrayView bytes, const Take& take)
{
    const ShownLines::Take takeLine = [&take](const AnsiLine& line, bool ends) {
        QByteArray text = line.text.toUtf8();
        if (ends)
            text += '\n';
        take(text);
    };
    while (!bytes.isEmpty()) {
        const qsizetype settled = m_lines.isAtBegin() ? settledLines(bytes) : 0;
        if (settled > 0)
            take(bytes.first(settled));
        const QByteArrayView line = firstLineOf(bytes.sliced(settled));
        m_lines.add(line, takeLine);
        bytes = bytes.sliced(settled + line.size());
    }
}

void ShownText::finish(const Take& take)
{
    m_decoder.finish([&](QByteArrayView text) { addText(text, take); });
    m_lines.finish([&take](const AnsiLine& line, bool) { take(line.text.toUtf8()); });
}

QString shownText(QByteArrayView bytes, Decoding decoding)
{
    QString text;
    const ShownText::Take take = [&text](QByteArrayView piece) { text += QString::fromUtf8(piece); };
    ShownText shown(decoding);
    shown.add(bytes, take);
    shown.finish(take);
    return text;
}

} // namespace rollcall
