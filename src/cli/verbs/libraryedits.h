// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What changes a library from the command line: `groups create …`, `hosts rename …`; see commands.h. Main thread.
namespace rollcall::cli {

class Console;
class Verb;

int createGroup(const Verb& verb, Console& console);
int addMembers(const Verb& verb, Console& console);
int removeMembers(const Verb& verb, Console& console);
int renameGroup(const Verb& verb, Console& console);
int deleteGroups(const Verb& verb, Console& console);
int addHosts(const Verb& verb, Console& console);
int removeHosts(const Verb& verb, Console& console);
int renameHost(const Verb& verb, Console& console);

void addGroupOptions(Verb& verb);
void addHostOptions(Verb& verb);

} // namespace rollcall::cli
