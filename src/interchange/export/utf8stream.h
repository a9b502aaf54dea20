// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"

#include <QByteArray>

// Bytes that come in pieces, as UTF-8 that is valid: decoded as said; what is invalid becomes U+FFFD, a character cut
// in two by a piece's end is put together again, a byte order mark of UTF-8 stays. A value; any thread.
namespace rollcall::interchange {

class Utf8Stream
{
public:
    explicit Utf8Stream(Decoding decoding) : m_decoding(decoding), m_decoder(decoding) {}

    QByteArray take(const QByteArray& bytes);
    QByteArray finish(); // what has been waiting for more
    /// These are not the bytes that came.
    bool isOther() const { return m_other; }

private:
    QByteArray valid(const QByteArray& bytes);
    void compare(const QByteArray& text);

    Decoding m_decoding;
    TextDecoder m_decoder;
    QByteArray m_rest;     // of UTF-8: at most 3 bytes of a character that is not complete yet
    QByteArray m_compared; // of others: bytes of which the text has not come yet
    bool m_other = false;
};

} // namespace rollcall::interchange
