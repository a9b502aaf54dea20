// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"
#include "core/base/encoding.h"
#include "core/base/sentstyle.h"
#include "core/base/showntext.h"

#include <QByteArray>
#include <QString>

#include <functional>

// What a host said, on a terminal. Each row begins with a mark of ours, also where a line is longer than the terminal
// is wide, so that no host writes where our own lines begin; and each ends in no style. Piece by piece, as
// core/base/showntext.h; in the encoding of the terminal. One stream per object, one thread at a time.
namespace rollcall::cli {

/// How rows are begun and how long they are.
struct RowLook
{
    QString mark;     // of a line
    QString nextMark; // of its further rows
    int columns = 80; // of the terminal
    bool colors = false;
};

/// The name of who says it, and as many blanks: "web-01: ".
RowLook rowsOf(const QString& mark, int columns, bool colors);

/// Of a server's words that stand among our own: "web-01 says | ", in each row.
RowLook saidRows(const QString& who, int columns);

class TerminalText
{
public:
    using Take = std::function<void(const QByteArray&)>;

    explicit TerminalText(const RowLook& look, Decoding decoding = {});

    void add(QByteArrayView bytes, const Take& take);
    void finish(const Take& take); // the last line gets its end, if it has none

private:
    void addText(QByteArrayView text);
    void plainLines(QByteArrayView lines);
    void draw(const AnsiLine& line, bool ends);
    void drawRun(QStringView text, const SentStyle& style);
    void beginRow(const QByteArray& mark, qsizetype columns);
    void setStyle(const SentStyle& style);
    void endRow();

    const RowLook m_look;
    const QByteArray m_mark;
    const QByteArray m_nextMark;
    const qsizetype m_markColumns;
    const qsizetype m_nextColumns;
    TextDecoder m_decoder;
    ShownLines m_lines;
    SentStyle m_style;       // of the terminal as it is now
    qsizetype m_column = -1; // the row's next one; no row has begun: -1
    QByteArray m_out;        // not handed over yet
};

/// One line of text, not of a host's output but with words of one in it, likewise: with its end, neutralised. Its rows
/// end at blanks where they can.
QByteArray terminalLine(const QString& text, const RowLook& look);
/// Several of a server's own words: so many, each of so many characters, at most.
QByteArray saidLines(const QString& text, const RowLook& look);

} // namespace rollcall::cli
