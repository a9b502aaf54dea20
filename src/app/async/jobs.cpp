// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/jobs.h"

#include "core/base/leftthreads.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <mutex>

namespace rollcall::app {

struct Jobs::Shared
{
    std::mutex mutex;                          // guards home
    QObject* home = new QObject;               // null: nobody is there any more
    QThreadPool* const pool = new QThreadPool; // left when home goes

    void post(Home message)
    {
        const std::scoped_lock lock(mutex);
        if (home != nullptr)
            QMetaObject::invokeMethod(home, std::move(message), Qt::QueuedConnection);
    }
};

Jobs::Jobs(const QString& name, int threads, Leaving leaving) : m_leaving(leaving), m_shared(std::make_shared<Shared>())
{
    m_shared->pool->setObjectName(name);
    m_shared->pool->setMaxThreadCount(threads);
}

Jobs::~Jobs()
{
    if (m_leaving == Leaving::Drop)
        m_stop.request_stop();
    QObject* home = nullptr;
    {
        const std::scoped_lock lock(m_shared->mutex);
        home = std::exchange(m_shared->home, nullptr);
    }
    delete home;
    leaveThread([pool = m_shared->pool](std::chrono::milliseconds patience) {
        if (!pool->waitForDone(static_cast<int>(patience.count())))
            return false;
        delete pool;
        return true;
    });
}

void Jobs::start(Job job)
{
    Q_ASSERT(m_shared->home->thread() == QThread::currentThread());
    ++m_open;
    m_shared->pool->start([this, shared = m_shared, job = std::move(job), stop = m_stop.get_token(),
                           generation = m_generation]() mutable {
        if (!stop.stop_requested()) {
            shared->post([this, generation, home = job(stop)] { // `this` lives: its home does
                if (generation != m_generation)
                    return;
                --m_open;
                home();
            });
        }
        job = {};
    });
}

Jobs::Poster Jobs::poster() const
{
    return [this, shared = m_shared, generation = m_generation](Home message) {
        shared->post([this, generation, message = std::move(message)] {
            if (generation == m_generation)
                message();
        });
    };
}

void Jobs::cancel()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_generation;
    m_open = 0;
}

} // namespace rollcall::app
