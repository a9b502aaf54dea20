// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

// A RunSpec as bytes (CBOR, RFC 8949), so that a past run can be shown, exported and run again. Of a step's
// standard input, which may hold a password, its size and digest are kept and nothing else. Unknown keys are
// ignored, missing ones keep their defaults. Pure; any thread.
namespace rollcall::history {

QByteArray encodeSpec(const RunSpec& spec);
/// Null where the bytes are not a RunSpec, or one that no run can have been.
RunSpecPtr decodeSpec(const QByteArray& bytes);
/// The step as it is kept.
Step storedStep(const Step& step);

/// What the first version wrote, with the input of its steps: nothing where there is none in it.
std::optional<QByteArray> withoutInputs(const QByteArray& bytes);
/// Where in `bytes` the input lies: offsets and lengths.
std::vector<std::pair<qsizetype, qsizetype>> inputPlaces(const QByteArray& bytes);

} // namespace rollcall::history
