// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Bytes that come in pieces, as UTF-8 that is valid: what is not becomes U+FFFD, a character cut in two by a
// piece's end is put together again, a byte order mark stays. A value; any thread.
namespace rollcall::interchange {

class Utf8Stream
{
public:
    QByteArray take(const QByteArray& bytes);
    QByteArray finish(); // an unfinished character at the very end
    bool sawInvalid() const { return m_invalid; }

private:
    QByteArray valid(const QByteArray& bytes);

    QByteArray m_rest; // at most 3 bytes of a character that is not complete yet
    bool m_invalid = false;
};

} // namespace rollcall::interchange
