// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preflightrunner.h"

#include "app/surroundings.h"

#include <QFutureWatcher>
#include <QFutureWatcherBase>
#include <QThread>
#include <QtConcurrent>

namespace rollcall::gui {

using namespace std::chrono_literals;

PreflightRunner::PreflightRunner(SurroundingsSource surroundings, QObject* parent)
    : QObject(parent), m_surroundings(std::move(surroundings))
{
    m_pool.setMaxThreadCount(1);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(120ms);
    connect(&m_debounce, &QTimer::timeout, this, &PreflightRunner::start);
}

PreflightRunner::~PreflightRunner()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PreflightRunner::request(const RunRequest& request, bool atOnce)
{
    m_request = request;
    ++m_generation;
    if (!m_pending) {
        m_pending = true;
        Q_EMIT pendingChanged(true);
    }
    if (atOnce) {
        m_debounce.stop();
        start();
    } else {
        m_debounce.start();
    }
}

void PreflightRunner::start()
{
    auto* watcher = new QFutureWatcher<app::Preflight>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation = m_generation] {
        watcher->deleteLater();
        if (!watcher->isCanceled())
            take(generation, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [surroundings = m_surroundings(), request = m_request] {
        return app::prepare(*surroundings, request);
    }));
}

void PreflightRunner::take(quint64 generation, const app::Preflight& result)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (generation != m_generation)
        return;
    m_result = result;
    m_pending = false;
    Q_EMIT pendingChanged(false);
    Q_EMIT finished();
}

} // namespace rollcall::gui
