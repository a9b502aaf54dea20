// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targetword.h"

#include <algorithm>

namespace rollcall {

namespace {

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Error targetSyntax(const QString& piece, const QString& detail)
{
    return {ErrorKind::TargetSyntax, piece, detail, {}, 0};
}

Error tooManyHosts(const QString& piece)
{
    return targetSyntax(piece, TargetText::tr("that is more hosts than a target may have"));
}

WordText WordText::of(QStringView word)
{
    WordText result;
    bool inQuotes = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word[i] == u'"') {
            inQuotes = !inQuotes;
            continue;
        }
        if (inQuotes && word[i] == u'\\' && i + 1 < word.size() && (word[i + 1] == u'"' || word[i + 1] == u'\\'))
            ++i;
        result.text += word[i];
        result.quoted += inQuotes;
    }
    return result;
}

qsizetype WordText::indexOf(char16_t sign, qsizetype from) const
{
    for (qsizetype i = from; i < text.size(); ++i) {
        if (isSign(i, sign))
            return i;
    }
    return -1;
}

qsizetype WordText::lastIndexOf(char16_t sign) const
{
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (isSign(i, sign))
            return i;
    }
    return -1;
}

WordText WordText::mid(qsizetype position, qsizetype length) const
{
    return {text.mid(position, length), quoted.mid(position, length)};
}

bool WordText::hasGlob() const
{
    return indexOf(u'*') >= 0 || indexOf(u'?') >= 0;
}

namespace {

/// One item between commas in "[01-20/2,25,a]".
struct RangeItem
{
    QString literal; // used when step is 0
    qint64 first = 0;
    qint64 last = 0;
    qint64 step = 0;
    qsizetype width = 0; // zero padding
    bool letters = false;

    qint64 count() const { return step == 0 ? 1 : (last - first) / step + 1; }
    QString text(qint64 index) const
    {
        if (step == 0)
            return literal;
        const qint64 value = first + index * step;
        if (letters)
            return QString(QChar(static_cast<char16_t>(value)));
        return QString::number(value).rightJustified(width, u'0');
    }
};

bool isLetter(QStringView text)
{
    return text.size() == 1 && text[0].unicode() < 0x80 && text[0].isLetter();
}

bool readBounds(QStringView from, QStringView to, RangeItem& item)
{
    if (isDigits(from) && isDigits(to) && from.size() <= 9 && to.size() <= 9) {
        item.first = from.toLongLong();
        item.last = to.toLongLong();
        item.width = from.size() > 1 && from[0] == u'0' ? from.size() : 0;
        return item.first <= item.last && (item.width == 0 || to.size() >= from.size());
    }
    if (!isLetter(from) || !isLetter(to) || from[0].isUpper() != to[0].isUpper())
        return false;
    item.letters = true;
    item.first = from[0].unicode();
    item.last = to[0].unicode();
    return item.first <= item.last;
}

Result<RangeItem> readItem(const QString& piece, QStringView text)
{
    RangeItem item;
    item.literal = text.toString();
    const bool plain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; });
    if (!text.isEmpty() && plain)
        return item;
    const qsizetype slash = text.indexOf(u'/');
    const QStringView bounds = slash < 0 ? text : text.first(slash);
    const qsizetype dash = bounds.indexOf(u'-');
    item.step = slash < 0 ? 1 : text.sliced(slash + 1).toLongLong();
    if (dash <= 0 || item.step <= 0 || !readBounds(bounds.first(dash), bounds.sliced(dash + 1), item))
        return targetSyntax(piece,
                            TargetText::tr("a range is written like [01-20,25] or [0-8/2], the smaller number first"));
    return item;
}

Result<QList<RangeItem>> readRange(const QString& piece, QStringView inside, qsizetype limit)
{
    QList<RangeItem> items;
    qint64 count = 0;
    for (const QStringView part : inside.split(u',')) {
        const Result<RangeItem> item = readItem(piece, part.trimmed());
        if (!item)
            return item.error();
        count += item->count();
        if (count > limit)
            return tooManyHosts(piece);
        items.append(*item);
    }
    return items;
}

/// Texts that grow from left to right, all of them together; none may become longer than a name can be.
class Unfolding
{
public:
    explicit Unfolding(const QString& piece) : m_piece(piece) {}

    Status append(const WordText& literal)
    {
        const Status status = grow(literal.text.size());
        for (WordText& text : m_texts) {
            if (!status)
                break;
            text.text += literal.text;
            text.quoted += literal.quoted;
        }
        return status;
    }

    /// Each of the texts goes on with each of the items.
    Status multiply(const QList<RangeItem>& items, qsizetype limit)
    {
        QStringList ends;
        qsizetype longest = 0;
        for (const RangeItem& item : items) {
            for (qint64 i = 0; i < item.count(); ++i) {
                ends.append(item.text(i));
                longest = std::max(longest, ends.constLast().size());
            }
        }
        if (m_texts.size() * ends.size() > limit)
            return tooManyHosts(m_piece);
        if (const Status status = grow(longest); !status)
            return status;
        QList<WordText> longer;
        longer.reserve(m_texts.size() * ends.size());
        for (const WordText& text : std::as_const(m_texts)) {
            for (const QString& end : std::as_const(ends))
                longer.append({text.text + end, text.quoted + QList<bool>(end.size(), true)});
        }
        m_texts = std::move(longer);
        return {};
    }

    QList<WordText> take() { return std::move(m_texts); }

private:
    Status grow(qsizetype by)
    {
        constexpr qsizetype longestName = 255;
        m_longest += by;
        if (m_longest > longestName)
            return targetSyntax(m_piece, TargetText::tr("a name has at most %1 characters").arg(longestName));
        return {};
    }

    const QString& m_piece;
    QList<WordText> m_texts{WordText()};
    qsizetype m_longest = 0;
};

} // namespace

Result<QList<WordText>> expandRanges(const WordText& word, qsizetype limit)
{
    qsizetype open = word.indexOf(u'[');
    if (open < 0)
        return QList<WordText>{word};
    Unfolding texts(word.text);
    qsizetype at = 0;
    for (; open >= 0; open = word.indexOf(u'[', at)) {
        const qsizetype close = word.indexOf(u']', open);
        if (close < 0)
            return targetSyntax(word.text, TargetText::tr("a bracket is not closed"));
        if (const Status status = texts.append(word.mid(at, open - at)); !status)
            return status.error();
        const Result<QList<RangeItem>> items =
            readRange(word.text, QStringView(word.text).sliced(open + 1, close - open - 1), limit);
        if (!items)
            return items.error();
        if (const Status status = texts.multiply(*items, limit); !status)
            return status.error();
        at = close + 1;
    }
    if (const Status status = texts.append(word.mid(at)); !status)
        return status.error();
    return texts.take();
}

namespace {

bool isIpv4Literal(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               return part.size() <= 3 && isDigits(part) && part.toInt() <= 255;
           });
}

bool isHexGroup(QStringView text)
{
    return !text.isEmpty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

// The number of 16-bit groups, or -1. RFC 4291 section 2.2.
int countGroups(QStringView text)
{
    if (text.isEmpty())
        return 0;
    const QList<QStringView> parts = text.split(u':');
    int groups = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (isHexGroup(parts[i]))
            ++groups;
        else if (i == parts.size() - 1 && isIpv4Literal(parts[i]))
            groups += 2;
        else
            return -1;
    }
    return groups;
}

} // namespace

bool isIpv6Literal(QStringView text)
{
    const qsizetype zone = text.indexOf(u'%');
    if (zone == text.size() - 1 && zone >= 0)
        return false;
    const QStringView address = zone < 0 ? text : text.first(zone);
    const qsizetype gap = address.indexOf(QLatin1String("::"));
    if (gap < 0)
        return countGroups(address) == 8;
    const int left = countGroups(address.first(gap));
    const int right = countGroups(address.sliced(gap + 2));
    return left >= 0 && right >= 0 && left + right <= 7;
}

bool isIpLiteral(QStringView text)
{
    return isIpv4Literal(text) || isIpv6Literal(text);
}

bool globMatches(const WordText& pattern, QStringView name)
{
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1; // where to try again: this star takes one character more
    qsizetype taken = 0;
    while (n < name.size()) {
        const bool inPattern = p < pattern.text.size();
        if (inPattern && pattern.isSign(p, u'*')) {
            star = p++;
            taken = n;
        } else if (inPattern && (pattern.isSign(p, u'?') || pattern.text[p].toCaseFolded() == name[n].toCaseFolded())) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.text.size() && pattern.isSign(p, u'*'))
        ++p;
    return p == pattern.text.size();
}

} // namespace rollcall
