// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/watchedpaths.h"

#include <QFileSystemWatcher>
#include <QSet>

#include <utility>

namespace rollcall {

namespace {

void watchNow(QFileSystemWatcher& watcher, const QStringList& wanted)
{
    const QStringList watched = watcher.directories() + watcher.files();
    QSet<QString> gone(watched.begin(), watched.end());
    QStringList added;
    for (const QString& path : wanted) {
        if (!gone.remove(path))
            added.append(path);
    }
    if (!added.isEmpty())
        watcher.addPaths(added);
    if (!gone.isEmpty())
        watcher.removePaths(gone.values());
}

} // namespace

void watchPaths(QFileSystemWatcher& watcher, const std::function<QStringList()>& wanted)
{
    QStringList before;
    for (QStringList now = wanted(); now != before; now = wanted()) {
        watchNow(watcher, now);
        before = std::move(now);
    }
}

} // namespace rollcall
