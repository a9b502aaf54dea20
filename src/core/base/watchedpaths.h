// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QFileSystemWatcher;

namespace rollcall {

/// The watcher watches what is wanted, and nothing else. What is wanted hangs on what there is on the disk, and that
/// may change before it is watched: so it is asked for again until it stays the same. What changed before that is told
/// by nobody: look at the files afterwards. It reads the disk, in the thread of the caller.
void watchPaths(QFileSystemWatcher& watcher, const std::function<QStringList()>& wanted);

} // namespace rollcall
