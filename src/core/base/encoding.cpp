// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"

#include <QString>

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <utility>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

constexpr auto& encodingNames = NamesOf<Encoding>::names;
constexpr QByteArrayView utf8Replacement("\xEF\xBF\xBD");

constexpr Encoding encodingAt(std::size_t place)
{
    return static_cast<Encoding>(place);
}

// The places of those whose bytes are no ASCII.
constexpr Encoding utf16 = encodingAt(1);
constexpr Encoding utf16Little = encodingAt(2);
constexpr Encoding utf16Big = encodingAt(3);
constexpr Encoding utf32 = encodingAt(4);
constexpr Encoding utf32Little = encodingAt(5);
constexpr Encoding utf32Big = encodingAt(6);

/// Bytes that stand together whatever they are.
constexpr qsizetype unitOf(Encoding encoding)
{
    return encoding >= utf32 && encoding <= utf32Big ? 4 : encoding >= utf16 && encoding <= utf16Big ? 2 : 1;
}

constexpr bool isWide(Encoding encoding)
{
    return unitOf(encoding) > 1;
}

/// What iconv knows them by. Two are what hosts really send by these names: with the characters that Windows added, and
/// a backslash where the standard has a yen sign.
QByteArray iconvName(Encoding encoding)
{
    const QByteArray name(encodingNames[static_cast<std::size_t>(encoding)]);
    return name == "Shift_JIS" ? QByteArray("CP932") : name == "EUC-KR" ? QByteArray("CP949") : name;
}

class Converter
{
public:
    explicit Converter(Encoding encoding)
        : m_unit(unitOf(encoding)), m_handle(iconv_open("UTF-8", iconvName(encoding).constData()))
    {
    }
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Converter)

    /// How many of the bytes were read: not those of an unfinished character at their end.
    qsizetype read(QByteArrayView bytes, QByteArray& text) const;

private:
    bool isOpen() const { return reinterpret_cast<std::intptr_t>(m_handle) != -1; }

    const qsizetype m_unit;
    const iconv_t m_handle;
};

qsizetype Converter::read(QByteArrayView bytes, QByteArray& text) const
{
    if (!isOpen()) { // the system has not got it
        for (const char byte : bytes)
            text += static_cast<unsigned char>(byte) < 0x80 ? QByteArrayView(&byte, 1) : utf8Replacement;
        return bytes.size();
    }
    iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    char* from = const_cast<char*>(bytes.data()); // which it does not write to
    auto left = static_cast<std::size_t>(bytes.size());
    while (left > 0) {
        const qsizetype size = text.size();
        text.resize(size + static_cast<qsizetype>(left) * 3 + 8);
        char* to = text.data() + size;
        auto room = static_cast<std::size_t>(text.size() - size);
        const std::size_t result = iconv(m_handle, &from, &left, &to, &room);
        const int problem = result == static_cast<std::size_t>(-1) ? errno : 0;
        text.truncate(to - text.constData());
        if (problem == EINVAL)
            break;
        if (problem != EILSEQ)
            continue;
        const std::size_t skipped = std::min(left, static_cast<std::size_t>(m_unit));
        text += utf8Replacement;
        from += skipped;
        left -= skipped;
    }
    return bytes.size() - static_cast<qsizetype>(left);
}

/// Opening one takes as long as thousands of lines.
const Converter& converterFor(Encoding encoding)
{
    thread_local std::array<std::unique_ptr<Converter>, encodingNames.size()> converters;
    std::unique_ptr<Converter>& converter = converters[static_cast<std::size_t>(encoding)];
    if (!converter)
        converter = std::make_unique<Converter>(encoding);
    return *converter;
}

/// How many bytes were read: those of a last, unfinished character only where nothing more comes.
qsizetype convert(QByteArrayView bytes, Encoding encoding, bool last, QByteArray& text)
{
    const Converter& converter = converterFor(encoding);
    qsizetype read = converter.read(bytes, text);
    while (last && read < bytes.size()) {
        text += utf8Replacement;
        read += std::min(unitOf(encoding), bytes.size() - read);
        read += converter.read(bytes.sliced(read), text);
    }
    return read;
}

qsizetype asciiBytes(QByteArrayView bytes)
{
    constexpr qsizetype block = 64; // looked at without a way out, which the processor does many at a time
    const char* const from = bytes.data();
    qsizetype end = 0;
    for (; end + block <= bytes.size(); end += block) {
        quint8 any = 0;
        for (qsizetype i = 0; i < block; ++i)
            any |= static_cast<quint8>(from[end + i]);
        if (any >= 0x80)
            break;
    }
    while (end < bytes.size() && static_cast<unsigned char>(from[end]) < 0x80)
        ++end;
    return end;
}

/// A stretch of a line. How many bytes of it were read: those of a last, unfinished character were not unless it is
/// whole.
qsizetype readStretch(QByteArrayView bytes, Decoding decoding, bool whole, QByteArray& text)
{
    const QByteArrayView characters = whole ? bytes : bytes.chopped(unfinishedUtf8(bytes));
    if (decoding.utf8First && characters.isValidUtf8()) {
        text += characters;
        return characters.size();
    }
    return convert(bytes, decoding.encoding, whole, text);
}

QString plainName(QStringView name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

std::optional<Encoding> encodingOfPlain(const QString& plain)
{
    for (std::size_t i = 0; i < encodingNames.size(); ++i) {
        if (plainName(QString::fromLatin1(encodingNames[i])) == plain)
            return encodingAt(i);
    }
    return std::nullopt;
}

} // namespace

std::optional<Encoding> encodingFromName(QStringView name)
{
    static constexpr std::pair<const char*, const char*> others[] = {
        {"latin1", "ISO-8859-1"},   {"latin2", "ISO-8859-2"},    {"latin3", "ISO-8859-3"},
        {"latin4", "ISO-8859-4"},   {"latin5", "ISO-8859-9"},    {"latin6", "ISO-8859-10"},
        {"latin7", "ISO-8859-13"},  {"latin8", "ISO-8859-14"},   {"latin9", "ISO-8859-15"},
        {"latin10", "ISO-8859-16"}, {"tis620", "ISO-8859-11"},   {"sjis", "Shift_JIS"},
        {"cp932", "Shift_JIS"},     {"windows31j", "Shift_JIS"}, {"cp936", "GBK"},
        {"cp949", "EUC-KR"},        {"uhc", "EUC-KR"},           {"cp950", "Big5"}};
    const QString plain = plainName(name);
    if (const std::optional<Encoding> own = encodingOfPlain(plain))
        return own;
    for (const auto& [other, own] : others) {
        if (plain == QLatin1String(other))
            return enumFromName<Encoding>(QString::fromLatin1(own));
    }
    if (!plain.startsWith("cp"_L1))
        return std::nullopt;
    const std::optional<Encoding> windows = encodingOfPlain(u"windows"_s + plain.mid(2));
    return windows ? windows : encodingOfPlain(u"ibm"_s + plain.mid(2));
}

qsizetype unfinishedUtf8(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<uchar>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue; // its lead is further back
        const qsizetype needed = byte >= 0xF0 && byte <= 0xF4   ? 4
                                 : byte >= 0xE0 && byte <= 0xEF ? 3
                                 : byte >= 0xC2 && byte <= 0xDF ? 2
                                                                : 1;
        return needed > back ? back : 0;
    }
    return 0;
}

/// The byte order, by a mark or as Windows has it; the mark itself is no text.
void TextDecoder::begin(QByteArrayView& bytes, bool last)
{
    Encoding& encoding = m_decoding.encoding;
    const qsizetype unit = unitOf(encoding);
    if (m_begun || (bytes.size() < unit && !last))
        return;
    m_begun = true;
    const QByteArrayView first = bytes.first(std::min(bytes.size(), unit));
    const bool little = first == (unit == 2 ? QByteArrayView("\xFF\xFE") : QByteArrayView("\xFF\xFE\0\0", 4));
    const bool big = first == (unit == 2 ? QByteArrayView("\xFE\xFF") : QByteArrayView("\0\0\xFE\xFF", 4));
    if (encoding == utf16)
        encoding = big ? utf16Big : utf16Little;
    else if (encoding == utf32)
        encoding = big ? utf32Big : utf32Little;
    const bool isBig = encoding == utf16Big || encoding == utf32Big;
    if (isBig ? big : little)
        bytes = bytes.sliced(unit);
}

qsizetype TextDecoder::readWide(QByteArrayView bytes, bool last, const Take& take) const
{
    QByteArray text;
    const qsizetype read = convert(bytes, m_decoding.encoding, last, text);
    if (!text.isEmpty())
        take(text);
    return read;
}

/// ASCII is the same in all that come here, so that lines can be told from each other, and is given on at once.
qsizetype TextDecoder::readLines(QByteArrayView bytes, bool last, const Take& take) const
{
    QByteArray text;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype ascii = asciiBytes(bytes.sliced(at));
        text += bytes.sliced(at, ascii);
        at += ascii;
        const QByteArrayView rest = bytes.sliced(at).first(std::min(bytes.size() - at, longestHeld + 1));
        const qsizetype end = rest.indexOf('\n');
        if (end >= 0)
            at += readStretch(rest.first(end), m_decoding, true, text);
        else if (rest.size() > longestHeld)
            at += readStretch(rest.first(longestHeld), m_decoding, false, text);
        else if (last)
            at += readStretch(rest, m_decoding, true, text);
        else
            break;
    }
    if (!text.isEmpty())
        take(text);
    return at;
}

void TextDecoder::add(QByteArrayView bytes, const Take& take)
{
    if (m_decoding.isUtf8()) {
        if (!bytes.isEmpty())
            take(bytes);
        return;
    }
    if (!m_held.isEmpty())
        m_held.append(bytes);
    const QByteArray joined = std::exchange(m_held, {});
    QByteArrayView all = joined.isEmpty() ? bytes : QByteArrayView(joined);
    const bool wide = isWide(m_decoding.encoding);
    if (wide)
        begin(all, false);
    const qsizetype read = wide && !m_begun ? 0 : wide ? readWide(all, false, take) : readLines(all, false, take);
    m_held = all.sliced(read).toByteArray();
}

void TextDecoder::finish(const Take& take)
{
    const QByteArray rest = std::exchange(m_held, {});
    if (rest.isEmpty())
        return;
    QByteArrayView bytes = rest;
    if (!isWide(m_decoding.encoding)) {
        readLines(bytes, true, take);
        return;
    }
    begin(bytes, true);
    readWide(bytes, true, take);
}

TextDecoder TextDecoder::again() const
{
    TextDecoder other(m_decoding);
    other.m_begun = m_begun;
    return other;
}

QByteArray decoded(QByteArrayView bytes, Decoding decoding)
{
    if (decoding.isUtf8())
        return bytes.toByteArray();
    QByteArray text;
    const TextDecoder::Take take = [&text](QByteArrayView piece) { text += piece; };
    TextDecoder decoder(decoding);
    decoder.add(bytes, take);
    decoder.finish(take);
    return text;
}

} // namespace rollcall
