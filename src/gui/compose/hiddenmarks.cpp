// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/hiddenmarks.h"

#include "core/base/text.h"
#include "gui/look/theme.h"

#include <QChar>
#include <QList>
#include <QPalette>
#include <QStringList>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFormat>
#include <QTextFragment>

#include <algorithm>

namespace rollcall::gui::marks {

namespace {

constexpr int characterProperty = QTextFormat::UserProperty + 1;

QString markOf(char32_t character)
{
    return u'\u27E8' + hiddenName(character) + u'\u27E9';
}

/// Not by QString::fromUcs4(), which takes U+FEFF for a byte order mark.
QString textOf(char32_t character)
{
    return QStringView(QChar::fromUcs4(character)).toString();
}

char32_t characterOf(const QTextCharFormat& format)
{
    return format.property(characterProperty).toUInt();
}

QTextCharFormat formatOf(char32_t character, const QPalette& palette)
{
    QTextCharFormat format;
    format.setProperty(characterProperty, static_cast<uint>(character));
    format.setForeground(theme::errorColor(palette));
    format.setBackground(palette.alternateBase());
    return format;
}

struct Character
{
    char32_t code = 0;
    qsizetype length = 1; // in UTF-16 units
};

Character characterAt(const QString& text, qsizetype place)
{
    const QChar unit = text[place];
    if (unit.isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(unit, text[place + 1]), 2};
    return {unit.unicode(), 1};
}

/// What is to be done to one stretch: from the end of the document to its beginning, so that places hold.
struct Repair
{
    int start = 0;
    int length = 0;
    QString text; // in its place, with its marks
};

/// Of a stretch in the format of a mark: whole marks stay, as characters; what is left of others goes, and what came in
/// in that format stays.
QString settled(const QString& shown, char32_t character)
{
    const QString mark = markOf(character);
    QStringList others = shown.split(mark);
    for (QString& other : others) {
        if (mark.contains(other))
            other.clear();
    }
    return others.join(textOf(character));
}

QList<Repair> repairs(const QTextDocument& document)
{
    QList<Repair> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            const QTextFragment fragment = each.fragment();
            const QString shown = fragment.text();
            if (const char32_t character = characterOf(fragment.charFormat()); character != 0) {
                const qsizetype marks = shown.count(markOf(character));
                if (marks * markOf(character).size() != shown.size())
                    found.prepend({fragment.position(), fragment.length(), settled(shown, character)});
            } else if (!hiddenNames(shown).isEmpty()) {
                found.prepend({fragment.position(), fragment.length(), shown});
            }
        }
    }
    return found;
}

} // namespace

void insert(QTextCursor cursor, const QString& text, const QPalette& palette)
{
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    QString plain;
    const auto putPlain = [&] {
        if (!plain.isEmpty())
            cursor.insertText(plain, QTextCharFormat());
        plain.clear();
    };
    for (qsizetype place = 0; place < text.size();) {
        const auto [code, length] = characterAt(text, place);
        const bool isLineEnd = code == U'\r' && place + 1 < text.size() && text[place + 1] == u'\n';
        if (isHidden(code) && !isLineEnd) {
            putPlain();
            cursor.insertText(markOf(code), formatOf(code, palette));
        } else if (!isLineEnd) {
            plain += QStringView(text).sliced(place, length);
        }
        place += length;
    }
    putPlain();
    cursor.endEditBlock();
}

QString textBetween(const QTextDocument& document, int start, int end)
{
    QString text;
    for (QTextBlock block = document.findBlock(start); block.isValid() && block.position() <= end;
         block = block.next()) {
        if (block.position() > start)
            text += u'\n';
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            const QTextFragment fragment = each.fragment();
            const int from = std::max(start - fragment.position(), 0);
            const int to = std::min(end - fragment.position(), fragment.length());
            if (from >= to)
                continue;
            QString shown = fragment.text().sliced(from, to - from);
            if (const char32_t character = characterOf(fragment.charFormat()); character != 0)
                shown.replace(markOf(character), textOf(character));
            text += shown;
        }
    }
    return text;
}

bool isMark(const QTextCharFormat& format)
{
    return characterOf(format) != 0;
}

bool isSettled(const QTextDocument& document)
{
    return repairs(document).isEmpty();
}

bool settle(QTextDocument& document, const QPalette& palette)
{
    const QList<Repair> all = repairs(document);
    for (const Repair& repair : all) {
        QTextCursor cursor(&document);
        cursor.joinPreviousEditBlock();
        cursor.setPosition(repair.start);
        cursor.setPosition(repair.start + repair.length, QTextCursor::KeepAnchor);
        insert(cursor, repair.text, palette);
        cursor.endEditBlock();
    }
    return !all.isEmpty();
}

} // namespace rollcall::gui::marks
