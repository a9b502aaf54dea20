// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QByteArray>

// A RunSpec as bytes (CBOR, RFC 8949), so that a past run can be shown, exported and run again. There is no
// secret in a RunSpec. Unknown keys are ignored, missing ones keep their defaults. Pure; any thread.
namespace rollcall::history {

QByteArray encodeSpec(const RunSpec& spec);
/// Null where the bytes are not a RunSpec.
RunSpecPtr decodeSpec(const QByteArray& bytes);

} // namespace rollcall::history
