// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

// Output with SGR sequences (ECMA-48 section 8.3.117) -> plain text with styled runs, one line at a time. What is
// carried from line to line is the style alone, so that a virtual line view may start at any line whose style it
// knows. Carriage return and backspace overwrite, "erase in line" erases; every other control sequence is dropped,
// other control and bidi characters are neutralised as in core/base/text.h, a tab stays. A sequence never reaches
// beyond its line. Pure; one parser per thread.
namespace rollcall {

struct AnsiColor
{
    enum class Kind : quint8 { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    quint8 index = 0; // 0-15 the palette's, 16-255 of the cube and the greys
    quint32 rgb = 0;  // 0xRRGGBB

    bool operator==(const AnsiColor&) const = default;
};

/// The colour of an index from 16 on, as xterm has it; 0-15 are the theme's and give 0.
quint32 ansiIndexedRgb(quint8 index);

struct AnsiStyle
{
    AnsiColor foreground;
    AnsiColor background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool strike = false;

    bool operator==(const AnsiStyle&) const = default;
};

struct AnsiRun
{
    qsizetype start = 0; // in AnsiLine::text, UTF-16 units
    qsizetype length = 0;
    AnsiStyle style;

    bool operator==(const AnsiRun&) const = default;
};

struct AnsiLine
{
    QString text;
    QList<AnsiRun> runs; // cover the text without gaps; empty for an all-default line
};

class AnsiParser
{
public:
    explicit AnsiParser(const AnsiStyle& style = {}) : m_style(style) {}

    /// One line, without its "\n" (a "\r" before that is fine).
    AnsiLine line(QByteArrayView bytes);
    /// The same for a line that need not be shown: only the style it leaves behind is worked out.
    void skipLine(QByteArrayView bytes);

    const AnsiStyle& style() const { return m_style; }
    void setStyle(const AnsiStyle& style) { m_style = style; }

private:
    AnsiStyle m_style;
};

} // namespace rollcall
