// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "core/base/ansi.h"

#include <QChar>

#include <algorithm>

namespace rollcall {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool isBetween(char32_t character, char32_t first, char32_t last)
{
    return character >= first && character <= last;
}

// Bidirectional controls, invisible joiners and tags, line separators, and what QTextDocument keeps for
// itself (U+FDD0, U+FDD1, U+FFFC). The joiners U+200C and U+200D stay: scripts and emoji need them.
bool isTreacherous(char32_t c)
{
    return c == 0x061C || c == 0x200B || isBetween(c, 0x200E, 0x200F) || isBetween(c, 0x2028, 0x202E) ||
           isBetween(c, 0x2060, 0x206F) || c == 0xFEFF || isBetween(c, 0xFFF9, 0xFFFC) ||
           isBetween(c, 0xFDD0, 0xFDEF) || isBetween(c, 0xE0000, 0xE007F) || (c & 0xFFFE) == 0xFFFE;
}

// What shows nothing at all: with it in them two names look the same. Fillers, soft hyphens, joiners and the selectors
// that say how the character before them is drawn.
bool isUnseen(char32_t c)
{
    return c == 0x00AD || c == 0x034F || isBetween(c, 0x115F, 0x1160) || isBetween(c, 0x17B4, 0x17B5) ||
           isBetween(c, 0x180B, 0x180F) || isBetween(c, 0x200C, 0x200D) || c == 0x3164 ||
           isBetween(c, 0xFE00, 0xFE0F) || c == 0xFFA0 || isBetween(c, 0xE0100, 0xE01EF);
}

// What looks like a blank to people and is none to a shell.
bool isOddBlank(char32_t c)
{
    return c == 0x00A0 || c == 0x1680 || isBetween(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool needsCare(QChar unit)
{
    const char16_t c = unit.unicode();
    if (c < 0x20 || c == 0x7F)
        return true;
    return c >= 0x80 &&
           (c < 0xA0 || c == 0x061C || (c >= 0x200B && c <= 0x206F) || c >= 0xD800 || isUnseen(c) || isOddBlank(c));
}

enum class Kind {
    Text,       // line ends and tabs stay
    Words,      // and what cannot be seen is shown
    OutputLine, // they become blanks
    Line,       // and what cannot be seen is shown
};

char32_t shown(char32_t character, Kind kind)
{
    const bool hasLines = kind == Kind::Text || kind == Kind::Words;
    if (character == U'\n' || character == U'\t')
        return hasLines ? character : U' ';
    if (character == U'\r' && !hasLines)
        return U' ';
    if ((kind == Kind::Line || kind == Kind::Words) && isUnseen(character))
        return replacement;
    return neutralised(character);
}

QString neutralisedText(const QString& text, Kind kind)
{
    if (std::none_of(text.begin(), text.end(), needsCare))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (character == U'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        result += QChar::fromUcs4(shown(character, kind));
    }
    return result;
}

bool showsSomething(const QString& line)
{
    return std::any_of(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); });
}

} // namespace

QString shortened(QString text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    text.truncate(std::max<qsizetype>(limit - 1, 0));
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text + QChar(0x2026);
}

char32_t neutralised(char32_t character)
{
    if (character < 0x20)
        return 0x2400 + character;
    if (character == 0x7F)
        return 0x2421;
    if (isBetween(character, 0x80, 0x9F) || isBetween(character, 0xD800, 0xDFFF) || character > 0x10FFFF)
        return replacement;
    return isTreacherous(character) ? replacement : character;
}

bool isHidden(char32_t character)
{
    if (character == U'\n' || character == U'\t')
        return false;
    return isUnseen(character) || isOddBlank(character) || neutralised(character) != character;
}

QString hiddenName(char32_t character)
{
    return QStringLiteral("U+%1").arg(static_cast<quint32>(character), 4, 16, QLatin1Char('0')).toUpper();
}

QStringList hiddenNames(const QString& text)
{
    QStringList names;
    if (std::none_of(text.begin(), text.end(), needsCare))
        return names;
    for (const char32_t character : text.toUcs4()) {
        if (const QString name = hiddenName(character); isHidden(character) && !names.contains(name))
            names.append(name);
    }
    return names;
}

QString unixLineEnds(QString text)
{
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

QString displayText(QByteArrayView bytes)
{
    return neutralisedText(QString::fromUtf8(bytes), Kind::Text);
}

QString displayText(const QString& text)
{
    return neutralisedText(text, Kind::Words);
}

QString displayLine(const QString& text)
{
    return neutralisedText(text, Kind::Line);
}

QString displayLines(const QString& text)
{
    QString marked = text;
    return displayLine(marked.replace(u'\n', QStringLiteral(" ⏎ ")));
}

QString labelText(const QString& text)
{
    return displayLine(text).replace(u'&', QLatin1String("&&"));
}

QString tipText(const QString& text)
{
    if (text.isEmpty())
        return text;
    QString shown = displayText(text).toHtmlEscaped();
    return QLatin1String("<qt>") + shown.replace(u'\n', QLatin1String("<br>")) + QLatin1String("</qt>");
}

QString firstLine(QByteArrayView output, qsizetype limit)
{
    constexpr qsizetype farEnough = 64LL * 1024; // what shows nothing for so long stays blank
    AnsiParser parser;
    QByteArrayView rest = output.first(std::min(output.size(), farEnough));
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QString line = parser.line(rest.first(end < 0 ? rest.size() : end)).text;
        if (showsSomething(line))
            return shortened(neutralisedText(line, Kind::OutputLine).trimmed(), limit);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    return {};
}

QString sizeText(qint64 bytes, const QLocale& locale)
{
    constexpr qint64 step = 1024;
    qint64 unit = 1;
    while (unit <= bytes / step)
        unit *= step;
    return locale.formattedDataSize(bytes, bytes % unit == 0 ? 0 : 2);
}

QString fillMarkers(const QString& text, const QStringList& arguments)
{
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1 || number > arguments.size()) {
            filled += text[i];
            continue;
        }
        filled += arguments[number - 1];
        ++i;
    }
    return filled;
}

} // namespace rollcall
