// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/foldednames.h"

#include "core/base/naturalorder.h"
#include "core/targets/targettext.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

#include <algorithm>

namespace rollcall {

namespace {

/// "web01-a2" as text, number, text, number…; a number may have become a range already.
struct FoldedName
{
    QStringList texts;   // one more than numbers
    QStringList numbers; // digits, or "[01-20]"
};

bool isFoldedDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

FoldedName split(const QString& name)
{
    constexpr qsizetype longestNumber = 9;
    FoldedName result;
    result.texts.append(QString());
    for (qsizetype i = 0; i < name.size();) {
        qsizetype end = i;
        while (end < name.size() && isFoldedDigit(name[end]))
            ++end;
        if (end == i || end - i > longestNumber) {
            const qsizetype length = std::max<qsizetype>(end - i, 1);
            result.texts.last() += QStringView(name).sliced(i, length);
            i += length;
            continue;
        }
        result.numbers.append(name.mid(i, end - i));
        result.texts.append(QString());
        i = end;
    }
    return result;
}

QString joined(const FoldedName& name)
{
    QString text = name.texts[0];
    for (qsizetype i = 0; i < name.numbers.size(); ++i)
        text += name.numbers[i] + name.texts[i + 1];
    return text;
}

qsizetype widthOf(const QString& digits)
{
    return digits.size() > 1 && digits[0] == u'0' ? digits.size() : 0;
}

/// "[01-03,07]" of digits; numbers and widths kept exactly.
QString rangeOf(QStringList digits)
{
    std::sort(digits.begin(), digits.end(), naturalLess);
    QStringList items;
    for (qsizetype i = 0; i < digits.size();) {
        const qsizetype width = widthOf(digits[i]);
        const qlonglong first = digits[i].toLongLong();
        qsizetype end = i + 1;
        while (end < digits.size() && digits[end] == QString::number(first + (end - i)).rightJustified(width, u'0'))
            ++end;
        items.append(end - i == 1 ? digits[i] : digits[i] + u'-' + digits[end - 1]);
        i = end;
    }
    return digits.size() == 1 ? digits[0] : u'[' + items.join(u',') + u']';
}

/// Names that differ in their n-th number from the end only become one.
QList<FoldedName> foldDimension(const QList<FoldedName>& names, qsizetype fromEnd)
{
    QHash<QString, qsizetype> places;
    QList<FoldedName> result;
    QList<QStringList> digits;
    for (const FoldedName& name : names) {
        const qsizetype dimension = name.numbers.size() - 1 - fromEnd;
        if (dimension < 0 || !isFoldedDigit(name.numbers[dimension][0])) {
            result.append(name);
            digits.append(QStringList());
            continue;
        }
        FoldedName key = name;
        key.numbers[dimension] = QStringLiteral("\n");
        const QString text = joined(key);
        const auto found = places.constFind(text);
        if (found != places.constEnd()) {
            digits[*found].append(name.numbers[dimension]);
            continue;
        }
        places.insert(text, result.size());
        result.append(name);
        digits.append({name.numbers[dimension]});
    }
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (!digits[i].isEmpty())
            result[i].numbers[result[i].numbers.size() - 1 - fromEnd] = rangeOf(digits[i]);
    }
    return result;
}

bool isFoldable(const QString& name)
{
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_');
    });
}

QStringList foldedWords(QStringList names)
{
    std::sort(names.begin(), names.end(), naturalLess);
    names.removeDuplicates();
    QList<FoldedName> folded;
    qsizetype dimensions = 0;
    for (const QString& name : names) {
        folded.append(isFoldable(name) ? split(name) : FoldedName{{shownWord(name)}, {}});
        dimensions = std::max(dimensions, folded.constLast().numbers.size());
    }
    for (qsizetype fromEnd = 0; fromEnd < dimensions; ++fromEnd)
        folded = foldDimension(folded, fromEnd);
    QStringList words;
    for (const FoldedName& name : folded)
        words.append(joined(name));
    return words;
}

} // namespace

QString foldNames(const QStringList& names)
{
    return foldedWords(names).join(u',');
}

QString foldNames(const QStringList& names, qsizetype limit)
{
    const QStringList words = foldedWords(names);
    QString text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && text.size() + words[i].size() >= limit) {
            const auto left = static_cast<int>(words.size() - i);
            return text + u',' + QCoreApplication::translate("Fold", "… (+%n)", nullptr, left);
        }
        text += (i > 0 ? QStringLiteral(",") : QString()) + words[i];
    }
    return text;
}

} // namespace rollcall
