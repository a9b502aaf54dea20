// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/columns.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace rollcall {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// What some terminal draws two wide: East_Asian_Width W and F of Unicode 14 to 17, whole blocks of pictures where
// others go further (tmux, kitty), and what stands unassigned between them.
constexpr std::array<Range, 49> wide{
    {{0x1100, 0x115f},  {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23ec},   {0x23f0, 0x23f0},   {0x23f3, 0x23f3},
     {0x25fd, 0x25fe},  {0x2614, 0x2615}, {0x261d, 0x261d}, {0x2630, 0x2637},   {0x2648, 0x2653},   {0x267f, 0x267f},
     {0x268a, 0x268f},  {0x2693, 0x2693}, {0x26a1, 0x26a1}, {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},
     {0x26ce, 0x26ce},  {0x26d4, 0x26d4}, {0x26ea, 0x26ea}, {0x26f2, 0x26f3},   {0x26f5, 0x26f5},   {0x26f9, 0x26fa},
     {0x26fd, 0x26fd},  {0x2705, 0x2705}, {0x270a, 0x270d}, {0x2728, 0x2728},   {0x274c, 0x274c},   {0x274e, 0x274e},
     {0x2753, 0x2755},  {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27b0, 0x27b0},   {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},
     {0x2b50, 0x2b50},  {0x2b55, 0x2b55}, {0x2e80, 0xa4cf}, {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
     {0xfe10, 0xfe6f},  {0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x16fe0, 0x1b2ff}, {0x1d300, 0x1d37f}, {0x1f000, 0x1faff},
     {0x20000, 0x3fffd}}};

bool isWide(char32_t character)
{
    const auto* const range = std::lower_bound(wide.begin(), wide.end(), character,
                                               [](const Range& one, char32_t c) { return one.last < c; });
    return range != wide.end() && range->first <= character;
}

/// By every terminal. Marks that are newer than some of them take a column there.
bool takesNone(char32_t character)
{
    if (character >= 0x1160 && character <= 0x11FF) // vowels and finals of Hangul
        return true;
    if (character == 0xFE0F || character == 0x20E3) // make a wide emoji of the narrow character before them
        return false;
    if (character == 0x1171E) // a spacing mark since Unicode 16
        return false;
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return QChar::unicodeVersion(character) <= QChar::Unicode_10_0;
    case QChar::Other_Format: // some are signs that stand before numbers
        return character == 0x200C || character == 0x200D;
    default:
        return false;
    }
}

/// The character at `i`, and `i` behind it.
char32_t next(QStringView text, qsizetype& i)
{
    const QChar unit = text[i++];
    if (unit.isHighSurrogate() && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(unit, text[i++]);
    return unit.unicode();
}

} // namespace

int columnsOf(char32_t character)
{
    if (character < 0x300)
        return 1;
    if (takesNone(character))
        return 0;
    return isWide(character) ? 2 : 1;
}

qsizetype columnsOf(QStringView text)
{
    qsizetype columns = 0;
    for (qsizetype i = 0; i < text.size();)
        columns += columnsOf(next(text, i));
    return columns;
}

QString filledToColumns(const QString& text, qsizetype columns)
{
    return text + QString(std::max<qsizetype>(columns - columnsOf(text), 0), u' ');
}

QString cutToColumns(const QString& text, qsizetype columns)
{
    qsizetype taken = 0;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype start = i;
        taken += columnsOf(next(text, i));
        if (taken > columns)
            return text.left(start);
    }
    return text;
}

} // namespace rollcall
