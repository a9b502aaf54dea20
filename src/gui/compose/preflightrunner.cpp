// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/preflightrunner.h"

#include "app/prepare/surroundings.h"

#include <QThread>

#include <stop_token>
#include <utility>

namespace rollcall::gui {

using namespace std::chrono_literals;

PreflightRunner::PreflightRunner(SurroundingsSource surroundings, QObject* parent)
    : QObject(parent), m_surroundings(std::move(surroundings)), m_jobs(QStringLiteral("preflight"))
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(120ms);
    connect(&m_debounce, &QTimer::timeout, this, &PreflightRunner::start);
}

void PreflightRunner::request(const RunRequest& request, bool atOnce)
{
    m_request = request;
    m_jobs.cancel();
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
    m_jobs.run([surroundings = m_surroundings(), request = m_request](
                   const std::stop_token& stop) { return app::prepare(*surroundings, request, stop); },
               [this](const app::Preflight& result) { take(result); });
}

void PreflightRunner::take(const app::Preflight& result)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_result = result;
    m_pending = false;
    Q_EMIT pendingChanged(false);
    Q_EMIT finished();
}

} // namespace rollcall::gui
