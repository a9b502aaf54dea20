// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/masker.h"

#include "analysis/fold/timeshapes.h"
#include "analysis/fold/words.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace rollcall::analysis {

namespace {

constexpr char mark = '\x01'; // a control character: shown text has none but tab and line end
constexpr qsizetype shortestOwnWord = 3;
constexpr qsizetype shortestHex = 7;

namespace kind {
constexpr char none = '\0';
constexpr char name = 'n';
constexpr char time = 't';
constexpr char pid = 'p';
constexpr char uuid = 'u';
constexpr char date = 'd';
constexpr char size = 's';
constexpr char number = '0';
constexpr char hex = 'x';
constexpr char pattern = '/';
} // namespace kind

/// Columns of numbers and times are padded on the left.
bool standsRight(char what)
{
    return what != kind::name && what != kind::pid && what != kind::pattern;
}

/// Part of something longer from the left: "a.web", "12:20:15" and "1-20" hold neither "web" nor "20:15" nor "20" as a
/// word; "Time:20:15" does.
bool goesOn(QByteArrayView text, qsizetype at)
{
    if (at < 2)
        return false;
    const char before = text[at - 1];
    if (before == ':' && text[at - 2] == ':')
        return true; // of an IPv6 address
    if (!isWordByte(text[at - 2]))
        return false;
    if (before != ':')
        return before == '.' || before == '-';
    constexpr qsizetype longestGroup = 4; // of an IPv6 address
    qsizetype from = at - 1;
    while (from > 0 && isHexDigit(text[from - 1]))
        --from;
    return at - 1 - from <= longestGroup && (from == 0 || !isWordByte(text[from - 1]));
}

/// A host's name ends where no letter, digit, or part of a longer name follows.
bool isOwnWord(QByteArrayView text, qsizetype at, const QByteArray& own)
{
    if (own.size() < shortestOwnWord || !text.sliced(at).startsWith(own))
        return false;
    const QByteArrayView rest = text.sliced(at + own.size());
    if (rest.isEmpty())
        return true;
    const bool isLonger = (rest[0] == '-' || rest[0] == '.') && rest.size() > 1 && isWordByte(rest[1]);
    return !isWordByte(rest[0]) && !isLonger;
}

/// The same to its left; a name may stand behind "@", "=", ":" or "/".
bool beginsOwnWord(QByteArrayView text, qsizetype at)
{
    if (at == 0)
        return true;
    const char before = text[at - 1];
    const bool isLonger = (before == '-' || before == '.') && at > 1 && isWordByte(text[at - 2]);
    return !isWordByte(before) && !isLonger;
}

qsizetype uuidAt(QByteArrayView text)
{
    constexpr qsizetype length = 36;
    if (text.size() < length || (text.size() > length && isWordByte(text[length])))
        return 0;
    for (qsizetype i = 0; i < length; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[i] != '-' : !isHexDigit(text[i]))
            return 0;
    }
    return length;
}

qsizetype digitsAt(QByteArrayView text)
{
    qsizetype length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    return length;
}

/// "97%", "4.0K", "1,5 GiB", "512 bytes"; "0", which df writes without a unit.
qsizetype sizeAt(QByteArrayView text)
{
    qsizetype at = digitsAt(text);
    if (at == 0)
        return 0;
    if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && isDigit(text[at + 1]))
        at += 1 + digitsAt(text.sliced(at + 1));
    const auto endsAt = [&](qsizetype end) { return end >= text.size() || !isWordByte(text[end]); };
    if (at < text.size() && text[at] == '%')
        return at + 1;
    for (const qsizetype gap : {qsizetype(0), qsizetype(1)}) {
        if (gap == 1 && (at >= text.size() || text[at] != ' '))
            break;
        const QByteArrayView unit = text.sliced(std::min(at + gap, text.size()));
        if (unit.startsWith("bytes") && endsAt(at + gap + 5))
            return at + gap + 5;
        qsizetype length = 0;
        if (length < unit.size() && QByteArrayView("kKMGTPE").contains(unit[length]))
            ++length;
        const bool hasPrefix = length > 0;
        if (hasPrefix && length < unit.size() && unit[length] == 'i')
            ++length;
        const bool hasBytes = length < unit.size() && unit[length] == 'B';
        length += hasBytes ? 1 : 0;
        // "5 K" may be anything, "5 KB" is not.
        if (length > 0 && (gap == 0 || hasBytes) && endsAt(at + gap + length))
            return at + gap + length;
    }
    return text[0] == '0' && at == 1 && endsAt(at) ? at : 0;
}

qsizetype hexAt(QByteArrayView text)
{
    const bool isPrefixed = text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    qsizetype length = isPrefixed ? 2 : 0;
    bool digit = isPrefixed;
    bool letter = isPrefixed;
    for (; length < text.size() && isHexDigit(text[length]); ++length) {
        digit |= isDigit(text[length]);
        letter |= !isDigit(text[length]);
    }
    if (length < text.size() && isWordByte(text[length]))
        return 0;
    return digit && letter && length >= (isPrefixed ? 3 : shortestHex) ? length : 0;
}

/// "[4711]": the digits between, behind a name.
qsizetype pidAt(QByteArrayView text)
{
    const qsizetype digits = digitsAt(text.sliced(1));
    return digits > 0 && digits + 1 < text.size() && text[digits + 1] == ']' ? digits : 0;
}

qsizetype blanksAt(QByteArrayView text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\t'; });
    return end - text.begin();
}

} // namespace

struct Masker::Line
{
    QByteArrayView text;
    const QByteArrayList& own;
    QByteArray& out;
    qsizetype start; // of the line, in `out`

    /// One blank in place of what pads on the left; none at the line's begin.
    void trim() const
    {
        qsizetype end = out.size();
        while (end > start && (out[end - 1] == ' ' || out[end - 1] == '\t'))
            --end;
        const bool isPadded = end < out.size();
        out.truncate(end);
        if (isPadded && end > start)
            out += ' ';
    }
    void put(char what) const
    {
        out += mark;
        out += what;
    }
};

Result<Masker> Masker::make(const MaskSet& set)
{
    Masker masker;
    masker.m_masks = set.masks;
    for (const QString& pattern : set.patterns) {
        Result<Pattern> compiled = Pattern::compile(pattern, {.regex = true, .caseSensitive = true, .positions = 0});
        if (!compiled) {
            Error error = compiled.error();
            error.subject = displayLine(shortened(pattern, firstLineLimit)); // which of them
            return error;
        }
        masker.m_patterns.push_back(*std::move(compiled));
    }
    return masker;
}

void Masker::mask(QByteArrayView lines, const QByteArrayList& own, QByteArray& out) const
{
    QByteArray rest;
    for (const Pattern& pattern : m_patterns) {
        QByteArray without;
        qsizetype from = 0;
        for (const Hit& hit : searchBytes(lines, pattern)) {
            without.append(lines.sliced(from, hit.offset - from)).append(mark).append(kind::pattern);
            from = hit.offset + hit.length;
        }
        without.append(lines.sliced(from));
        rest = without;
        lines = rest;
    }
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf('\n');
        const QByteArrayView text = end < 0 ? lines : lines.first(end);
        Line line{text, own, out, out.size()};
        if (m_masks)
            maskLine(line);
        else
            out += text;
        lines = lines.sliced(end < 0 ? lines.size() : end + 1);
        if (end >= 0 && !(m_masks.testFlag(Mask::Space) && out.size() == line.start))
            out += '\n';
    }
}

/// The length of what is masked here, where a word begins; 0: nothing.
qsizetype Masker::wordAt(const Line& line, qsizetype at, char& kind) const
{
    const QByteArrayView text = line.text.sliced(at);
    const auto is = [&](Mask mask, qsizetype length, char what) {
        if (!m_masks.testFlag(mask) || length == 0)
            return qsizetype(0);
        kind = what;
        return length;
    };
    if (isHexDigit(text[0])) {
        if (const qsizetype length = is(Mask::Uuids, uuidAt(text), kind::uuid))
            return length;
    }
    if (goesOn(line.text, at))
        return 0;
    if (m_masks & (Mask::Times | Mask::Dates)) {
        const TimeShape shape = timeAt(text);
        if (const qsizetype length = is(Mask::Times, shape.hasClock() ? shape.length : 0, kind::time))
            return length;
        if (const qsizetype length = is(Mask::Dates, shape.date, kind::date))
            return length;
    }
    if (isDigit(text[0])) {
        if (const qsizetype length = is(Mask::Sizes, sizeAt(text), kind::size))
            return length;
    }
    return isHexDigit(text[0]) ? is(Mask::Hex, hexAt(text), kind::hex) : 0;
}

/// What no mask hits is copied in long stretches.
void Masker::maskLine(Line& line) const
{
    const QByteArrayView text = line.text;
    const bool names = m_masks.testFlag(Mask::Names);
    const bool numbers = m_masks.testFlag(Mask::Numbers);
    const bool space = m_masks.testFlag(Mask::Space);
    const bool pids = m_masks.testFlag(Mask::Pids) && !numbers;
    const auto ownAt = [&](qsizetype at) {
        const auto own = std::find_if(line.own.begin(), line.own.end(), [&](const QByteArray& word) {
            return !word.isEmpty() && word[0] == text[at] && isOwnWord(text, at, word);
        });
        return own != line.own.end() && beginsOwnWord(text, at) ? own->size() : 0;
    };
    qsizetype copied = 0;
    const auto copyTo = [&](qsizetype at) {
        line.out += text.sliced(copied, at - copied);
        copied = at;
    };
    bool inWord = false;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        const bool begins = !inWord && isWordByte(c);
        inWord = isWordByte(c);
        char what = kind::none;
        qsizetype length = 0;
        if (names && (begins || !inWord))
            length = ownAt(at);
        if (length > 0)
            what = kind::name;
        else if (begins)
            length = wordAt(line, at, what);
        if (length == 0 && numbers && isDigit(c)) {
            length = digitsAt(text.sliced(at));
            what = kind::number;
        }
        if (length > 0) {
            copyTo(at);
            if (standsRight(what) && begins)
                line.trim();
            line.put(what);
            at += length;
            inWord = at < text.size() && isWordByte(text[at - 1]) && isWordByte(text[at]);
            if (const qsizetype blanks = blanksAt(text.sliced(at))) {
                line.out += ' ';
                at += blanks;
            }
            copied = at;
            continue;
        }
        if (c == '[' && at > 0 && pids && (isWordByte(text[at - 1]) || text[at - 1] == ')')) {
            if (const qsizetype digits = pidAt(text.sliced(at))) {
                copyTo(at + 1);
                line.put(kind::pid);
                at += 1 + digits;
                copied = at;
                continue;
            }
        }
        if (space && (c == ' ' || c == '\t')) {
            copyTo(at);
            at += blanksAt(text.sliced(at));
            copied = at;
            if (line.out.size() > line.start && !line.out.endsWith(' '))
                line.out += ' ';
            continue;
        }
        // The rest of a word is of no more interest, but for its numbers.
        ++at;
        while (begins && !numbers && at < text.size() && isWordByte(text[at]))
            ++at;
    }
    copyTo(text.size());
    if (space) {
        while (line.out.size() > line.start && line.out.endsWith(' '))
            line.out.chop(1);
    }
}

} // namespace rollcall::analysis
