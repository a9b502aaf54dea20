// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "core/run/runrequest.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

// Resolves a target in a worker of its own, a moment after the last keystroke. A new request stops the work on the
// one before, which is never shown. Lives in the GUI thread; `surroundings` is asked there, at the moment the work
// starts.
namespace rollcall::gui {

class PreflightRunner : public QObject
{
    Q_OBJECT

public:
    using SurroundingsSource = std::function<std::shared_ptr<const app::Surroundings>()>;

    explicit PreflightRunner(SurroundingsSource surroundings, QObject* parent = nullptr);

    void request(const RunRequest& request, bool atOnce = false);
    bool isPending() const { return m_pending; }
    const app::Preflight& result() const { return m_result; }

Q_SIGNALS:
    void finished(); // result() is up to date
    void pendingChanged(bool pending);

private:
    void start();
    void take(const app::Preflight& result);

    SurroundingsSource m_surroundings;
    app::Jobs m_jobs;
    QTimer m_debounce;
    RunRequest m_request;
    app::Preflight m_result;
    bool m_pending = false;
};

} // namespace rollcall::gui
