// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/filewatch.h"

#include "core/base/leftthreads.h"
#include "core/base/watchedpaths.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <utility>

namespace rollcall::app {

using namespace std::chrono_literals;

namespace {

/// What looks at the disk. In its thread.
class FileEye : public QObject
{
    Q_OBJECT

public:
    void setFiles(const QStringList& files);

Q_SIGNALS:
    void changed();

private:
    void open();
    void watch();

    QStringList m_files;
    QFileSystemWatcher* m_watcher = nullptr;
};

void FileEye::setFiles(const QStringList& files)
{
    m_files = files;
    if (m_watcher == nullptr)
        open();
    watch();
    Q_EMIT changed();
}

void FileEye::open()
{
    auto* settle = new QTimer(this);
    settle->setSingleShot(true);
    settle->setInterval(100ms); // editors touch a file several times in a row
    m_watcher = new QFileSystemWatcher(this);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, settle, qOverload<>(&QTimer::start));
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, settle, qOverload<>(&QTimer::start));
    connect(settle, &QTimer::timeout, this, [this] {
        watch();
        Q_EMIT changed();
    });
}

/// A file that was replaced is not watched any more, and a folder that was made has to be: named again each time.
void FileEye::watch()
{
    watchPaths(*m_watcher, [this] {
        QStringList wanted;
        for (const QString& file : std::as_const(m_files)) {
            QString folder = QFileInfo(file).path();
            while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).path())
                folder = QFileInfo(folder).path();
            wanted.append(folder);
            if (QFileInfo::exists(file))
                wanted.append(file);
        }
        wanted.removeDuplicates();
        return wanted;
    });
}

} // namespace

FileWatch::FileWatch(QObject* parent) : QObject(parent), m_thread(new QThread)
{
    auto* eye = new FileEye;
    m_eye = eye;
    m_thread->setObjectName(QStringLiteral("watch"));
    eye->moveToThread(m_thread);
    connect(eye, &FileEye::changed, this, &FileWatch::changed, Qt::QueuedConnection);
    connect(m_thread, &QThread::finished, eye, &QObject::deleteLater);
    m_thread->start();
}

FileWatch::~FileWatch()
{
    m_thread->quit();
    leaveThread(m_thread);
}

void FileWatch::setFiles(const QStringList& files)
{
    auto* eye = static_cast<FileEye*>(m_eye);
    QMetaObject::invokeMethod(
        eye, [eye, files] { eye->setFiles(files); }, Qt::QueuedConnection);
}

} // namespace rollcall::app

#include "filewatch.moc"
