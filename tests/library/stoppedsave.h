// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/change/change.h"
#include "library/edits/edits.h"
#include "library/schema/librarydata.h"

#include <QString>
#include <QStringList>

#include <optional>

// A save in a program of its own, which stands still before one of its steps until it is killed. The test
// program itself is that program.
namespace rollcall::test {

/// In the other program: nothing where the arguments do not ask for it.
std::optional<int> runStoppedSave(const QStringList& arguments);

/// The names of a library that is open alone.
library::Names namesOf(const library::LibraryData& data);

/// The change that it saves: a host and a group get another name, in all files that name them.
library::Change stoppedChange(const library::LibraryData& data);

enum class Doing { Save, Finish };
/// Starts it, waits until it stands before that step (from 1), and kills it. False where it has fewer steps and
/// came to its end.
bool killAtStep(Doing doing, const library::LibraryPlace& place, int step);

} // namespace rollcall::test
