// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QString>

#include <limits>

// Sentences about a question that the terminal and the window share. Pure; any thread.
namespace rollcall::app {

/// All who get the answer, by the group that they are targeted by: "@web (web-[01-03]), db-1". Longer than about
/// `limit` characters it ends in how many more there are.
QString gettersText(const Question& question, qsizetype limit = std::numeric_limits<qsizetype>::max());

/// Why it is asked again, and by whom it was refused; "" where it is asked for the first time.
QString refusedText(const Question& question);
/// It was refused, and there are others that could prove the same answer.
bool canLeaveOut(const Question& question);
/// Each host could be asked for its own instead.
bool canBeOneTime(const Question& question);

} // namespace rollcall::app
