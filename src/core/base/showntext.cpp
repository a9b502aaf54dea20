// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/showntext.h"

#include "core/base/ansi.h"
#include "core/base/sgr.h"

#include <algorithm>

namespace rollcall {

namespace {

constexpr char escape = 0x1B;

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

/// How many bytes at the beginning are whole lines of nothing but settled text.
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

QByteArray shownPart(QByteArrayView line)
{
    return AnsiParser().line(line).text.toUtf8();
}

QByteArray shownLine(QByteArrayView line)
{
    return shownPart(line).append('\n');
}

/// Where the first stretch of a line ends that is longer than one: not within a character, nor within an escape
/// sequence unless that is all there is.
qsizetype endOfStretch(QByteArrayView line)
{
    qsizetype cut = ShownText::longestLine;
    while (ShownText::longestLine - cut < 3 && isContinuationByte(line[cut]))
        --cut;
    if (isContinuationByte(line[cut]))
        cut = ShownText::longestLine; // no character of UTF-8 at all
    const QByteArrayView stretch = line.first(cut);
    for (qsizetype i = stretch.indexOf(escape); i >= 0;) {
        const qsizetype end = readEscape(stretch, i).end;
        if (end >= cut)
            return i > 0 ? i : cut;
        i = stretch.indexOf(escape, end);
    }
    return cut;
}

} // namespace

void ShownText::add(QByteArrayView bytes, const Take& take)
{
    while (!bytes.isEmpty()) {
        if (m_line.isEmpty()) {
            if (const qsizetype settled = settledLines(bytes); settled > 0) {
                take(bytes.first(settled));
                bytes = bytes.sliced(settled);
                continue;
            }
        }
        const QByteArrayView part = bytes.first(std::min(bytes.size(), longestLine + 1 - m_line.size()));
        const qsizetype end = part.indexOf('\n');
        if (end >= 0 && m_line.isEmpty()) {
            take(shownLine(part.first(end)));
        } else if (end >= 0) {
            m_line.append(part.first(end));
            take(shownLine(m_line));
            m_line.clear();
        } else {
            m_line.append(part);
            settleStretch(take);
        }
        bytes = bytes.sliced(end >= 0 ? end + 1 : part.size());
    }
}

void ShownText::settleStretch(const Take& take)
{
    if (m_line.size() <= longestLine)
        return;
    const qsizetype end = endOfStretch(m_line);
    take(shownPart(QByteArrayView(m_line).first(end)));
    m_line.remove(0, end);
}

void ShownText::finish(const Take& take)
{
    if (!m_line.isEmpty())
        take(shownPart(m_line));
    m_line.clear();
}

QString shownText(QByteArrayView bytes)
{
    QString text;
    const ShownText::Take take = [&text](QByteArrayView piece) { text += QString::fromUtf8(piece); };
    ShownText shown;
    shown.add(bytes, take);
    shown.finish(take);
    return text;
}

} // namespace rollcall
