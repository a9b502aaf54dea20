// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QString>

#include <stop_token>

// Writes a task's output to a file as it came, byte for byte, both streams in the order of arrival. Replaces the
// file atomically. Streams any length; a worker function.
namespace rollcall::gui {

Status saveOutputAs(const ResultSource& source, TaskIndex task, const QString& file, const std::stop_token& stop = {});

} // namespace rollcall::gui
