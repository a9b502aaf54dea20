// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <nettle/hmac.h>

// HMAC-SHA1 for hashed known_hosts names, one key (the line's salt) and many messages (host names). What the key
// alone decides is kept: with thousands of lines a comparison is the price of every unknown host. Nothing here
// protects a secret; the format is OpenSSH's choice. Pure; any thread.
namespace rollcall::openssh {

class HmacSha1
{
public:
    explicit HmacSha1(QByteArrayView key);
    bool makes(QByteArrayView digest, QByteArrayView message) const; // a digest of 20 bytes

private:
    hmac_sha1_ctx m_keyed;
};

} // namespace rollcall::openssh
