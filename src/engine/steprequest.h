// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runspec.h"
#include "ssh/session/execrequest.h"

// How a step travels. Without an interpreter its text is the command line for the login shell; with one the text goes
// by standard input, so that neither quoting nor the length of an argument can spoil it, and is whole on the host
// before the interpreter starts; what it starts reads no input. Environment variables are set by commands in front
// that every login shell knows, because servers accept few by request (sshd_config(5), AcceptEnv) and drop the others
// without a word; where they cannot be set, nothing else is run; what ssh_config(5) says with SetEnv and SendEnv goes
// by request, as ssh does it, and may be refused. Pure; any thread.
namespace rollcall::engine {

/// Longer command lines go as scripts for sh: Linux refuses an argument of 128 KiB (execve(2), MAX_ARG_STRLEN).
inline constexpr qsizetype longestCommand = 100LL * 1024;

/// MissingParameter where the host lacks a variable that the text names.
Result<ssh::ExecRequest> stepRequest(const Step& step, const HostSpec& host, const RunOptions& options);

enum class Way { Pipe, Terminal };

/// The command that runs what scriptInput() brings by this interpreter: shells and some others get it on descriptor 3,
/// the rest as the "-" that most of them know (python3) and read to its end before they begin. On a terminal it says
/// readyMark once it takes input as it comes, and repeats none.
QString scriptCommand(const QString& interpreter, Way way = Way::Pipe);
QByteArray scriptInput(const QByteArray& text);
extern const QByteArray readyMark;

} // namespace rollcall::engine
