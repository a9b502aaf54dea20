// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/runtab.h"

#include "app/prepare/preflight.h"
#include "app/prepare/rerun.h"
#include "app/workspace/workspace.h"
#include "core/result/fold.h"
#include "core/run/question.h"
#include "core/run/storedspec.h"
#include "core/targets/targettext.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "history/store/runchange.h"
#include "models/history/runopener.h"

#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostRestored = 5; // older ones are in history
}

RunTab::RunTab(app::Workspace& workspace, Syntax& syntax, Questioner& questioner, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_questioner(questioner),
      m_composer(new Composer(workspace, syntax, this)), m_results(new ResultsPage(syntax, this)),
      m_preparing(u"run again"_s)
{
    m_composer->setObjectName(u"composer"_s);
    m_results->setObjectName(u"resultsPage"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_composer);
    column->addWidget(m_results, 1);
    connect(m_composer->launch(), &LaunchController::runRequested, this, &RunTab::start);
    connect(m_composer->launch(), &LaunchController::refused, this, &RunTab::refused);
    connect(m_composer, &Composer::draftChanged, this, [this] {
        Q_EMIT draftChanged();
        Q_EMIT changed();
    });
    connect(m_results, &ResultsPage::stopRequested, this, &RunTab::stop);
    connect(m_results, &ResultsPage::stopHostsRequested, this, &RunTab::stopHosts);
    connect(m_results, &ResultsPage::runAgainRequested, this, &RunTab::runAgain);
    connect(m_results, &ResultsPage::revisionChosen, this, &RunTab::showRevision);
    connect(m_results, &ResultsPage::message, this, &RunTab::message);
    connect(m_results, &ResultsPage::targetRequested, this, [this](const QStringList& names) {
        Q_EMIT targetForNewTab(foldNames(names));
    });
}

RunTab::~RunTab() = default;

void RunTab::setDraft(const app::Draft& draft)
{
    m_title = draft.title;
    m_composer->setDraft(draft);
    if (!draft.runIds.isEmpty()) {
        m_restoring = draft.runIds.mid(std::max<qsizetype>(0, draft.runIds.size() - mostRestored));
        m_workspace.withStore(this, [this](const Result<app::Workspace::StorePtr>& store) { restoreFrom(store); });
    }
    Q_EMIT changed();
}

void RunTab::restoreFrom(const Result<app::Workspace::StorePtr>& store)
{
    if (!store)
        return m_restoring.clear();
    m_opener = new models::RunOpener(*store, this);
    connect(m_opener, &models::RunOpener::opened, this, &RunTab::addRestored);
    connect(m_opener, &models::RunOpener::failed, this, [this] {
        m_restoring.removeLast();
        restoreNext();
    });
    restoreNext();
}

// The newest first: it is what one wants to see. What cannot be opened is no longer in history.
void RunTab::restoreNext()
{
    if (m_restoring.isEmpty())
        m_opener->deleteLater();
    else
        m_opener->open(m_restoring.constLast());
}

// Before all that is there: what was run in this tab since the start is newer still.
void RunTab::addRestored(std::shared_ptr<history::StoredRun> run)
{
    m_restoring.removeLast();
    m_revisions.insert(m_revisions.begin(), Revision{std::move(run), nullptr});
    if (m_shown < 0) {
        showRevision(0);
        m_composer->setFolded(true);
    } else {
        ++m_shown;
    }
    updateRevisions();
    Q_EMIT changed();
    restoreNext();
}

app::Draft RunTab::draft() const
{
    app::Draft draft = m_composer->draft();
    draft.title = m_title;
    draft.runIds = m_restoring;
    for (const Revision& revision : m_revisions)
        draft.runIds.append(revision.results->spec()->id);
    return draft;
}

bool RunTab::isBlank() const
{
    return m_revisions.empty() && m_restoring.isEmpty() && !hasCommand(m_composer->command().now) && m_composer->target().trimmed().isEmpty();
}

bool RunTab::isRunning() const
{
    return runningSession() != nullptr;
}

bool RunTab::isStopping() const
{
    const app::RunSession* const session = runningSession();
    return session == nullptr || session->isCancelling();
}

RunTab::State RunTab::state() const
{
    if (isRunning())
        return State::Running;
    if (m_revisions.empty())
        return State::Empty;
    const ResultsPage::Totals totals = m_results->totals();
    if (!totals.ended)
        return State::Ended;
    return totals.ok == totals.tasks ? State::Good : State::Bad;
}

QString RunTab::title() const
{
    return m_title.isEmpty() ? m_composer->command().title() : m_title;
}

void RunTab::setTitle(const QString& title)
{
    m_title = title;
    Q_EMIT changed();
    Q_EMIT draftChanged();
}

bool RunTab::isSettled() const
{
    return !m_revisions.empty() && !isRunning() && m_results->isSettled();
}

void RunTab::start(const RunSpecPtr& spec)
{
    if (isRunning() || m_starting)
        return;
    startKept(spec, m_workspace.settings().keepHistory);
}

void RunTab::startKept(const RunSpecPtr& spec, bool keepHistory)
{
    if (m_starting)
        return;
    m_starting = true;
    m_workspace.withStoreForRun(keepHistory, this, [this, spec, keepHistory](const Result<app::Workspace::StorePtr>& store) {
        m_starting = false;
        startIn(store, spec, keepHistory);
    });
}

void RunTab::startIn(const Result<app::Workspace::StorePtr>& store, const RunSpecPtr& spec, bool keepHistory)
{
    if (!store) {
        showNotStarted(keepHistory ? spec : nullptr, store.error());
        Q_EMIT refused(errorText(store.error()));
        return;
    }
    auto session = app::RunSession::start(m_workspace.engine(), **store, spec, keepHistory);
    if (!session) {
        showNotStarted(keepHistory ? spec : nullptr, session.error());
        Q_EMIT refused(errorText(session.error()));
        return;
    }
    Revision revision{(*session)->results(), std::move(*session)};
    revision.session->useKeyring(m_workspace.keyring(), m_workspace.identities());
    connectSession(revision.session.get());
    addRevision(std::move(revision));
    m_composer->setFolded(true);
    m_composer->launch()->setRunning(true);
    m_results->setTabRunning(true);
    m_results->focusTable();
    Q_EMIT message(tr("Running on %Ln host(s)…", nullptr, static_cast<int>(spec->hosts.size())));
    Q_EMIT changed();
    Q_EMIT draftChanged();
}

// Nothing ran, and the run is not lost: where only history stands in the way, it can do without.
void RunTab::showNotStarted(const RunSpecPtr& withoutHistory, const Error& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not started"), {}, QMessageBox::Cancel, this);
    box->setObjectName(u"notStartedBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(errorText(error));
    if (withoutHistory) {
        box->setInformativeText(tr("The run can do without history: its results are there for as long as its tab is."));
        QPushButton* without = box->addButton(tr("&Run without history"), QMessageBox::AcceptRole);
        without->setObjectName(u"withoutHistoryButton"_s);
        connect(without, &QPushButton::clicked, this, [this, withoutHistory] {
            if (!isRunning())
                startKept(withoutHistory, false);
        });
    }
    box->open();
}

void RunTab::stop()
{
    if (app::RunSession* session = runningSession()) {
        session->cancel();
        m_results->setStopping(true);
        Q_EMIT changed();
        Q_EMIT message(tr("Stopping: each host will say whether its command ended."));
    }
}

void RunTab::stopToQuit()
{
    if (app::RunSession* session = runningSession()) {
        session->cancel(Reason::CancelledByQuit);
        m_results->setStopping(true);
    }
}

int RunTab::openHosts() const
{
    const app::RunSession* const session = runningSession();
    if (session == nullptr)
        return 0;
    const auto ended = session->results()->phases().at(static_cast<std::size_t>(HostPhase::Done));
    return static_cast<int>(session->spec()->hosts.size()) - ended;
}

void RunTab::stopHosts(const QList<HostIndex>& hosts)
{
    if (app::RunSession* session = runningSession()) {
        for (const HostIndex host : hosts)
            session->cancelHost(host);
    }
}

// What is known of a run does not start it: whatever it was, it is prepared anew, as things are now.
void RunTab::runAgain(const QList<HostIndex>& hosts)
{
    if (m_shown < 0 || hosts.isEmpty() || isRunning() || m_starting || m_preparing.isBusy())
        return;
    m_preparing.run(
        [surroundings = m_workspace.surroundings(), hosts,
         run = m_revisions[static_cast<std::size_t>(m_shown)].results->spec()](const std::stop_token&) {
            return app::prepareAgain(*surroundings, *run, hosts);
        },
        [this](const Result<app::Rerun>& again) {
            if (again)
                startAgain(*again);
            else
                refuse(again.error());
        });
}

void RunTab::startAgain(const app::Rerun& again)
{
    const Result<RunSpecPtr> spec = app::buildRun(again.preflight, again.request, again.parent);
    if (!spec)
        return refuse(spec.error());
    if (again.differences.isEmpty())
        startPrepared(again.request, *spec);
    else
        askAboutDifferences(again, *spec);
}

void RunTab::refuse(const Error& error)
{
    showNotStarted(nullptr, error);
    Q_EMIT refused(errorText(error));
}

/// What Ctrl+Return would run is what the tab shows; what was typed since stays.
void RunTab::startPrepared(const RunRequest& request, const RunSpecPtr& spec)
{
    if (!m_composer->command().isEdited() || m_composer->request().composition == request.composition)
        m_composer->setRequest(request);
    start(spec);
}

void RunTab::askAboutDifferences(const app::Rerun& again, const RunSpecPtr& spec)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not as it was then"), {}, QMessageBox::Cancel, this);
    box->setObjectName(u"differencesBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Not all of it is as it was in that run:"));
    const QStringList texts = app::differenceTexts(again.differences);
    box->setInformativeText(texts.join(u'\n'));
    if (texts.size() < again.differences.size())
        box->setDetailedText(app::differenceTexts(again.differences, again.differences.size()).join(u'\n'));
    QPushButton* run = box->addButton(tr("&Run all the same"), QMessageBox::AcceptRole);
    run->setObjectName(u"runNowButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(run, &QPushButton::clicked, this, [this, request = again.request, spec] { startPrepared(request, spec); });
    box->open();
}

void RunTab::addPastRun(std::shared_ptr<history::StoredRun> run)
{
    m_results->setRun(run);
    m_composer->setRequest(app::requestOf(*run->spec()));
    addRevision({std::move(run), nullptr});
    m_composer->setFolded(true);
    Q_EMIT changed();
}

void RunTab::addRevision(Revision revision)
{
    m_revisions.push_back(std::move(revision));
    updateRevisions();
    showRevision(static_cast<int>(m_revisions.size()) - 1);
}

void RunTab::showRevision(int index)
{
    if (index < 0 || index >= static_cast<int>(m_revisions.size()) || index == m_shown)
        return;
    m_shown = index;
    const Revision& revision = m_revisions[static_cast<std::size_t>(index)];
    m_results->setRun(revision.results);
    m_results->setStopping(revision.session != nullptr && revision.session->isCancelling());
    m_results->setCurrentRevision(index);
}

void RunTab::connectSession(app::RunSession* session)
{
    connect(session, &app::RunSession::changed, this, [this, session](const history::RunChange& change) {
        if (m_shown >= 0 && m_revisions[static_cast<std::size_t>(m_shown)].session.get() == session)
            m_results->apply(change);
    });
    connect(session, &app::RunSession::questionAsked, this, [this, session](const std::shared_ptr<Question>& question) {
        m_questioner.ask(session, question, [guarded = QPointer<app::RunSession>(session)](Answer&& answer) {
            if (guarded != nullptr)
                guarded->answer(std::move(answer));
        });
    });
    connect(session, &app::RunSession::questionWithdrawn, this,
            [this, session](quint64 id) { m_questioner.withdraw(session, id); });
    connect(session, &app::RunSession::keyringFailed, this,
            [this](const Error& error) { Q_EMIT message(errorText(error)); });
    connect(session, &app::RunSession::storeFailed, m_results, &ResultsPage::lookForFailure);
    connect(session, &app::RunSession::finished, this, [this, session] { sessionFinished(session); });
}

void RunTab::sessionFinished(app::RunSession* session)
{
    m_composer->launch()->setRunning(isRunning());
    m_results->setTabRunning(isRunning());
    const bool shown = m_shown >= 0 && m_revisions[static_cast<std::size_t>(m_shown)].session.get() == session;
    if (shown)
        m_results->runEnded();
    updateRevisions();
    Q_EMIT changed();
    if (shown)
        Q_EMIT finished(m_results->summarySentence(), state() == State::Good);
}

void RunTab::updateRevisions()
{
    QStringList labels;
    for (std::size_t i = 0; i < m_revisions.size(); ++i) {
        const StoredSpecPtr spec = m_revisions[i].results->spec();
        labels.append(tr("Run %1 · %2 · %Ln host(s)", nullptr, static_cast<int>(spec->hosts.size()))
                          .arg(i + 1)
                          .arg(QLocale().toString(spec->created.toLocalTime(), u"HH:mm:ss"_s)));
    }
    m_results->setRevisions(labels, m_shown);
}

app::RunSession* RunTab::runningSession() const
{
    for (const Revision& revision : m_revisions) {
        if (revision.session != nullptr && !revision.session->isOver())
            return revision.session.get();
    }
    return nullptr;
}

} // namespace rollcall::gui
