// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"

#include <QByteArray>

// A verdict's detail as it is stored. Its English text stays where it always was, for older versions; what it is
// made of stands beside it, so that nobody has to understand that text. Pure; any thread.
namespace rollcall::history {

/// Empty where the English text says it all (the detail is nothing but data of ours), or is too long to be read back.
QByteArray encodeDetail(const Detail& detail);
/// Where `data` is nothing that this version understands, whoever wrote it, the text is taken as words: shown as it
/// stands.
Detail decodeDetail(const QString& english, const QByteArray& data);

} // namespace rollcall::history
