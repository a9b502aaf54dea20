// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"

#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "gui/compose/hostlistdialog.h"
#include "gui/compose/preflightrunner.h"
#include "gui/look/commandactions.h"
#include "gui/look/theme.h"
#include "ui_composer.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QPushButton>
#include <QToolButton>

#include <utility>

// The composer on the way to a run: the target is resolved, what is wrong with it is said, Run starts it.
namespace rollcall::gui {

using namespace Qt::StringLiterals;

void Composer::run()
{
    if (m_running)
        return;
    m_runWhenResolved = m_runner->isPending();
    if (m_runWhenResolved)
        m_runner->request(request(), true);
    else
        start();
}

void Composer::resolveAgain()
{
    m_runner->request(request());
}

void Composer::showHosts()
{
    auto* dialog = new HostListDialog(m_runner->result(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Composer::targetEdited()
{
    m_ui->targetEdit->markProblem(0, 0);
    resolveAgain();
    Q_EMIT draftChanged();
}

void Composer::showPreflight()
{
    if (m_runner->isPending()) {
        updateRunButton();
        return;
    }
    const app::Preflight& flight = m_runner->result();
    const bool empty = target().trimmed().isEmpty();
    m_ui->targetEdit->markProblem(0, 0); // the library may have been mended
    if (!flight.problems.isEmpty() && !empty) {
        const TargetError& problem = flight.problems.constFirst();
        m_ui->targetEdit->markProblem(static_cast<int>(problem.position), static_cast<int>(problem.length));
        showProblem(errorText(problem.error), true, !problem.cure.isEmpty());
        const bool group = problem.error.kind == ErrorKind::HostIsGroup;
        m_ui->cureButton->setText(group ? tr("Use the group") : tr("Use as host name"));
        m_ui->cureButton->setToolTip(group ? tr("Take the hosts of the group that is called so")
                                           : tr("Take this word as a host name as it is"));
    } else if (flight.skipped > 0 && !empty) {
        showProblem(tr("%Ln host(s) will be skipped: the list says why.", nullptr, flight.skipped), false, false);
    } else if (!flight.warnings.isEmpty() && !empty) {
        showProblem(errorText(flight.warnings.constFirst()), false, false);
    } else {
        showProblem({}, false, false);
    }
    updateRunButton();
    updateFold();
    Q_EMIT resolved();
    if (std::exchange(m_runWhenResolved, false))
        start();
}

void Composer::showProblem(const QString& text, bool error, bool curable)
{
    const int extent = fontMetrics().height();
    m_ui->problemIcon->setPixmap(theme::icon(error ? u"outcome-failed"_s : u"warning"_s).pixmap(extent, extent));
    m_ui->problemLabel->setTextFormat(Qt::PlainText);
    m_ui->problemLabel->setText(text);
    m_ui->problemLabel->setToolTip(text.toHtmlEscaped());
    QPalette colours = m_ui->problemLabel->palette();
    colours.setColor(QPalette::WindowText, error ? theme::errorColor(palette()) : palette().color(QPalette::WindowText));
    m_ui->problemLabel->setPalette(colours);
    m_ui->cureButton->setVisible(curable);
    m_ui->problemRow->setProperty("wanted", !text.isEmpty());
    m_ui->problemRow->setVisible(!text.isEmpty() && !m_folded);
}

void Composer::cure()
{
    if (m_runner->isPending() || m_runner->result().problems.isEmpty())
        return;
    const TargetError problem = m_runner->result().problems.constFirst();
    QString text = target();
    if (problem.position + problem.length > text.size())
        return;
    text.replace(problem.position, problem.length, problem.cure);
    m_ui->targetEdit->setText(text);
    m_ui->targetEdit->setFocus(Qt::OtherFocusReason);
}

void Composer::updateRunButton()
{
    const app::Preflight& flight = m_runner->result();
    const bool current = !m_runner->isPending();
    const int hosts = static_cast<int>(flight.hosts.size());
    const bool ready = current && flight.ok() && hasCommand() && !m_running;
    m_ui->hostCountButton->setText(hosts == 0 ? tr("No hosts") : tr("%Ln host(s)", nullptr, hosts));
    m_ui->hostCountButton->setEnabled(isPossible(Command::ShowHosts, givenBy(*this)));
    m_ui->runButton->setText(m_running ? tr("Running…") : hosts == 0 ? commandLabel(Command::Run) : tr("Run on %Ln host(s)", nullptr, hosts));
    m_ui->runButton->setEnabled(ready || (m_runner->isPending() && hasCommand() && !m_running));
    const bool production = flight.production && hosts > 0;
    m_ui->runButton->setProperty("production", production);
    m_ui->runButton->setIcon(theme::icon(production ? u"production"_s : u"run"_s));
    QPalette colours = QGuiApplication::palette();
    if (production && ready) {
        colours.setColor(QPalette::Button, theme::productionColor(palette()));
        colours.setColor(QPalette::ButtonText, Qt::white);
    }
    m_ui->runButton->setPalette(colours);
    QFont bold = font();
    bold.setBold(true);
    m_ui->runButton->setFont(bold);
    m_ui->runButton->setToolTip(production ? withKeys(tr("Some of these hosts are production hosts"), Command::Run)
                                : !hasCommand() ? tr("Type a command or load a snippet first")
                                : hosts == 0    ? tr("Say which hosts first")
                                                : withKeys(commandTip(Command::Run), Command::Run));
}

void Composer::start()
{
    if (m_running)
        return;
    if (!m_runner->result().ok() && target().trimmed().isEmpty()) {
        setFolded(false);
        showProblem(tr("Say which hosts first: @group, host names or ranges."), true, false);
        Q_EMIT refused(m_ui->problemLabel->text());
        m_ui->targetEdit->setFocus(Qt::OtherFocusReason);
        return;
    }
    const Result<RunSpecPtr> spec = app::buildRun(m_runner->result(), request());
    if (spec) {
        Q_EMIT runRequested(*spec);
        return;
    }
    setFolded(false);
    showProblem(errorText(spec.error()), true, false);
    Q_EMIT refused(errorText(spec.error()));
    if (spec.error().kind == ErrorKind::MissingParameter)
        m_ui->parameterForm->focusField(spec.error().subject);
    else if (spec.error().kind == ErrorKind::EmptyCommand)
        m_ui->stepsEditor->focusEditor();
}

} // namespace rollcall::gui
