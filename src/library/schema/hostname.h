// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What a host may be called, and where it may be. One rule for what files say and for what is given in either front
// end: a name that the target language would read otherwise (web[1-3], root@web:22, @web, tag:x, !web) is no name, for
// whoever wrote it meant what it says there. Pure; any thread.
namespace rollcall::library {

/// A sentence's end; empty where it is a name.
QString whyNotAHostName(const QString& name);

/// Why a host cannot be reached there, or a user not be called so; empty where it can. They are other people's words,
/// and ssh_config may make the name of a file out of them (%h, %n, %r): none of them leads out of a folder.
QString whyNotAnAddress(const QString& address);
QString whyNotAUser(const QString& user);

/// What is said of a name that is no plain word.
QString notAPlainWord();

} // namespace rollcall::library
