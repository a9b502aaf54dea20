// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QByteArray>

#include <functional>

// The output of a task, and its text, which is what its host's encoding makes of the bytes. Reads from the source; any
// thread.
namespace rollcall {

Decoding decodingOf(const StoredSpec& spec, TaskIndex task);

/// In UTF-8, of the first so many bytes of a stream; without a character that they cut off.
QByteArray textBeginning(const ResultSource& source, TaskIndex task, Stream stream, qint64 bytes);

/// Hands over the bytes of a stream, piece by piece; stops at the first failure.
Status eachPiece(const ResultSource& source, TaskIndex task, Stream stream,
                 const std::function<Status(const QByteArray&)>& take);

} // namespace rollcall
