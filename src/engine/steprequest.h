// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "ssh/session.h"

// How a step travels. Without an interpreter its text is the command line for the login shell; with one the
// text goes to the interpreter's standard input, so that neither quoting nor the length of an argument can
// spoil it. Environment variables become `export` commands in front, because servers accept few by request
// (sshd_config(5), AcceptEnv) and drop the others without a word; what ssh_config(5) says with SetEnv and SendEnv
// goes by request, as ssh does it, and may be refused. Pure; any thread.
namespace rollcall::engine {

/// Longer command lines go to `sh -s`: Linux refuses an argument of 128 KiB (execve(2), MAX_ARG_STRLEN).
inline constexpr qsizetype longestCommand = 100 * 1024;

/// MissingParameter where the host lacks a variable that the text names.
Result<ssh::ExecRequest> stepRequest(const Step& step, const HostSpec& host, const RunOptions& options);

/// "bash" → "bash -s", "python3 -u" → "python3 -u -": the command that reads its script from standard input.
QString interpreterCommand(const QString& interpreter);

} // namespace rollcall::engine
