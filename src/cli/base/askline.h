// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/terminal.h"

#include <QString>

#include <optional>

// A question of our own before anything runs, waited for in a loop of its own; a question of a run is Questions' matter
// (cli/run/questions.h). Main thread.
namespace rollcall::cli {

/// What was typed, without blanks around it; nothing where the input has ended (Ctrl+D). `before`: Kept where it asks
/// again.
std::optional<QString> askLine(Terminal& terminal, const QString& prompt,
                               Terminal::TypedBefore before = Terminal::TypedBefore::Dropped);
/// In the user's language, or in English, and in full: a slip of one key agrees to nothing. Nothing where it is
/// neither.
std::optional<bool> yesOrNo(const QString& line);
QString yesOrNoAgain(); // the prompt after an answer that is neither
/// An answer that is neither is asked for again some times. Return alone, and the end of the input, say no.
bool askYesOrNo(Terminal& terminal, const QString& prompt);

/// How often such a question is put before it counts as answered with no.
inline constexpr int mostAsked = 5;

} // namespace rollcall::cli
