// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/interrupt.h"
#include "app/run/runsession.h"
#include "cli/base/console.h"
#include "cli/base/terminal.h"
#include "cli/run/questions.h"
#include "cli/run/resultprinter.h"
#include "cli/run/runarguments.h"
#include "cli/run/servernotices.h"
#include "core/base/error.h"
#include "core/run/runspec.h"
#include "history/store/runchange.h"
#include "history/store/store.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace rollcall::app {
class Workspace;
}

// One run in a terminal: watches the session, shows what it says, asks its questions, cancels on Ctrl-C, and
// ends the event loop with the exit code. Main thread.
namespace rollcall::cli {

class Runner : public QObject
{
    Q_OBJECT

public:
    Runner(Console& console, RunArguments arguments);
    ~Runner() override;

    /// Starts the run and the event loop; gives the exit code.
    int exec(app::Workspace& workspace, history::Store& store, const RunSpecPtr& spec);

private:
    /// A host that is watched: its log, as far as it has been shown.
    struct Watched
    {
        HostIndex host = 0;
        qsizetype lines = 0;
    };

    void changed(const history::RunChange& change);
    void failed(const Error& error);
    void showWaiting(); // what came while a prompt stood there
    void showProgress();
    void showLog();
    void interrupted();
    void finished();
    int exitCode() const;

    Console& m_console;
    const RunArguments m_arguments;
    Terminal m_terminal;
    app::Interrupt m_interrupt;
    std::unique_ptr<app::RunSession> m_session;
    std::unique_ptr<ResultPrinter> m_printer;
    std::unique_ptr<Questions> m_questions;
    std::unique_ptr<ServerNotices> m_notices;
    std::optional<Watched> m_watched;
    QList<Error> m_failures; // that wait to be shown
    QTimer m_progress;
    QElapsedTimer m_clock;
    bool m_storeFailed = false;
    bool m_cancelled = false;
    std::optional<int> m_exitCode; // once all is done
};

} // namespace rollcall::cli
