// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

// Keys as files hold them. What OpenSSH passes over is no key here either: one that only we could read would decide
// whom to believe. Pure; any thread.
namespace rollcall::openssh {

/// The bytes, if the text is their base64 to the letter: with its padding and without a bit too many.
std::optional<QByteArray> strictBase64(QByteArrayView text);

} // namespace rollcall::openssh
