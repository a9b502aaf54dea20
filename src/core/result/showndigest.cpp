// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/showndigest.h"

#include <QtEndian>

namespace rollcall {

namespace {

constexpr qsizetype digestSize = 32;

void appendSide(QByteArray& both, qint64 length, const QByteArray& hash)
{
    char packedLength[sizeof(quint64)];
    qToLittleEndian(static_cast<quint64>(length), packedLength);
    both.append(packedLength, sizeof packedLength);
    both.append(hash);
}

} // namespace

QByteArray packed(const ShownDigest& digest)
{
    if (!digest.isKnown())
        return {};
    return QByteArray(1, static_cast<char>(digest.version)).append(digest.bytes);
}

ShownDigest shownDigestFrom(const QByteArray& packed)
{
    if (packed.size() != 1 + digestSize || packed.front() == 0)
        return {};
    return {static_cast<quint8>(packed.front()), packed.sliced(1)};
}

void ShownDigestMaker::Side::take(QByteArrayView piece)
{
    hash.addData(piece);
    length += piece.size();
}

void ShownDigestMaker::add(Stream stream, QByteArrayView bytes)
{
    m_bytes += bytes.size();
    if (m_bytes > mostBytes) {
        m_sides = {};
        return;
    }
    std::unique_ptr<Side>& side = m_sides[static_cast<size_t>(stream)];
    if (!side)
        side = std::make_unique<Side>();
    side->text.add(bytes, [&side](QByteArrayView piece) { side->take(piece); });
}

ShownDigest ShownDigestMaker::result()
{
    if (m_bytes > mostBytes)
        return {};
    static const QByteArray ofNothing = QCryptographicHash::hash({}, QCryptographicHash::Sha256);
    QByteArray both;
    for (const std::unique_ptr<Side>& side : m_sides) {
        if (side)
            side->text.finish([&side](QByteArrayView piece) { side->take(piece); });
        appendSide(both, side ? side->length : 0, side ? side->hash.result() : ofNothing);
    }
    return {ShownDigest::currentVersion, QCryptographicHash::hash(both, QCryptographicHash::Sha256)};
}

} // namespace rollcall
