// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/result/resultsource.h"

#include <optional>

// A run whose outputs read as UTF-8, for views, which need places within a text. chunks() decodes what has been stored
// since, so it is for a worker; output() has what chunks() has told of, and so have the sizes in a task's record.
// While a task runs, an unfinished line is there up to its first character that is not ASCII. Thread-safe, as every
// source.
namespace rollcall {

/// As each host's encoding is, or all as said. The source itself where all of it is taken for UTF-8.
ResultSourcePtr decodedSource(const ResultSourcePtr& source, std::optional<Decoding> all = {});

} // namespace rollcall
