// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/storedspec.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

// A StoredSpec as bytes (CBOR, RFC 8949), by the tables of core/run/runfields.h; also as versions before them wrote it.
// Unknown keys are ignored, missing ones keep their defaults. Pure; any thread.
namespace rollcall::history {

QByteArray encodeSpec(const StoredSpec& spec);
/// Null where the bytes are not a spec, or one that no run can have been.
StoredSpecPtr decodeSpec(const QByteArray& bytes);

/// What the first version wrote, with the input of its steps: nothing where there is none in it.
std::optional<QByteArray> withoutInputs(const QByteArray& bytes);
/// Where in `bytes` the input lies: offsets and lengths.
std::vector<std::pair<qsizetype, qsizetype>> inputPlaces(const QByteArray& bytes);

} // namespace rollcall::history
