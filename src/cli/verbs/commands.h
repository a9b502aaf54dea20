// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// Who carries out the verbs of rollcall-cli, as the table of verbs (verbtable.h) names them; those that change a
// library are in libraryedits.h. Each has its command line read already and gives the exit code. Main thread.
namespace rollcall::cli {

class Console;
class Verb;

int run(const Verb& verb, Console& console);
int runAgain(const Verb& verb, Console& console);
int listGroups(const Verb& verb, Console& console);
int showGroup(const Verb& verb, Console& console);
int resolveTarget(const Verb& verb, Console& console);
int listHosts(const Verb& verb, Console& console);
int listSnippets(const Verb& verb, Console& console);
int showSnippet(const Verb& verb, Console& console);
int listRuns(const Verb& verb, Console& console);
int showRun(const Verb& verb, Console& console);
int diffRuns(const Verb& verb, Console& console);
int deleteRuns(const Verb& verb, Console& console);

void addAgainOptions(Verb& verb);
void addHistoryOptions(Verb& verb);

/// The whole program: picks the verb. `arguments` without the program's name.
int main(const QStringList& arguments);

} // namespace rollcall::cli
