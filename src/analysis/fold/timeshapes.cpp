// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/timeshapes.h"

#include "analysis/fold/words.h"

#include <algorithm>
#include <array>

namespace rollcall::analysis {

namespace {

/// Reads a text from left to right; what does not fit leaves the place as it is.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_text(text) {}

    qsizetype at = 0;

    char peek(qsizetype ahead = 0) const { return at + ahead < m_text.size() ? m_text[at + ahead] : '\0'; }
    bool take(char c)
    {
        const bool is = at < m_text.size() && m_text[at] == c;
        at += is ? 1 : 0;
        return is;
    }
    /// So many digits, whose value lies between these.
    int number(int fewest, int most, int low, int high)
    {
        int value = 0;
        int count = 0;
        for (; count <= most && isDigit(peek(count)); ++count)
            value = value * 10 + (peek(count) - '0');
        if (count < fewest || count > most || value < low || value > high)
            return -1;
        at += count;
        return value;
    }
    /// Its first three letters, or all of it.
    template <size_t Count> bool name(const std::array<QByteArrayView, Count>& names)
    {
        constexpr char toSmall = 0x20;
        for (const QByteArrayView whole : names) {
            if ((peek() | toSmall) != (whole[0] | toSmall)) // of most words that is all
                continue;
            for (const qsizetype length : {whole.size(), qsizetype(3)}) {
                const QByteArrayView here = m_text.sliced(at, std::min(length, m_text.size() - at));
                if (here.compare(whole.first(length), Qt::CaseInsensitive) == 0 && !isWordByte(peek(length))) {
                    at += length;
                    return true;
                }
            }
        }
        return false;
    }
    bool blanks()
    {
        const qsizetype from = at;
        while (peek() == ' ')
            ++at;
        return at > from;
    }
    /// What stands here goes on with nothing that would make it part of something else.
    bool ends() const
    {
        if (isWordByte(peek()))
            return false;
        return (peek() != '.' && peek() != ':' && peek() != '-' && peek() != '/') || !isWordByte(peek(1));
    }

private:
    QByteArrayView m_text;
};

constexpr std::array<QByteArrayView, 12> monthNames{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
constexpr std::array<QByteArrayView, 7> dayNames{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};

template <typename Part> bool tried(Reader& reader, Part part)
{
    const qsizetype from = reader.at;
    if (part())
        return true;
    reader.at = from;
    return false;
}

bool takeYear(Reader& reader)
{
    return reader.number(4, 4, 1900, 2199) >= 0;
}

bool takeMonth(Reader& reader)
{
    return reader.number(1, 2, 1, 12) >= 0;
}

bool takeDay(Reader& reader)
{
    return reader.number(1, 2, 1, 31) >= 0;
}

char separator(Reader& reader)
{
    const char c = reader.peek();
    return (c == '-' || c == '/' || c == '.') && reader.take(c) ? c : '\0';
}

/// "2026-11-30", "30.11.2026", "11/30/26", "30/Nov/2026", "30 Nov 2026".
bool takeDateOfDigits(Reader& reader)
{
    const auto yearFirst = [&] {
        if (!takeYear(reader))
            return false;
        const char c = separator(reader);
        return c != '\0' && takeMonth(reader) && reader.take(c) && takeDay(reader);
    };
    const auto yearLast = [&] {
        if (!takeDay(reader))
            return false;
        const char c = separator(reader);
        if (c == '\0' || !takeDay(reader) || !reader.take(c))
            return false;
        return takeYear(reader) || (c == '/' && reader.number(2, 2, 0, 99) >= 0);
    };
    const auto named = [&] {
        if (!takeDay(reader))
            return false;
        const char c = reader.peek();
        return (c == ' ' || c == '/' || c == '-') && reader.take(c) && reader.name(monthNames) && reader.take(c) &&
               takeYear(reader);
    };
    return tried(reader, yearFirst) || tried(reader, yearLast) || tried(reader, named);
}

/// "Nov 30", "Nov 30, 2026", with a day's name before it or not; "Mon, 30 Nov 2026".
bool takeDateOfNames(Reader& reader, bool& hasYear)
{
    if (reader.name(dayNames)) {
        reader.take(',');
        if (!reader.blanks())
            return false;
        if (isDigit(reader.peek()))
            return hasYear = takeDateOfDigits(reader);
    }
    if (!reader.name(monthNames) || !reader.blanks() || !takeDay(reader))
        return false;
    hasYear = tried(reader, [&] {
        reader.take(',');
        return reader.blanks() && takeYear(reader) && reader.ends();
    });
    return true;
}

/// "20:15", "20:15:00", "20:15:00.123456".
bool takeClock(Reader& reader)
{
    if (reader.number(1, 2, 0, 24) < 0 || !reader.take(':') || reader.number(2, 2, 0, 59) < 0)
        return false;
    const bool seconds = tried(reader, [&] { return reader.take(':') && reader.number(2, 2, 0, 60) >= 0; });
    if (seconds) {
        tried(reader, [&] {
            const qsizetype from = reader.at + 1;
            if (!reader.take('.') && !reader.take(','))
                return false;
            while (isDigit(reader.peek()))
                ++reader.at;
            return reader.at > from;
        });
    }
    return true;
}

bool takeZone(Reader& reader)
{
    const auto offset = [&] {
        reader.take(' ');
        if (!reader.take('+') && !reader.take('-'))
            return false;
        if (reader.number(4, 4, 0, 1400) >= 0)
            return reader.ends();
        return reader.number(2, 2, 0, 14) >= 0 && reader.take(':') && reader.number(2, 2, 0, 59) >= 0 && reader.ends();
    };
    const auto half = [&] {
        reader.take(' ');
        const char c = reader.peek();
        return (c == 'A' || c == 'P' || c == 'a' || c == 'p') && reader.take(c) &&
               (reader.take('M') || reader.take('m')) && reader.ends();
    };
    const auto abbreviation = [&] {
        const qsizetype from = reader.at + 1;
        if (!reader.take(' '))
            return false;
        while (reader.peek() >= 'A' && reader.peek() <= 'Z')
            ++reader.at;
        return reader.at - from >= 3 && reader.at - from <= 5 && reader.ends();
    };
    return tried(reader, [&] { return reader.take('Z') && reader.ends(); }) || tried(reader, offset) ||
           tried(reader, half) || tried(reader, abbreviation);
}

/// The first three letters in one number, in whatever case.
constexpr quint32 packed(QByteArrayView name)
{
    constexpr quint32 toSmall = 0x202020;
    return (static_cast<quint32>(static_cast<uchar>(name[0])) << 16 |
            static_cast<quint32>(static_cast<uchar>(name[1])) << 8 |
            static_cast<quint32>(static_cast<uchar>(name[2]))) |
           toSmall;
}

/// Whether a look is worth while: of most words it is not.
bool mayBegin(QByteArrayView text)
{
    if (!isDigit(text[0])) {
        if (text.size() < 3)
            return false;
        const auto isName = [name = packed(text)](QByteArrayView each) { return packed(each) == name; };
        return std::any_of(monthNames.begin(), monthNames.end(), isName) ||
               std::any_of(dayNames.begin(), dayNames.end(), isName);
    }
    qsizetype digits = 1;
    while (digits <= 4 && digits < text.size() && isDigit(text[digits]))
        ++digits;
    const char next = digits < text.size() ? text[digits] : '\0';
    return next == ':' || next == '-' || next == '/' || next == '.' || next == ' ';
}

} // namespace

TimeShape timeAt(QByteArrayView text)
{
    if (text.isEmpty() || !mayBegin(text))
        return {};
    Reader reader(text);
    TimeShape shape;
    bool isNamed = false;
    bool hasYear = true;
    if (isDigit(reader.peek())) {
        if (!tried(reader, [&] { return takeDateOfDigits(reader); })) {
            if (!takeClock(reader) || !(takeZone(reader) || reader.ends()))
                return {};
            shape.length = reader.at;
            return shape;
        }
    } else {
        isNamed = true;
        if (!tried(reader, [&] { return takeDateOfNames(reader, hasYear); }))
            return {};
    }
    const bool isWhole = reader.ends();
    shape.date = shape.length = reader.at;
    const auto clock = [&] {
        const bool joined = reader.take('T') || reader.take(':') || reader.take('_');
        if (!joined) {
            reader.take(',');
            if (!reader.blanks())
                return false;
        }
        return takeClock(reader) && (takeZone(reader) || reader.ends());
    };
    if (!tried(reader, clock))
        return isWhole ? shape : TimeShape{};
    if (isNamed && !hasYear) // "Mon Nov 30 20:15:00 UTC 2026"
        tried(reader, [&] { return reader.blanks() && takeYear(reader) && reader.ends(); });
    shape.length = reader.at;
    return shape;
}

} // namespace rollcall::analysis
