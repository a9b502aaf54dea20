// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <functional>

class QThread;

// Threads that are left to themselves, because nobody may wait for what they do (a disk, a name server), and the end
// of a program that has such threads. Whatever leaves one behind says so here: where main() returns while one still
// runs, exit(3) takes down the static objects of Qt and OpenSSL under it. Thread-safe.
namespace rollcall {

/// Starts a thread and leaves it. Throws std::system_error where the system gives none.
void startLeftThread(std::function<void()> work);

/// The same for whoever can do without it: NoThread in place of the exception.
Status tryLeftThread(std::function<void()> work);

/// For what runs already and cannot be waited for. `ended(patience)` waits at most that long, and where it gives true
/// it has joined the thread and let go of what held it; it is asked from any thread, one at a time, until then.
void leaveThread(std::function<bool(std::chrono::milliseconds patience)> ended);

/// For a thread with an event loop that has been told to quit; it is deleted once it has ended.
void leaveThread(QThread* thread);

/// Those that end by themselves are joined; false where some are still at work.
bool waitForLeftThreads(std::chrono::milliseconds patience);

/// The last thing that main() does, the application object still there: its exit code, once nothing runs any more.
/// Where something does it does not return: what is in the standard streams is written, and the process ends as it is.
int endProgram(int exitCode, std::chrono::milliseconds patience = std::chrono::milliseconds(250));

} // namespace rollcall
