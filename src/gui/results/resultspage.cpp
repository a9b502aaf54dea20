// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultspage.h"

#include "core/base/error.h"
#include "core/result/filter.h"
#include "core/result/runquery.h"
#include "gui/look/commandactions.h"
#include "gui/look/theme.h"
#include "gui/output/changesview.h"
#include "gui/output/encodingbox.h"
#include "gui/results/answersview.h"
#include "gui/results/compareview.h"
#include "gui/results/exportdialog.h"
#include "gui/results/references.h"
#include "gui/results/resultspart.h"
#include "gui/results/runsentence.h"
#include "interchange/export/exportfile.h"
#include "models/results/resultsmodel.h"
#include "models/results/resultsproxy.h"
#include "ui_resultspage.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLocale>
#include <QMenu>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>

#include <limits>
#include <numeric>

// The results of a run: what is shown. Choosing rows and acting on them is in resultspageactions.cpp.
namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ResultsPage::ResultsPage(Syntax& syntax, QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ResultsPage>()), m_model(new models::ResultsModel(this)),
      m_proxy(new models::ResultsProxy(this))
{
    m_ui->setupUi(this);
    m_proxy->setSourceModel(m_model);
    m_ui->views->setModels(m_model, m_proxy);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->outputPane->setSyntax(syntax);
    m_ui->storeLabel->setTextFormat(Qt::PlainText);
    m_ui->storeLabel->hide();
    m_ui->revisionBox->hide();
    keepRoom();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_ui->statusLabel->setText(summarySentence());
        m_ui->views->shown().list()->viewport()->update(); // of what runs, how long it has
    });
    connectParts();
    showEmptyPage();
}

ResultsPage::~ResultsPage() = default;

void ResultsPage::connectParts()
{
    dress(m_ui->stopButton, Command::Stop);
    dress(m_ui->exportButton, Command::Export);
    dress(m_ui->runFailedButton, Command::RunFailed);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &ResultsPage::stopRequested);
    connect(m_ui->outputPane->encodings(), &EncodingBox::activated, this, &ResultsPage::encodingChosen);
    connect(m_ui->exportButton, &QToolButton::clicked, this, &ResultsPage::exportResults);
    connect(m_ui->runFailedButton, &QToolButton::clicked, this,
            [this] { Q_EMIT runAgainRequested(queriedHosts(RunQuery::notOk())); });
    connect(m_ui->revisionBox, &QComboBox::activated, this, &ResultsPage::revisionChosen);
    auto* again = new QMenu(m_ui->runFailedButton);
    again->setObjectName(u"runAgainMenu"_s);
    m_ui->runFailedButton->setMenu(again);
    connect(again, &QMenu::aboutToShow, this, [this, again] { fillRunAgainMenu(again); });
    connect(m_ui->chips, &OutcomeChips::menuAboutToShow, this, &ResultsPage::fillChipMenu);
    connect(m_ui->chips, &OutcomeChips::selectionChanged, this,
            [this] { m_ui->filterBar->setEnds(m_ui->chips->selected(), m_ui->chips->selectedReasons()); });
    connect(m_ui->filterBar, &FilterBar::cleared, this, [this] { m_ui->chips->setSelected({}); });
    connect(m_ui->filterBar, &FilterBar::filterChanged, this, [this] {
        m_proxy->setFilter(m_ui->filterBar->filter());
        m_ui->outputPane->setHits(m_ui->filterBar->textPattern());
    });
    connect(m_ui->outputPane, &OutputPane::message, this, &ResultsPage::message);
    connect(m_ui->outputPane, &OutputPane::hasOutputChanged, this, &ResultsPage::selectionChanged);
    connect(m_ui->views, &ResultsViews::tasksSelected, this, &ResultsPage::showSelection);
    connect(m_ui->views, &ResultsViews::menuRequested, this, &ResultsPage::showMenu);
    connect(m_ui->views, &ResultsViews::rowActivated, this, [this] { m_ui->outputPane->focusOutput(); });
    connect(m_ui->views, &ResultsViews::rowsCopied, this,
            [this](int rows) { Q_EMIT message(tr("Copied %Ln row(s)", nullptr, rows)); });
    changes()->setReferences([this](TaskIndex task) { return referenceOf(*m_ui->views, m_source, task); });
    connect(m_ui->views, &ResultsViews::referenceChanged, changes(), &ChangesView::refresh);
    connect(m_proxy, &models::ResultsProxy::groupedChanged, this, &ResultsPage::groupedChanged);
    connect(m_proxy, &models::ResultsProxy::hitsChanged, this, &ResultsPage::updateHits);
}

void ResultsPage::setRun(const std::shared_ptr<history::StoredRun>& run, const Clock& clock)
{
    m_run = run;
    m_clock = clock;
    m_ui->views->leaveRun();
    m_model->setClock(clock.sinceStart);
    m_model->setRun(run);
    m_source = m_model->source();
    m_stopping = false;
    lookForFailure();
    m_ui->pages->setCurrentWidget(m_ui->runPage);
    m_ui->outputPane->setSource(m_source);
    m_ui->views->enterRun();
    if (!isUnderWay(m_source->summary().state))
        runEnded();
    updateStatus();
    updateHits();
}

void ResultsPage::apply(const history::RunChange& change)
{
    m_model->apply(change);
    m_ui->views->runChanged(change.tasks);
    updateStatus();
    m_ui->outputPane->tasksChanged(m_model->lastChanged(), true);
}

void ResultsPage::runEnded()
{
    m_stopping = false;
    m_proxy->sortFailuresFirst();
    updateStatus();
    updateHits();
    m_ui->outputPane->tasksChanged(selectedTasks(), false);
    m_ui->views->runEnded();
}

void ResultsPage::setStopping(bool stopping)
{
    m_stopping = stopping;
    updateStatus();
}

/// What comes and goes while a run goes moves nothing below it.
void ResultsPage::keepRoom()
{
    QSizePolicy room = m_ui->progressBar->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    m_ui->progressBar->setSizePolicy(room);
    m_ui->statusLabel->setMinimumHeight(
        qMax(m_ui->stopButton->sizeHint().height(), m_ui->runFailedButton->sizeHint().height()));
}

void ResultsPage::setTabRunning(bool running)
{
    m_tabRunning = running;
    updateStatus();
}

void ResultsPage::setRevisions(const QStringList& labels, int current)
{
    const QSignalBlocker blocker(m_ui->revisionBox);
    m_ui->revisionBox->clear();
    m_ui->revisionBox->addItems(labels);
    m_ui->revisionBox->setCurrentIndex(current);
    m_ui->revisionBox->setVisible(labels.size() > 1);
}

void ResultsPage::setCurrentRevision(int index)
{
    const QSignalBlocker blocker(m_ui->revisionBox);
    m_ui->revisionBox->setCurrentIndex(index);
}

void ResultsPage::lookForFailure()
{
    const std::optional<Error> failure = m_run == nullptr ? std::nullopt : m_run->failure();
    m_ui->storeLabel->setVisible(failure.has_value());
    if (!failure)
        return;
    m_ui->storeLabel->setText(errorText(*failure));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->storeLabel->setPalette(colours);
}

Givens ResultsPage::given() const
{
    Givens given;
    given.setFlag(Given::Idle, !m_tabRunning);
    given.setFlag(Given::Stoppable, m_tabRunning && !m_stopping);
    if (m_source == nullptr)
        return given;
    const RunSummary summary = m_source->summary();
    given.setFlag(Given::Rows);
    given.setFlag(Given::Selected, m_ui->views->shown().list()->selectionModel()->hasSelection());
    given.setFlag(Given::Output, m_ui->outputPane->hasOutput());
    given.setFlag(Given::UnderWay, isUnderWay(summary.state));
    given.setFlag(Given::NotOk, summary.outcomes[static_cast<std::size_t>(Outcome::Ok)] < summary.tasks());
    return given;
}

bool ResultsPage::hasRun() const
{
    return m_source != nullptr;
}

bool ResultsPage::isSettled() const
{
    return hasRun() && m_ui->views->shown().isSettled() && m_ui->outputPane->isSettled();
}

void ResultsPage::setHistory(app::History& history)
{
    m_ui->views->compare()->setHistory(history);
}

ChangesView* ResultsPage::changes() const
{
    return m_ui->outputPane->changes();
}

StoredSpecPtr ResultsPage::spec() const
{
    return m_source == nullptr ? nullptr : m_source->spec();
}

ResultsPage::Totals ResultsPage::totals() const
{
    if (m_source == nullptr)
        return {};
    const RunSummary summary = m_source->summary();
    return {summary.tasks(), summary.outcomes[static_cast<std::size_t>(Outcome::Ok)],
            summary.state == RunState::Finished};
}

QString ResultsPage::summarySentence() const
{
    if (m_source == nullptr)
        return {};
    const RunSummary summary = m_source->summary();
    return runSentence(summary, m_model->ends(), {m_clock.worked ? m_clock.worked() : summary.elapsed, m_stopping});
}

void ResultsPage::updateStatus()
{
    if (m_source == nullptr)
        return;
    const RunSummary summary = m_source->summary();
    const int ended = std::accumulate(summary.outcomes.begin(), summary.outcomes.end(), 0);
    const bool running = isUnderWay(summary.state);
    m_ui->progressBar->setRange(0, qMax(1, summary.tasks()));
    m_ui->progressBar->setValue(running ? ended : summary.tasks());
    m_ui->progressBar->setVisible(running);
    const bool ticks = running && m_clock.worked;
    if (!ticks)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
    m_ui->chips->setCounts(m_model->ends().reasons(), running ? summary.tasks() - ended : 0);
    m_ui->statusLabel->setText(summarySentence());
    m_ui->stopButton->setVisible(running);
    m_ui->stopButton->setEnabled(isPossible(Command::Stop, given()));
    m_ui->runFailedButton->setVisible(isPossible(Command::RunFailed, given()));
}

void ResultsPage::updateNoMatch()
{
    const ResultFilter& filter = m_ui->filterBar->filter();
    static const QRegularExpression signs(uR"([\\\[\](){}|*+?^$])"_s);
    const bool looksLikeRegex = !filter.regex && filter.text.contains(signs);
    const bool hasNone = !filter.isEmpty() && m_model->rowCount() > 0 && m_proxy->rowCount() == 0;
    const QString note = !hasNone || m_proxy->isSearching() ? QString()
                         : looksLikeRegex
                             ? tr("No row matches. Regular expressions are off: the button “.*” turns them on.")
                             : tr("No row matches the filter.");
    for (ResultsPart* part : m_ui->views->parts())
        part->setNote(note);
}

void ResultsPage::updateHits()
{
    updateNoMatch();
    const ResultFilter& filter = m_ui->filterBar->filter();
    const QLocale locale;
    if (filter.isEmpty() || m_source == nullptr) {
        m_ui->filterBar->setHits({});
        return;
    }
    QString text = tr("%1 of %2 rows").arg(locale.toString(m_proxy->rowCount()), locale.toString(m_model->rowCount()));
    if (m_proxy->isSearching())
        text += u" · "_s + tr("searching…");
    else if (!filter.text.isEmpty())
        text += u" · "_s + tr("%Ln hit(s)", nullptr,
                              static_cast<int>(qMin<qint64>(m_proxy->hits(), std::numeric_limits<int>::max())));
    m_ui->filterBar->setHits(text);
}

void ResultsPage::showSelection()
{
    if (m_ui->views->view() == ResultsViews::Answers)
        m_ui->outputPane->showFolded(m_ui->views->answers()->selectedTexts());
    else
        m_ui->outputPane->showTasks(selectedTasks());
    Q_EMIT selectionChanged();
}

void ResultsPage::showEmptyPage()
{
    m_ui->pages->setCurrentWidget(m_ui->emptyPage);
    m_ui->progressBar->hide();
    m_ui->emptyIcon->setPixmap(theme::icon(u"run"_s).pixmap(48, 48));
    m_ui->emptyLabel->setText(tr("Say which hosts, say what to run, press Run.\nThe answers will stand here."));
    m_ui->emptyLabel->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace rollcall::gui
