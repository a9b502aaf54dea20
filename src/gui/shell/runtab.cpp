// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/runtab.h"

#include "app/prepare/rerun.h"
#include "app/workspace/workspace.h"
#include "core/run/runrequest.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/targets/targettext.h"
#include "core/verdict/outcome.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/compose/heading.h"
#include "gui/compose/launchcontroller.h"
#include "gui/questions/pagesbar.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runrestorer.h"
#include "gui/shell/tabstarter.h"
#include "history/store/runchange.h"

#include <QStringList>
#include <QVBoxLayout>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

RunTab::RunTab(app::Workspace& workspace, Syntax& syntax, Questioner& questioner, QWidget* parent)
    : QWidget(parent), m_composer(new Composer(workspace.libraries(), syntax, this)),
      m_results(new ResultsPage(syntax, this)), m_runs(questioner), m_pages(new PagesBar(this)),
      m_restorer(new RunRestorer(workspace.history(), this)),
      m_starter(new TabStarter(
          workspace, [this] { return m_runs.isRunning(); },
          [this](std::unique_ptr<app::RunSession> session) { begun(std::move(session)); }, this))
{
    m_composer->setObjectName(u"composer"_s);
    m_results->setObjectName(u"resultsPage"_s);
    m_results->setHistory(workspace.history());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_composer);
    column->addWidget(m_pages);
    column->addWidget(m_results, 1);
    connectParts();
}

void RunTab::connectParts()
{
    connect(m_composer->launch(), &LaunchController::runRequested, this, &RunTab::start);
    connect(m_composer->launch(), &LaunchController::refused, this, &RunTab::refused);
    connect(m_composer, &Composer::draftChanged, this, [this] {
        Q_EMIT draftChanged();
        Q_EMIT changed();
    });
    connect(m_results, &ResultsPage::stopRequested, this, &RunTab::stop);
    connect(m_results, &ResultsPage::stopHostsRequested, &m_runs, &Revisions::stopHosts);
    connect(m_results, &ResultsPage::runAgainRequested, this, &RunTab::runAgain);
    connect(m_results, &ResultsPage::revisionChosen, this, &RunTab::showRevision);
    connect(m_results, &ResultsPage::message, this, &RunTab::message);
    connect(m_results, &ResultsPage::encodingChosen, this, &RunTab::draftChanged);
    connect(&m_runs, &Revisions::added, m_results, [this] { m_results->setRevisions(m_runs.labels(), m_shown); });
    connect(&m_runs, &Revisions::grew, this, [this](int index, const history::RunChange& change) {
        if (index != m_shown)
            return;
        m_results->apply(change);
        m_pages->look(change.hosts);
    });
    connect(&m_runs, &Revisions::stopping, m_results, [this] { m_results->setStopping(true); });
    connect(&m_runs, &Revisions::ended, this, &RunTab::ended);
    connect(&m_runs, &Revisions::storeFailed, m_results, &ResultsPage::lookForFailure);
    connect(&m_runs, &Revisions::message, this, &RunTab::message);
    // Before all that is there: what was run in this tab since the start is newer still.
    connect(m_restorer, &RunRestorer::restored, this, [this](const history::StoredRunPtr& run) {
        m_runs.addBefore(run);
        if (m_shown < 0) {
            showRevision(0);
            m_composer->setFolded(true);
        } else {
            m_results->setCurrentRevision(++m_shown);
        }
        Q_EMIT changed();
    });
    // What Ctrl+Return would run is what the tab shows; what was typed since stays.
    connect(m_starter, &TabStarter::asksAgain, this, [this](const RunRequest& request) {
        if (!m_composer->command().isEdited() || m_composer->request().composition == request.composition)
            m_composer->setRequest(request);
    });
    connect(m_starter, &TabStarter::waits, this, &RunTab::message);
    connect(m_starter, &TabStarter::refused, this, &RunTab::refused);
}

void RunTab::setDraft(const app::Draft& draft)
{
    m_title = draft.title;
    m_results->setEncoding(draft.encoding);
    m_composer->setDraft(draft);
    m_restorer->restore(draft.runIds);
    Q_EMIT changed();
}

app::Draft RunTab::draft() const
{
    app::Draft draft = m_composer->draft();
    draft.title = m_title;
    draft.runIds = m_restorer->left() + m_runs.ids();
    draft.encoding = m_results->encoding();
    return draft;
}

bool RunTab::isBlank() const
{
    return m_runs.count() == 0 && m_restorer->left().isEmpty() && !hasCommand(m_composer->command().now) &&
           m_composer->target().trimmed().isEmpty();
}

RunTab::State RunTab::state() const
{
    if (m_runs.isRunning())
        return State::Running;
    if (m_runs.count() == 0)
        return State::Empty;
    const ResultsPage::Totals totals = m_results->totals();
    if (!totals.ended)
        return State::Ended;
    return totals.ok == totals.tasks ? State::Good : State::Bad;
}

QString RunTab::title() const
{
    if (!m_title.isEmpty())
        return m_title;
    return m_shown < 0 ? titleOf(*m_composer) : m_runs.results(m_shown)->spec()->title;
}

void RunTab::setTitle(const QString& title)
{
    m_title = title;
    Q_EMIT changed();
    Q_EMIT draftChanged();
}

bool RunTab::isSettled() const
{
    return m_runs.count() > 0 && !m_runs.isRunning() && m_results->isSettled();
}

void RunTab::start(const RunSpecPtr& spec, bool agreed, const QList<app::Difference>& differences)
{
    m_starter->start(spec, agreed, differences);
}

void RunTab::stop()
{
    if (!m_runs.isRunning())
        return;
    m_runs.stop(Reason::CancelledByUser);
    Q_EMIT changed();
    Q_EMIT message(tr("Stopping: each host will say whether its command ended."));
}

void RunTab::runAgain(const QList<HostIndex>& hosts)
{
    if (m_shown >= 0 && !hosts.isEmpty())
        m_starter->startAgain(m_runs.results(m_shown)->spec(), hosts);
}

void RunTab::addPastRun(const history::StoredRunPtr& run)
{
    m_composer->setRequest(app::requestOf(*run->spec()));
    m_runs.addPast(run);
    showRevision(m_runs.count() - 1);
    m_composer->setFolded(true);
    Q_EMIT changed();
}

void RunTab::begun(std::unique_ptr<app::RunSession> session)
{
    const auto hosts = static_cast<int>(session->spec()->hosts.size());
    m_runs.add(std::move(session));
    showRevision(m_runs.count() - 1);
    m_composer->setFolded(true);
    m_composer->launch()->setRunning(true);
    m_results->setTabRunning(true);
    m_results->focusTable();
    Q_EMIT message(tr("Running on %Ln host(s)…", nullptr, hosts));
    Q_EMIT changed();
    Q_EMIT draftChanged();
}

void RunTab::ended(int index)
{
    m_composer->launch()->setRunning(m_runs.isRunning());
    m_results->setTabRunning(m_runs.isRunning());
    const bool shown = index == m_shown;
    if (shown)
        m_results->runEnded();
    Q_EMIT changed();
    if (shown)
        Q_EMIT finished(m_results->summarySentence(), state() == State::Good);
}

void RunTab::showRevision(int index)
{
    if (index < 0 || index >= m_runs.count() || index == m_shown)
        return;
    m_shown = index;
    ResultsPage::Clock clock;
    const StoredSpecPtr spec = m_runs.results(index)->spec();
    m_pages->setRun(m_runs.session(index) == nullptr ? nullptr : m_runs.results(index));
    if (app::RunSession* const session = m_runs.session(index)) {
        m_composer->launch()->setShown(session->spec()->request, session->spec()->hosts);
        clock.worked = [session] { return session->worked(); };
        clock.sinceStart = [session] { return session->spec()->elapsed(); };
    } else if (spec->request) {
        m_composer->launch()->setShown(*spec->request, spec->hosts);
    }
    m_results->setRun(m_runs.results(index), clock);
    m_results->setStopping(m_runs.isStopping(index));
    m_results->setCurrentRevision(index);
    m_composer->setShown(headingOf(*spec));
    Q_EMIT changed();
}

} // namespace rollcall::gui
