// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

// A question of our own before anything runs, waited for in a loop of its own; a question of a run is Questions' matter
// (cli/run/questions.h). Main thread.
namespace rollcall::cli {

class Terminal;

/// What was typed, without blanks around it; nothing where the input has ended (Ctrl+D).
std::optional<QString> askLine(Terminal& terminal, const QString& prompt);
bool isYes(const QString& line); // in the user's language, or in English

} // namespace rollcall::cli
