// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/sha1.h"

#include <QByteArray>
#include <QtEndian>

#include <bit>

namespace rollcall::openssh {

namespace {

constexpr qsizetype blockSize = 64;
constexpr Sha1Digest initial{0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u, 0xc3d2e1f0u};
using Block = std::array<quint32, 16>;

Block blockFromBytes(const char* bytes)
{
    Block block;
    for (std::size_t i = 0; i < block.size(); ++i)
        block[i] = qFromBigEndian<quint32>(bytes + 4 * i);
    return block;
}

void compress(Sha1Digest& state, Block w)
{
    auto [a, b, c, d, e] = state;
    const auto round = [&](quint32 f, quint32 k, unsigned i) {
        if (i >= 16)
            w[i & 15] = std::rotl(w[(i + 13) & 15] ^ w[(i + 8) & 15] ^ w[(i + 2) & 15] ^ w[i & 15], 1);
        const quint32 next = std::rotl(a, 5) + f + e + k + w[i & 15];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    };
    for (unsigned i = 0; i < 20; ++i)
        round((b & c) | (~b & d), 0x5a827999u, i);
    for (unsigned i = 20; i < 40; ++i)
        round(b ^ c ^ d, 0x6ed9eba1u, i);
    for (unsigned i = 40; i < 60; ++i)
        round((b & c) | (b & d) | (c & d), 0x8f1bbcdcu, i);
    for (unsigned i = 60; i < 80; ++i)
        round(b ^ c ^ d, 0xca62c1d6u, i);
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

Sha1Digest keyState(QByteArrayView key, char pad)
{
    QByteArray block(blockSize, pad);
    for (qsizetype i = 0; i < key.size() && i < blockSize; ++i)
        block[i] = static_cast<char>(block.at(i) ^ key[i]);
    Sha1Digest state = initial;
    compress(state, blockFromBytes(block.constData()));
    return state;
}

} // namespace

Sha1Digest digestFromBytes(QByteArrayView twentyBytes)
{
    Q_ASSERT(twentyBytes.size() == 20);
    Sha1Digest digest;
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = qFromBigEndian<quint32>(twentyBytes.data() + 4 * i);
    return digest;
}

PaddedMessage::PaddedMessage(QByteArrayView message)
{
    const qsizetype padded = (message.size() + 9 + blockSize - 1) / blockSize * blockSize;
    m_blocks.reserve(padded);
    m_blocks.append(message.data(), message.size());
    m_blocks.append('\x80');
    m_blocks.append(padded - m_blocks.size(), '\0');
    const auto bits = static_cast<quint64>(message.size() + blockSize) * 8;
    qToBigEndian(bits, m_blocks.data() + padded - 8);
}

HmacSha1::HmacSha1(QByteArrayView key) : m_inner(keyState(key, 0x36)), m_outer(keyState(key, 0x5c)) {}

Sha1Digest HmacSha1::of(const PaddedMessage& message) const
{
    Sha1Digest inner = m_inner;
    for (qsizetype at = 0; at < message.blocks().size(); at += blockSize)
        compress(inner, blockFromBytes(message.blocks().data() + at));
    constexpr quint32 bits = (blockSize + 20) * 8;
    const auto& [a, b, c, d, e] = inner;
    Sha1Digest outer = m_outer;
    compress(outer, {a, b, c, d, e, 0x80000000u, 0, 0, 0, 0, 0, 0, 0, 0, 0, bits});
    return outer;
}

} // namespace rollcall::openssh
