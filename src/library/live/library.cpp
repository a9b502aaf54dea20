// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/library.h"

#include "library/live/worker.h"

#include "core/base/leftthreads.h"

#include <QThread>

#include <utility>

namespace rollcall::library {

namespace {

/// Who was left while the folder was first read has no use for an event loop, and there may be no program any more.
class WorkerThread : public QThread
{
public:
    explicit WorkerThread(const Worker& worker) : m_worker(worker) {}

protected:
    void run() override
    {
        if (m_worker.isWanted())
            exec();
    }

private:
    const Worker& m_worker; // goes when the thread has finished
};

} // namespace

Library::Library(LibraryData data, QObject* parent)
    : QObject(parent), Contents(std::move(data)),
      m_worker(new Worker({path(), this->data().saves}, this->data().stamps)), m_thread(new WorkerThread(*m_worker))
{
    m_thread->setObjectName(QStringLiteral("library"));
    m_worker->moveToThread(m_thread);
    connect(m_worker, &Worker::ready, this, &Library::collect, Qt::QueuedConnection);
    connect(m_thread, &QThread::started, m_worker, &Worker::start);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Library::~Library()
{
    if (m_worker->leave()) { // an event loop that ends: no disk is waited for
        m_thread->quit();
        m_thread->wait();
        delete m_thread;
        return;
    }
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection); // after what is to be written
    leaveThread(m_thread);
}

Status Library::apply(const Change& change)
{
    if (const Status status = check(change); !status)
        return status;
    show(change);
    submit(change);
    return {};
}

void Library::show(const Change& change)
{
    edit(change);
    m_editing = true;
    if (!change.hosts.isEmpty())
        Q_EMIT hostsChanged();
    if (!change.groups.isEmpty())
        Q_EMIT groupsChanged();
    if (!change.snippets.isEmpty())
        Q_EMIT snippetsChanged();
    m_editing = false;
}

void Library::submit(const Change& change)
{
    if (++m_pending == 1)
        Q_EMIT savingChanged(true);
    m_worker->announceSave();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, change] { worker->save(change); }, Qt::QueuedConnection);
}

void Library::reload()
{
    ++m_loading;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->load(true); }, Qt::QueuedConnection);
}

Status Library::flush()
{
    do {
        QMetaObject::invokeMethod(
            m_worker, [] {}, Qt::BlockingQueuedConnection);
        collect();
    } while (m_pending > 0 || m_loading > 0);
    return std::exchange(m_lastFailure, Status());
}

void Library::collect()
{
    for (Worker::Outcome& outcome : m_worker->take()) {
        if (const auto* done = std::get_if<Worker::Saved>(&outcome)) {
            saved(done->status, done->change);
            continue;
        }
        auto& loaded = std::get<Worker::Loaded>(outcome);
        m_loading -= loaded.asked ? 1 : 0;
        if (m_pending > 0)
            m_stale = true; // older than what is being written
        else
            adopt(std::move(loaded.data));
    }
    if (m_stale && m_pending == 0) {
        m_stale = false;
        reload();
    }
}

void Library::saved(const Status& status, const Change& change)
{
    if (--m_pending == 0)
        Q_EMIT savingChanged(false);
    if (status)
        return;
    m_lastFailure = status;
    m_stale = true; // memory says what no file says
    Q_EMIT saveFailed(status.error(), change);
}

void Library::adopt(LibraryData data)
{
    const LibraryData old = replace(std::move(data));
    const LibraryData& now = this->data();
    if (old.hosts != now.hosts || old.closed != now.closed)
        Q_EMIT hostsChanged();
    if (old.groups != now.groups || old.closed != now.closed)
        Q_EMIT groupsChanged();
    if (old.snippets != now.snippets)
        Q_EMIT snippetsChanged();
    if (old.errors != now.errors || old.warnings != now.warnings || old.writable != now.writable ||
        old.name != now.name)
        Q_EMIT errorsChanged();
}

} // namespace rollcall::library
