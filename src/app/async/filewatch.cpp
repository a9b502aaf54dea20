// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/filewatch.h"

#include <QFileInfo>
#include <QStringList>

#include <chrono>
#include <utility>

namespace rollcall::app {

using namespace std::chrono_literals;

FileWatch::FileWatch(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(100ms); // editors touch a file several times in a row
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, [this] {
        watch();
        Q_EMIT changed();
    });
    watch();
}

/// A file that was replaced is not watched any more, and a folder that was made has to be: named again each time.
void FileWatch::watch()
{
    QString folder = QFileInfo(m_file).path();
    while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).path())
        folder = QFileInfo(folder).path();
    QStringList wanted{folder};
    if (QFileInfo::exists(m_file))
        wanted.append(m_file);
    QStringList gone = m_watcher.directories() + m_watcher.files();
    for (const QString& path : std::as_const(wanted)) {
        if (!gone.removeOne(path))
            m_watcher.addPath(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
}

} // namespace rollcall::app
