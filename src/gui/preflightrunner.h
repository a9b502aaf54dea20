// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preflight.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

// Resolves a target in a worker of its own, a moment after the last keystroke. Results of older requests are
// dropped. Lives in the GUI thread; `surroundings` is asked there, at the moment the work starts.
namespace rollcall::gui {

class PreflightRunner : public QObject
{
    Q_OBJECT

public:
    using SurroundingsSource = std::function<std::shared_ptr<const app::Surroundings>()>;

    explicit PreflightRunner(SurroundingsSource surroundings, QObject* parent = nullptr);
    ~PreflightRunner() override; // waits for the worker, which is a matter of milliseconds

    void request(const RunRequest& request, bool atOnce = false);
    bool isPending() const { return m_pending; }
    const app::Preflight& result() const { return m_result; }

Q_SIGNALS:
    void finished(); // result() is up to date
    void pendingChanged(bool pending);

private:
    void start();
    void take(quint64 generation, const app::Preflight& result);

    SurroundingsSource m_surroundings;
    QThreadPool m_pool;
    QTimer m_debounce;
    RunRequest m_request;
    app::Preflight m_result;
    quint64 m_generation = 0;
    bool m_pending = false;
};

} // namespace rollcall::gui
