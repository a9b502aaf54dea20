// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <cstring>
#include <utility>

namespace rollcall {

namespace {

// memset would be dropped as a dead store before the memory is freed.
void overwrite(void* memory, std::size_t size)
{
    auto* bytes = static_cast<volatile unsigned char*>(memory);
    while (size-- > 0)
        *bytes++ = 0;
}

} // namespace

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        overwrite(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes = QByteArray();
}

Secret::Secret(QByteArray&& bytes) : m_bytes(std::exchange(bytes, QByteArray())) {}

Secret Secret::fromText(QString&& text)
{
    Secret secret(text.toUtf8());
    if (!text.isEmpty() && text.isDetached())
        overwrite(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text = QString();
    return secret;
}

Secret::Secret(Secret&& other) noexcept : m_bytes(std::exchange(other.m_bytes, QByteArray())) {}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, QByteArray());
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::clone() const
{
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

void Secret::wipe()
{
    rollcall::wipe(m_bytes);
}

} // namespace rollcall
