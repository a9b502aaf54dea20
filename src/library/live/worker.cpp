// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/worker.h"

#include "core/base/watchedpaths.h"
#include "library/change/savechange.h"
#include "library/files/folder.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QTimer>

#include <utility>

namespace rollcall::library {

namespace {
constexpr int settleTime = 100; // ms; editors and git touch several files in a row
}

Worker::Worker(LibraryPlace place, QHash<QString, QByteArray> stamps)
    : m_place(std::move(place)), m_stamps(std::move(stamps))
{
}

Worker::~Worker() = default;

bool Worker::begin()
{
    const std::lock_guard lock(m_mutex);
    m_busy += m_left ? 0 : 1;
    return !m_left;
}

void Worker::end(bool begun)
{
    const std::lock_guard lock(m_mutex);
    m_busy -= begun ? 1 : 0;
}

void Worker::announceSave()
{
    const std::lock_guard lock(m_mutex);
    ++m_busy;
}

bool Worker::leave()
{
    const std::lock_guard lock(m_mutex);
    m_left = true;
    return m_busy == 0;
}

bool Worker::isWanted() const
{
    const std::lock_guard lock(m_mutex);
    return !m_left || m_busy > 0;
}

void Worker::start()
{
    const Reading reading(*this);
    if (!reading)
        return;
    if (Folder(m_place).isWritable())
        (void)finishSave(m_place); // what stands in its way is told by the next save
    m_settle = new QTimer(this);
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, &Worker::check);
    m_watcher = new QFileSystemWatcher(this);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, m_settle, qOverload<>(&QTimer::start));
    watch();
    check(); // what changed between loading and watching
}

// The folders tell of files that come, go and are replaced by another; the files of those written in place. A
// file that was replaced is not watched any more: named again each time.
void Worker::watch()
{
    watchPaths(*m_watcher, [this] {
        const Folder folder(m_place);
        QStringList paths{folder.path(), folder.absolute(Folder::groupsDir()), folder.absolute(Folder::snippetsDir())};
        for (const QString& file : folder.allFiles())
            paths.append(folder.absolute(file));
        paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
        return paths;
    });
}

void Worker::write(const Change& change)
{
    const bool isBack = m_past.takenBackBy(change) != nullptr;
    const Result<QList<Touched>> touched = saveChange(m_place, change, {}, &m_past);
    put(Saved{touched ? Status() : Status(touched.error()), change});
    if (!touched)
        return;
    for (const Touched& file : *touched) {
        if (m_stamps.value(file.file) != file.before)
            continue; // somebody else's change is in it too: the watcher has yet to tell
        if (file.after.isEmpty())
            m_stamps.remove(file.file);
        else
            m_stamps.insert(file.file, file.after);
    }
    if (isBack)
        load(false); // what was given back has its old place
}

void Worker::save(const Change& change)
{
    write(change);
    end(true); // it was announced
}

void Worker::load(bool asked)
{
    const Reading reading(*this);
    if (!reading)
        return;
    LibraryData data = loadLibrary(m_place);
    m_stamps = data.stamps;
    put(Loaded{std::move(data), asked});
}

void Worker::check()
{
    const Reading reading(*this);
    if (!reading)
        return;
    watch();
    if (Folder(m_place).stamps() != m_stamps)
        load(false);
}

void Worker::put(Outcome outcome)
{
    {
        const std::lock_guard lock(m_mutex);
        m_outbox.push_back(std::move(outcome));
    }
    Q_EMIT ready();
}

std::vector<Worker::Outcome> Worker::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_outbox, {});
}

} // namespace rollcall::library
