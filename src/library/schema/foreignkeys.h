// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Keys that no file of a library may have, whatever their place: a library is other people's words, and never says
// which program or key file of this machine is used, which agent, and whom to trust. Pure; any thread.
namespace rollcall::library {

/// What is wrong with such a key and where it belongs, in the user's language; empty for every other key. Spelled as in
/// our files or as in ssh_config, upper and lower case alike.
QString whyNotInALibrary(const QString& key);

} // namespace rollcall::library
