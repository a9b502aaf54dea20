// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sgr.h"

#include <algorithm>
#include <array>

namespace rollcall {

namespace {

constexpr char bell = 0x07;

bool isByteBetween(char byte, int first, int last)
{
    const int c = static_cast<unsigned char>(byte);
    return c >= first && c <= last;
}

EscapeSequence readControlSequence(QByteArrayView bytes, qsizetype start)
{
    qsizetype i = start;
    while (i < bytes.size() && isByteBetween(bytes[i], 0x30, 0x3F))
        ++i;
    const QByteArrayView parameters = bytes.sliced(start, i - start);
    const qsizetype intermediates = i;
    while (i < bytes.size() && isByteBetween(bytes[i], 0x20, 0x2F))
        ++i;
    if (i >= bytes.size() || !isByteBetween(bytes[i], 0x40, 0x7E))
        return {i, 0, {}}; // malformed: what broke it is text again
    const bool isPrivate = !parameters.isEmpty() && isByteBetween(parameters[0], 0x3C, 0x3F);
    const char final = intermediates == i && !isPrivate ? bytes[i] : char(0);
    return {i + 1, final, parameters};
}

// OSC, DCS, SOS, PM, APC: up to the string terminator (xterm also takes BEL).
qsizetype endOfString(QByteArrayView bytes, qsizetype start)
{
    for (qsizetype i = start; i < bytes.size(); ++i) {
        if (bytes[i] == bell)
            return i + 1;
        if (bytes[i] == escape)
            return i + 1 < bytes.size() && bytes[i + 1] == '\\' ? i + 2 : i;
    }
    return bytes.size();
}

/// The numbers of an SGR sequence one after the other, with ":" sub-parameters told apart from ";" ones.
class SgrNumbers
{
public:
    explicit SgrNumbers(QByteArrayView text) : m_text(text) {}

    bool next()
    {
        if (m_position > m_text.size())
            return false;
        m_isSub = m_position > 0 && m_text[m_position - 1] == ':';
        m_value = 0;
        m_isEmpty = true;
        while (m_position < m_text.size() && m_text[m_position] >= '0' && m_text[m_position] <= '9') {
            m_value = std::min(m_value * 10 + (m_text[m_position] - '0'), 9999);
            m_isEmpty = false;
            ++m_position;
        }
        while (m_position < m_text.size() && m_text[m_position] != ';' && m_text[m_position] != ':')
            ++m_position;
        m_hasSub = m_position < m_text.size() && m_text[m_position] == ':';
        ++m_position;
        return true;
    }

    int value() const { return m_value; }
    bool isEmpty() const { return m_isEmpty; }
    bool isSub() const { return m_isSub; }   // came after a ":"
    bool hasSub() const { return m_hasSub; } // a ":" follows

private:
    QByteArrayView m_text;
    qsizetype m_position = 0;
    int m_value = 0;
    bool m_isEmpty = true;
    bool m_isSub = false;
    bool m_hasSub = false;
};

AnsiColor indexed(int index)
{
    return {AnsiColor::Kind::Indexed, static_cast<quint8>(std::clamp(index, 0, 255)), 0};
}

AnsiColor rgb(int red, int green, int blue)
{
    const auto part = [](int value) { return static_cast<quint32>(std::clamp(value, 0, 255)); };
    return {AnsiColor::Kind::Rgb, 0, part(red) << 16 | part(green) << 8 | part(blue)};
}

// 38;5;N  38;2;R;G;B and, with colons, 38:5:N  38:2:R:G:B  38:2:SPACE:R:G:B (ITU-T T.416).
void readExtendedColor(SgrNumbers& numbers, AnsiColor& color)
{
    const bool colons = numbers.hasSub();
    std::array<int, 5> values{};
    std::size_t count = 0;
    while (count < values.size() && (!colons || numbers.hasSub()) && numbers.next()) {
        values[count++] = numbers.value();
        const bool complete = (values[0] == 5 && count == 2) || (values[0] == 2 && count == 4 && !colons);
        if (complete || (count == 1 && values[0] != 5 && values[0] != 2))
            break;
    }
    if (values[0] == 5 && count >= 2)
        color = indexed(values[1]);
    else if (values[0] == 2 && count >= 4)
        color = rgb(values[count - 3], values[count - 2], values[count - 1]);
}

void setColor(int code, AnsiStyle& style)
{
    if (code >= 30 && code <= 37)
        style.foreground = indexed(code - 30);
    else if (code >= 90 && code <= 97)
        style.foreground = indexed(code - 90 + 8);
    else if (code >= 40 && code <= 47)
        style.background = indexed(code - 40);
    else if (code >= 100 && code <= 107)
        style.background = indexed(code - 100 + 8);
    else if (code == 39)
        style.foreground = {};
    else if (code == 49)
        style.background = {};
}

void setAttribute(int code, AnsiStyle& style)
{
    switch (code) {
    case 0:
        style = {};
        break;
    case 1:
        style.bold = true;
        break;
    case 2:
        style.faint = true;
        break;
    case 3:
        style.italic = true;
        break;
    case 4:
    case 21:
        style.underline = true;
        break;
    case 7:
        style.inverse = true;
        break;
    case 9:
        style.strike = true;
        break;
    case 22:
        style.bold = style.faint = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underline = false;
        break;
    case 27:
        style.inverse = false;
        break;
    case 29:
        style.strike = false;
        break;
    default:
        setColor(code, style);
        break;
    }
}

} // namespace

EscapeSequence readEscape(QByteArrayView bytes, qsizetype start)
{
    qsizetype i = start + 1;
    if (i >= bytes.size())
        return {i, 0, {}};
    const char kind = bytes[i];
    if (kind == '[')
        return readControlSequence(bytes, i + 1);
    if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_')
        return {endOfString(bytes, i + 1), 0, {}};
    while (i < bytes.size() && isByteBetween(bytes[i], 0x20, 0x2F))
        ++i;
    const bool complete = i < bytes.size() && isByteBetween(bytes[i], 0x30, 0x7E);
    return {complete ? i + 1 : i, 0, {}};
}

void applySgr(QByteArrayView parameters, AnsiStyle& style)
{
    SgrNumbers numbers(parameters);
    while (numbers.next()) {
        const int code = numbers.value();
        if (numbers.isSub()) {
            continue; // the rest of something unknown
        } else if (code == 38) {
            readExtendedColor(numbers, style.foreground);
        } else if (code == 48) {
            readExtendedColor(numbers, style.background);
        } else if (code == 58) {
            AnsiColor ignored; // the underline's colour
            readExtendedColor(numbers, ignored);
        } else if (code == 4 && numbers.hasSub()) {
            numbers.next();
            style.underline = numbers.value() != 0;
        } else {
            setAttribute(code, style);
        }
    }
}

int eraseParameter(QByteArrayView parameters)
{
    if (parameters == QByteArrayView("1"))
        return 1;
    return parameters == QByteArrayView("2") ? 2 : 0;
}

quint32 ansiIndexedRgb(quint8 index)
{
    if (index < 16)
        return 0;
    if (index >= 232) {
        const quint32 grey = 8u + (index - 232u) * 10u;
        return grey << 16 | grey << 8 | grey;
    }
    const auto level = [](quint32 step) { return step == 0 ? 0u : 55u + step * 40u; };
    const quint32 cube = index - 16u;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
}

} // namespace rollcall
