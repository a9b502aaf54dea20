// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provoker.h"
#include "wireserver.h"

#include <optional>
#include <vector>

// The tables of tst_hostilemodes: each mode of a hostile server with the end of a run on it. Test thread, but for
// `play`, which runs in the server's.
namespace rollcall::test {

struct ModeRow
{
    const char* mode;
    const char* phase; // in which it misbehaves
    QList<Reason> reasons;
    const char* sentence; // how it begins
    std::function<void(Provocation&)> change = {};
    std::optional<QByteArray> output = {};
    std::optional<RemoteState> remote = {};
    WireServer::Script play = {}; // what the server does; the fleet's have their own
};

inline constexpr auto endedWell = "The command ended well.";
void logsIn(Provocation& p); // in 1.5 s
void asked(Provocation& p);  // logs in by answering, with no key that would do

const std::vector<ModeRow>& fleetModes();

std::vector<ModeRow> beforeTheLogin();
std::vector<ModeRow> atTheLogin();
std::vector<ModeRow> atTheCommand();
std::vector<ModeRow> whileItRuns();
std::vector<ModeRow> atItsEnd();
const std::vector<ModeRow>& packetModes(); // all of these

// What a terminal would obey, a view would render, and a reader might take for ours.
inline const QByteArray evil = "\x1b]0;owned\x07\x1b[31m<b>bold</b>\xe2\x80\xae\r\nrollcall-cli: not ours\r";

} // namespace rollcall::test
