// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/console.h"
#include "cli/base/verb.h"

#include <QString>
#include <QStringList>

// What changes a library from the command line: `groups create …`, `hosts rename …`. Main thread.
namespace rollcall::cli {

/// The actions of "groups" or "hosts", for the usage line: "create NAME [MEMBER...] | add …".
QString editSyntax(const QString& thing);
void addEditOptions(const QString& thing, Verb& verb);
/// False where the words are not one of these actions with what it needs.
bool isEdit(const QString& thing, const QStringList& words);
int edit(const QString& thing, const Verb& verb, Console& console);

} // namespace rollcall::cli
