// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"
#include "core/base/encoding.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

// An output as it is shown: its bytes decoded (core/base/encoding.h), each line as core/base/ansi.h leaves it (escape
// sequences out, overwritten what a terminal would have overwritten, "\r\n" as "\n"), what must not be shown
// neutralised as in core/base/text.h. What is judged, compared or printed as text is this one. It comes piece by
// piece, cut anywhere, and is the same as for the whole. Pure; one stream per object, one thread at a time.
namespace rollcall {

/// Lines with their styles, of what is decoded.
class ShownLines
{
public:
    /// So much of a line is held (bytes). A longer one is settled in stretches: a carriage return does not reach back
    /// over the last of them, and an escape sequence longer than that is text behind it.
    static constexpr qsizetype longestLine = 64LL * 1024;

    /// What is settled by now: a line whose end has come, or what precedes it.
    using Take = std::function<void(const AnsiLine& line, bool ends)>;

    void add(QByteArrayView bytes, const Take& take);
    /// Nothing more comes: the line that has no end. A new stream may begin.
    void finish(const Take& take);

    bool isAtBegin() const { return m_line.isEmpty(); } // of a line, as far as it is held
    const AnsiStyle& style() const { return m_parser.style(); }

private:
    void settleStretch(const Take& take);

    AnsiParser m_parser;
    QByteArray m_line; // of which the end has not come
};

/// How many bytes at the beginning are whole lines of printable ASCII and tabs: in no style, they are shown as they
/// are.
qsizetype settledLines(QByteArrayView bytes);

/// Its text alone.
class ShownText
{
public:
    static constexpr qsizetype longestLine = ShownLines::longestLine;

    /// Gets UTF-8, whole characters only; nothing is kept of it.
    using Take = std::function<void(QByteArrayView)>;

    explicit ShownText(Decoding decoding = {}) : m_decoder(decoding) {}

    /// What is settled by now goes to `take`: whole lines with their "\n", and stretches of long ones.
    void add(QByteArrayView bytes, const Take& take);
    void finish(const Take& take); // as above

private:
    void addText(QByteArrayView text, const Take& take);

    TextDecoder m_decoder;
    ShownLines m_lines;
};

QString shownText(QByteArrayView bytes, Decoding decoding = {});

} // namespace rollcall
