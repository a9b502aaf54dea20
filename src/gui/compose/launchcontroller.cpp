// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/launchcontroller.h"

#include "app/prepare/filledin.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/wayremarks.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/targets/target.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/hostlistdialog.h"
#include "gui/compose/targetedit.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QList>
#include <QMap>
#include <QPalette>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

/// What one click mends, in the order of the text: all words that nothing knows, or the first problem alone.
QList<TargetError> cures(const QList<TargetError>& problems)
{
    const TargetError& first = problems.constFirst();
    if (first.error.kind != ErrorKind::UnknownHost)
        return {first};
    QMap<qsizetype, TargetError> byPlace;
    for (const TargetError& problem : problems) {
        if (problem.error.kind == ErrorKind::UnknownHost && !problem.cure.isEmpty())
            byPlace.insert(problem.position, problem);
    }
    return byPlace.values();
}

} // namespace

LaunchController::LaunchController(PreflightRunner::SurroundingsSource surroundings,
                                   std::function<RunRequest()> request, const Parts& parts, QObject* parent)
    : QObject(parent), m_request(std::move(request)), m_parts(parts),
      m_runner(new PreflightRunner(std::move(surroundings), this))
{
    dress(m_parts.hostCount, Command::ShowHosts);
    dress(m_parts.run, Command::Run);
    m_parts.problem.keepRoom();
    QSizePolicy beside = m_parts.cure->sizePolicy();
    beside.setRetainSizeWhenHidden(true);
    m_parts.cure->setSizePolicy(beside);
    m_parts.run->setDefault(false);
    m_parts.run->setAutoDefault(false);
    connect(m_parts.run, &QPushButton::clicked, this, [this] { run(); });
    connect(m_parts.hostCount, &QToolButton::clicked, this, &LaunchController::showHosts);
    connect(m_parts.cure, &QPushButton::clicked, this, &LaunchController::cure);
    connect(m_runner, &PreflightRunner::finished, this, [this] {
        m_shown.resolved(m_runner->result(), m_request().composition);
        refresh();
    });
    connect(m_runner, &PreflightRunner::pendingChanged, this, &LaunchController::updateRunButton);
}

const app::Preflight& LaunchController::preflight() const
{
    return m_runner->result();
}

bool LaunchController::isResolved() const
{
    return !m_runner->isPending();
}

void LaunchController::run(bool agreed)
{
    if (m_running)
        return;
    m_agreed = agreed;
    m_runWhenResolved = m_runner->isPending();
    if (m_runWhenResolved)
        m_runner->request(m_request(), true);
    else
        start();
}

void LaunchController::resolve()
{
    m_shown.expect(ShownHosts::Cause::Asked);
    m_runner->request(m_request());
}

void LaunchController::follow(bool edited)
{
    m_shown.expect(edited ? ShownHosts::Cause::Edited : ShownHosts::Cause::Elsewhere);
    m_runner->request(m_request());
}

void LaunchController::setRunning(bool running)
{
    m_running = running;
    m_newsTold = m_newsTold || running;
    updateRunButton();
}

void LaunchController::setFolded(bool folded)
{
    m_parts.problem.setFolded(folded);
}

void LaunchController::showHosts()
{
    auto* dialog =
        new HostListDialog(m_runner->result(), app::variablesIn(m_request().composition), m_parts.run->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    if (!m_runner->isPending())
        m_shown.show(m_runner->result().hosts);
}

bool LaunchController::asksFor(const RunRequest& hosts) const
{
    const RunRequest now = m_request();
    return hosts.target == now.target && hosts.only == now.only && hosts.overrides == now.overrides;
}

void LaunchController::setNews(const std::optional<app::Difference>& news)
{
    m_newsTold = m_newsTold && news == m_news;
    m_news = news;
}

void LaunchController::refresh()
{
    updateRunButton();
    if (m_runner->isPending())
        return;
    const app::Preflight& flight = m_runner->result();
    const bool empty = m_parts.target->text().trimmed().isEmpty();
    m_parts.target->markProblem(0, 0); // the library may have been mended
    if (!flight.problems.isEmpty() && !empty)
        showCure();
    else if (const QList<Error> hidden = app::commandWarnings(m_request().composition); !hidden.isEmpty())
        showProblem(errorText(hidden.constFirst()), false, false);
    else if (flight.skipped > 0 && !empty)
        showProblem(tr("%Ln host(s) will be skipped: the list says why.", nullptr, flight.skipped), false, false);
    else if (const QString caution = app::cautionTexts(flight.ways, 2).join(u' '); !caution.isEmpty() && !empty)
        showProblem(caution, false, false);
    else if (const QString same = app::sameLoginTexts(flight.hosts, 2).join(u' '); !same.isEmpty() && !empty)
        showProblem(same, false, false);
    else if (!flight.warnings.isEmpty() && !empty)
        showProblem(errorText(flight.warnings.constFirst()), false, false);
    else
        showProblem({}, false, false);
    Q_EMIT resolved();
    if (std::exchange(m_runWhenResolved, false))
        start();
}

void LaunchController::showCure()
{
    const TargetError& problem = m_runner->result().problems.constFirst();
    m_parts.target->markProblem(static_cast<int>(problem.position), static_cast<int>(problem.length));
    showProblem(errorText(problem.error), true, !problem.cure.isEmpty());
    const bool group = problem.error.kind == ErrorKind::HostIsGroup;
    const bool otherwise = problem.error.kind == ErrorKind::TargetSyntax;
    const auto names = static_cast<int>(cures(m_runner->result().problems).size());
    m_parts.cure->setText(group       ? tr("Use the group")
                          : otherwise ? tr("Write it so")
                          : names > 1 ? tr("Use all %Ln as host names", nullptr, names)
                                      : tr("Use as host name"));
    m_parts.cure->setToolTip(group       ? tr("Take the hosts of the group that is called so")
                             : otherwise ? tipText(problem.cure)
                                         : tr("Take this word as a host name as it is"));
}

void LaunchController::showProblem(const QString& text, bool error, bool curable)
{
    m_parts.cure->setVisible(curable);
    m_parts.problem.show(text, error ? NoteRow::Kind::Error : NoteRow::Kind::Warning, tipText(text));
}

void LaunchController::cure()
{
    if (m_runner->isPending() || m_runner->result().problems.isEmpty())
        return;
    const QList<TargetError> problems = cures(m_runner->result().problems);
    QString text = m_parts.target->text();
    for (auto problem = problems.crbegin(); problem != problems.crend(); ++problem) {
        if (problem->position + problem->length > text.size())
            return;
        text.replace(problem->position, problem->length, problem->cure);
    }
    m_parts.target->setText(text);
    m_parts.target->setFocus(Qt::OtherFocusReason);
}

void LaunchController::updateRunButton()
{
    const app::Preflight& flight = m_runner->result();
    const bool pending = m_runner->isPending();
    const int hosts = static_cast<int>(flight.hosts.size());
    const bool command = hasCommand(m_request().composition);
    const bool ready = !pending && flight.ok() && command && !m_running;
    m_parts.hostCount->setText(hosts == 0 ? tr("No hosts") : tr("%Ln host(s)", nullptr, hosts));
    m_parts.hostCount->setEnabled(isPossible(Command::ShowHosts, hosts == 0 ? Givens() : Given::Hosts));
    m_parts.run->setText(m_running    ? tr("Running…")
                         : hosts == 0 ? commandLabel(Command::Run)
                                      : tr("Run on %Ln host(s)", nullptr, hosts));
    m_parts.run->setEnabled(ready || (pending && command && !m_running));
    const bool production = flight.production && hosts > 0;
    m_parts.run->setProperty("production", production);
    m_parts.run->setIcon(theme::icon(production ? u"production"_s : u"run"_s));
    QPalette colours = QGuiApplication::palette();
    if (production && ready) {
        colours.setColor(QPalette::Button, theme::productionColor(m_parts.run->parentWidget()->palette()));
        colours.setColor(QPalette::ButtonText, Qt::white);
    }
    m_parts.run->setPalette(colours);
    QFont bold = m_parts.run->parentWidget()->font();
    bold.setBold(true);
    m_parts.run->setFont(bold);
    m_parts.run->setToolTip(production   ? withKeys(tr("Some of these hosts are production hosts"), Command::Run)
                            : !command   ? tr("Type a command or load a snippet first")
                            : hosts == 0 ? tr("Say which hosts first")
                                         : withKeys(commandTip(Command::Run), Command::Run));
}

void LaunchController::start()
{
    if (m_running)
        return;
    const bool empty = m_parts.target->text().trimmed().isEmpty();
    if (!m_runner->result().ok() && empty)
        return refuse(tr("Say which hosts first: @group, host names or ranges."),
                      {ErrorKind::EmptyTarget, {}, {}, {}, 0});
    const RunRequest request = m_request();
    const Result<RunSpecPtr> spec = app::buildRun(m_runner->result(), request);
    if (!spec)
        return refuse(errorText(spec.error()), spec.error());
    QList<app::Difference> differences = m_shown.differences(m_runner->result(), request.composition);
    if (m_news && !m_newsTold)
        differences.prepend(*m_news);
    Q_EMIT runRequested(*spec, m_agreed, differences);
}

void LaunchController::refuse(const QString& why, const Error& error)
{
    showProblem(why, true, false);
    Q_EMIT refused(why, error);
}

} // namespace rollcall::gui
