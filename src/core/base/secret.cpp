// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <string.h> // explicit_bzero

#include <utility>

namespace rollcall {

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes = QByteArray();
}

Secret::Secret(QByteArray&& bytes) : m_bytes(std::exchange(bytes, QByteArray())) {}

Secret Secret::fromText(QString&& text)
{
    Secret secret(text.toUtf8());
    if (!text.isEmpty() && text.isDetached())
        explicit_bzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
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
