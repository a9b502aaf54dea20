// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

// How those lines of a connection log begin that are read by more than people. Any thread.
namespace rollcall {

/// Then one line of what a server said during the login, besides its answers.
inline constexpr QLatin1StringView serverSays("the server says: ");
/// The login stands still, as after what the server said last.
inline constexpr QLatin1StringView personIsWaitedFor("the server may be waiting for somebody to do what it says");

} // namespace rollcall
