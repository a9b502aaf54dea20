// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

// HMAC-SHA1 for hashed known_hosts names, one key (the line's salt) and many messages (host names). The two
// states that the key alone decides are kept, so that a comparison costs two compressions instead of four
// and no allocation: with thousands of lines this is the price of every unknown host. Nothing here protects a
// secret; the format is OpenSSH's choice. FIPS 180-4, RFC 2104. Pure; any thread.
namespace rollcall::openssh {

using Sha1Digest = std::array<quint32, 5>; // big-endian words, already in host order

Sha1Digest digestFromBytes(QByteArrayView twentyBytes);

/// A message padded for the inner hash of an HMAC (which has seen one block of key before), made once per
/// name.
class PaddedMessage
{
public:
    explicit PaddedMessage(QByteArrayView message);
    QByteArrayView blocks() const { return m_blocks; }

private:
    QByteArray m_blocks;
};

class HmacSha1
{
public:
    explicit HmacSha1(QByteArrayView key); // at most 64 bytes
    Sha1Digest of(const PaddedMessage& message) const;

private:
    Sha1Digest m_inner;
    Sha1Digest m_outer;
};

} // namespace rollcall::openssh
