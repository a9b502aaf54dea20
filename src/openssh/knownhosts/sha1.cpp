// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/sha1.h"

#include <QtGlobal>

#include <array>

namespace rollcall::openssh {

HmacSha1::HmacSha1(QByteArrayView key)
{
    hmac_sha1_set_key(&m_keyed, static_cast<std::size_t>(key.size()), reinterpret_cast<const quint8*>(key.data()));
}

bool HmacSha1::makes(QByteArrayView digest, QByteArrayView message) const
{
    hmac_sha1_ctx state = m_keyed;
    hmac_sha1_update(&state, static_cast<std::size_t>(message.size()), reinterpret_cast<const quint8*>(message.data()));
    std::array<quint8, SHA1_DIGEST_SIZE> made;
    hmac_sha1_digest(&state, made.size(), made.data());
    return digest == QByteArrayView(made.data(), made.size());
}

} // namespace rollcall::openssh
