// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/runner.h"

#include "app/person/keyring.h"
#include "app/workspace/workspace.h"
#include "cli/run/exports.h"
#include "cli/run/progressline.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/question.h"
#include "history/store/earlierrun.h"
#include "history/store/recorder.h"
#include "history/store/store.h"

#include <QCoreApplication>

#include <unistd.h>

#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Runner::Runner(Console& console, RunArguments arguments) : m_console(console), m_arguments(std::move(arguments))
{
    connect(&m_interrupt, &app::Interrupt::interrupted, this, &Runner::interrupted);
    connect(&m_progress, &QTimer::timeout, this, &Runner::showProgress);
    m_console.writer().heed(m_interrupt.descriptor(), [this] { m_interrupt.take(); });
}

Runner::~Runner()
{
    m_console.writer().heed(-1, {});
}

int Runner::exec(app::Workspace& workspace, history::Store& store, const RunSpecPtr& spec)
{
    for (HostIndex host = 0; host < static_cast<HostIndex>(spec->hosts.size()); ++host) {
        if (spec->hosts[host].name == m_arguments.verboseHost)
            m_watched = Watched{host};
    }
    if (!m_arguments.verboseHost.isEmpty() && !m_watched)
        return m_console.fail({ErrorKind::UnknownHost, m_arguments.verboseHost, {}, {}});
    const Result<std::shared_ptr<history::Recorder>> recorder = store.record(spec, m_arguments.keepHistory);
    if (!recorder)
        return m_console.failHistory(recorder.error());
    m_clock.start();
    m_session = app::RunSession::start(workspace.runs().engine(), *recorder, spec);
    m_session->useKeyring(workspace.person().keyring(), workspace.person().identities());
    m_printer = std::make_unique<ResultPrinter>(m_console, m_arguments.outputs, m_session->results(), [this, &store] {
        return history::earlierRun(store, *m_session->results());
    });
    m_notices = std::make_unique<ServerNotices>(m_console, m_session->results());
    m_questions = std::make_unique<Questions>(m_console, m_terminal,
                                              [this](Answer&& answer) { m_session->answer(std::move(answer)); });
    m_questions->rememberAnswers(m_arguments.remember);
    connect(m_questions.get(), &Questions::closed, this, &Runner::showWaiting);
    connect(m_session.get(), &app::RunSession::notKept, this, &Runner::failed);
    connect(m_session.get(), &app::RunSession::keepingEnded, this, [this] {
        if (m_exitCode)
            QCoreApplication::exit(*m_exitCode);
    });
    connect(m_session.get(), &app::RunSession::changed, this, &Runner::changed);
    connect(m_session.get(), &app::RunSession::questionAsked, m_questions.get(), &Questions::add);
    connect(m_session.get(), &app::RunSession::questionWithdrawn, m_questions.get(), &Questions::withdraw);
    connect(m_session.get(), &app::RunSession::storeFailed, this, [this](const Error& error) {
        m_storeFailed = true;
        failed(error);
    });
    connect(m_session.get(), &app::RunSession::finished, this, &Runner::finished);
    if (m_console.errIsTerminal() && !m_arguments.outputs.quiet)
        m_progress.start(200ms);
    return QCoreApplication::exec();
}

void Runner::changed(const history::RunChange& change)
{
    for (const TaskIndex task : change.tasks)
        m_printer->taskChanged(task);
    m_notices->changed(change.hosts);
    showWaiting();
}

void Runner::failed(const Error& error)
{
    m_failures.append(error);
    showWaiting();
}

void Runner::showWaiting()
{
    if (m_questions->isAsking())
        return;
    for (const Error& error : std::exchange(m_failures, {}))
        m_console.failHistory(error);
    m_printer->show();
    showLog();
    m_notices->show();
    if (m_console.outIsBroken() && !m_session->isCancelling())
        m_session->cancel(); // nobody reads the results any more
}

void Runner::showLog()
{
    if (!m_watched)
        return;
    const QStringList lines = m_session->results()->log(m_watched->host);
    for (qsizetype& line = m_watched->lines; line < lines.size();)
        m_console.errLine(displayLine(m_arguments.verboseHost) + u": "_s, lines[line++]);
}

void Runner::showProgress()
{
    if (m_questions->isAsking())
        return;
    const auto phases = m_session->results()->phases();
    int active = 0;
    for (int phase = 0; phase < hostPhaseCount; ++phase) {
        const auto each = static_cast<HostPhase>(phase);
        if (each != HostPhase::Waiting && each != HostPhase::Done)
            active += phases[static_cast<size_t>(phase)];
    }
    m_console.setStatusLine(
        progressLine(m_session->results()->summary(), active, m_session->isCancelling(), m_terminal.columns()));
}

void Runner::interrupted()
{
    if (m_cancelled) {
        m_console.writer().waitNoMore();
        m_questions->abandon();
        m_console.setStatusLine({});
        m_console.err(tr("Quitting; what runs on the hosts is left to itself."));
        ::_exit(WasCancelled); // the recorder has written what came until now, the run is marked interrupted
    }
    m_cancelled = true;
    m_console.writer().hurry();
    m_questions->abandon();
    m_console.err(tr("Cancelling; asking each host what became of its command. Ctrl-C again quits."));
    m_session->cancel();
}

void Runner::finished()
{
    m_progress.stop();
    m_console.setStatusLine({});
    showWaiting();
    m_printer->finish();
    showLog();
    const ResultSource& results = *m_session->results();
    const bool written = writeExports(results, m_arguments.outputs, m_console);
    const RunSummary summary = results.summary();
    if (!m_arguments.outputs.quiet) {
        const QString who = summary.steps > 1
                                ? tr("%n host(s), %1 steps each", nullptr, summary.hosts).arg(summary.steps)
                                : tr("%n host(s)", nullptr, summary.hosts);
        const QString seconds = QString::number(double(m_clock.elapsed()) / 1000, 'f', 1);
        m_console.err(tr("%1: %2, in %3 s", "3 hosts: 3 ok, in 1.2 s").arg(who, countsText(summary), seconds));
    }
    const int code = exitCode();
    m_exitCode = code == AllOk && !written ? int(SomeNotOk) : code;
    if (!m_session->isKeeping()) // else when the keyring has answered
        QCoreApplication::exit(*m_exitCode);
}

int Runner::exitCode() const
{
    if (m_cancelled)
        return WasCancelled;
    const RunSummary summary = m_session->results()->summary();
    const bool allOk = summary.outcomes[static_cast<size_t>(Outcome::Ok)] == summary.tasks();
    return allOk && !m_storeFailed ? AllOk : SomeNotOk;
}

} // namespace rollcall::cli
