// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <array>
#include <functional>
#include <optional>

// How the bytes of an output become text. All that is shown, judged, compared or searched as text has gone through
// here; what is stored are the bytes. Unicode's and the older encodings come from iconv(3). Pure; one decoder per
// stream, one thread at a time.
namespace rollcall {

/// By its place in the names below.
enum class Encoding : quint8 { Utf8 };

/// Capitals, hyphens and the like do not count, and "latin1", "cp1252", "cp437", "sjis" are known, too.
std::optional<Encoding> encodingFromName(QStringView name);

/// As IANA registered them. New ones at the end.
template <> struct NamesOf<Encoding>
{
    static constexpr std::array names{
        "UTF-8",        "UTF-16",       "UTF-16LE",     "UTF-16BE",     "UTF-32",       "UTF-32LE",     "UTF-32BE",
        "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",
        "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-11",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",
        "ISO-8859-16",  "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
        "windows-1256", "windows-1257", "KOI8-R",       "KOI8-U",       "IBM437",       "IBM850",       "IBM852",
        "IBM855",       "IBM866",       "Shift_JIS",    "EUC-JP",       "EUC-KR",       "GBK",          "GB18030",
        "Big5"};
    static constexpr Encoding fallback = Encoding::Utf8;
    static std::optional<Encoding> fromText(QStringView text) { return encodingFromName(text); }
};

/// How an output is read.
struct Decoding
{
    Encoding encoding = Encoding::Utf8;
    /// Each line that is valid UTF-8 is that. Means nothing for UTF-16 and UTF-32.
    bool utf8First = true;

    /// The bytes are taken for UTF-8 as they come.
    bool isUtf8() const { return encoding == Encoding::Utf8; }
    bool operator==(const Decoding&) const = default;
};

/// The text comes in pieces, however the bytes were cut, and is the same as for the whole. A byte that is none of the
/// encoding's becomes U+FFFD. UTF-8 passes as it came, and what is invalid in it becomes U+FFFD with whoever makes
/// characters of it.
class TextDecoder
{
public:
    /// So much of a line is held until it is known what it is (bytes); a longer one is read in stretches.
    static constexpr qsizetype longestHeld = 64LL * 1024;

    /// Gets UTF-8, whole characters only but for UTF-8 itself; nothing is kept of it.
    using Take = std::function<void(QByteArrayView)>;

    explicit TextDecoder(Decoding decoding = {}) : m_decoding(decoding) {}

    void add(QByteArrayView bytes, const Take& take);
    /// Nothing more comes.
    void finish(const Take& take);

    /// How many bytes wait for others.
    qsizetype held() const { return m_held.size(); }
    /// For the bytes behind a place where none were held.
    TextDecoder again() const;

private:
    void begin(QByteArrayView& bytes, bool last);
    qsizetype readWide(QByteArrayView bytes, bool last, const Take& take) const;
    qsizetype readLines(QByteArrayView bytes, bool last, const Take& take) const;

    Decoding m_decoding;
    bool m_begun = false; // a byte order mark has been looked for
    QByteArray m_held;
};

/// The whole of a text.
QByteArray decoded(QByteArrayView bytes, Decoding decoding);

/// How many bytes at the end belong to a character of UTF-8 whose other bytes have not come yet (RFC 3629 section 3).
qsizetype unfinishedUtf8(QByteArrayView bytes);

} // namespace rollcall
