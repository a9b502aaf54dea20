// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/formulaguard.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNumber = 64; // characters; a longer cell is no plain number

bool isFormulaSign(char32_t character)
{
    // With their full-width twins, which some spreadsheets fold.
    static const QString signs = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return character <= 0xFFFF && signs.contains(QChar(static_cast<char16_t>(character)));
}

bool isSkipped(char32_t character)
{
    return QChar::isSpace(character) || isHidden(character);
}

} // namespace

bool FormulaGuard::add(QStringView piece)
{
    for (qsizetype i = 0; i < piece.size() && m_found == Found::Nothing; ++i) {
        const bool isPair = piece[i].isHighSurrogate() && i + 1 < piece.size();
        const char32_t character = isPair ? QChar::surrogateToUcs4(piece[i], piece[i + 1]) : piece[i].unicode();
        i += isPair ? 1 : 0;
        m_found = look(character);
    }
    return m_found != Found::Nothing;
}

/// Where an escape sequence is broken off, what broke it is looked at as text.
FormulaGuard::Found FormulaGuard::look(char32_t character)
{
    constexpr char32_t bell = 0x07;
    constexpr char32_t escape = 0x1B;
    constexpr char32_t sequence = 0x9B; // both in one
    switch (m_within) {
    case Within::Escape:
        return lookBehindEscape(character);
    case Within::Sequence:
        if (character >= 0x20 && character < 0x7F) {
            if (character >= 0x40)
                m_within = Within::Text;
            return Found::Nothing;
        }
        break;
    case Within::String:
        m_within = character == escape ? Within::StringEnd : character == bell ? Within::Text : Within::String;
        return Found::Nothing;
    case Within::StringEnd:
        if (character != U'\\')
            return lookBehindEscape(character);
        m_within = Within::Text;
        return Found::Nothing;
    case Within::Text:
        break;
    }
    m_within = character == escape ? Within::Escape : character == sequence ? Within::Sequence : Within::Text;
    if (m_within != Within::Text)
        return Found::Nothing;
    if (character == U'\t' || character == U'\r')
        return Found::Tab;
    if (isFormulaSign(character))
        return Found::Sign;
    return isSkipped(character) ? Found::Nothing : Found::Text;
}

/// A sign counts here as well: some drop the escape alone.
FormulaGuard::Found FormulaGuard::lookBehindEscape(char32_t character)
{
    m_within = Within::Text;
    if (character == U'[')
        m_within = Within::Sequence;
    else if (character == U']' || character == U'P' || character == U'X' || character == U'^' || character == U'_')
        m_within = Within::String;
    else if (character >= 0x20 && character < 0x30 && !isFormulaSign(character))
        m_within = Within::Escape; // more of it
    else if (character < 0x30 || character >= 0x7F || isFormulaSign(character))
        return look(character);
    return Found::Nothing;
}

bool isPlainNumber(const QString& cell)
{
    static const QRegularExpression number(u"\\A\\s*[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?\\s*\\z"_s);
    return cell.size() <= longestNumber && number.match(cell).hasMatch();
}

bool looksLikeFormula(const QString& cell)
{
    FormulaGuard guard;
    guard.add(cell);
    return guard.hasTab() || (guard.hasSign() && !isPlainNumber(cell));
}

} // namespace rollcall::interchange
