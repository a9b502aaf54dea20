// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// The verbs of rollcall-cli. Each takes the arguments after its name and gives the exit code. Main thread.
namespace rollcall::cli {

class Console;

int runVerb(const QStringList& arguments, Console& console);
int groupsVerb(const QStringList& arguments, Console& console);
int hostsVerb(const QStringList& arguments, Console& console);
int snippetsVerb(const QStringList& arguments, Console& console);
int againVerb(const QStringList& arguments, Console& console);
int historyVerb(const QStringList& arguments, Console& console);

/// The whole program: picks the verb. `arguments` without the program's name.
int main(const QStringList& arguments);

} // namespace rollcall::cli
