// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

// Tells when a file of the user's may have been changed by another program: written, replaced, made or removed, also
// where its folder is not there yet. A burst is told once. In the thread of its owner; for files on the user's own disk,
// as the watching itself looks there.
namespace rollcall::app {

class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QString file, QObject* parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void watch();

    const QString m_file;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace rollcall::app
