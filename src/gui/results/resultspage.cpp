// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultspage.h"

#include "core/base/error.h"
#include "core/result/filter.h"
#include "core/result/runquery.h"
#include "core/targets/foldednames.h"
#include "gui/look/commandactions.h"
#include "gui/look/headercontroller.h"
#include "gui/look/theme.h"
#include "gui/output/encodingbox.h"
#include "gui/results/exportdialog.h"
#include "gui/results/resultsdelegate.h"
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
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>
#include <numeric>

// The results of a run: what is shown. Choosing rows and acting on them is in resultspageactions.cpp.
namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ResultsPage::ResultsPage(Syntax& syntax, QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ResultsPage>()), m_model(new models::ResultsModel(this)),
      m_proxy(new models::ResultsProxy(this)), m_noMatch(new QLabel)
{
    m_ui->setupUi(this);
    m_proxy->setSourceModel(m_model);
    m_ui->table->setModel(m_proxy);
    m_ui->table->setItemDelegate(new ResultsDelegate(m_ui->table));
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_ui->table->verticalHeader()->hide();
    QHeaderView* const header = m_ui->table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->moveSection(header->visualIndex(models::ResultsModel::FirstLine), header->count() - 1);
    header->moveSection(header->visualIndex(models::ResultsModel::OnHost),
                        header->visualIndex(models::ResultsModel::Reason) + 1);
    for (const int section : {models::ResultsModel::Group, models::ResultsModel::Hits, models::ResultsModel::Address,
                              models::ResultsModel::Started, models::ResultsModel::OnHost})
        header->setSectionHidden(section, true);
    using Model = models::ResultsModel;
    const int unit = fontMetrics().averageCharWidth();
    for (const auto& [section, characters] :
         {std::pair(Model::Host, 20), std::pair(Model::Group, 16), std::pair(Model::Step, 14),
          std::pair(Model::OutcomeColumn, 18), std::pair(Model::Reason, 26), std::pair(Model::ExitCode, 11),
          std::pair(Model::Duration, 12), std::pair(Model::Bytes, 13), std::pair(Model::Hits, 9),
          std::pair(Model::OnHost, 16), std::pair(Model::Address, 20), std::pair(Model::Started, 22)})
        header->resizeSection(section, unit * characters);
    // A state of other columns would not fit.
    m_header = new HeaderController(header, u"results/header%1"_s.arg(Model::columns));
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->outputPane->setSyntax(syntax);
    m_ui->storeLabel->setTextFormat(Qt::PlainText);
    m_ui->storeLabel->hide();
    m_ui->revisionBox->hide();
    keepRoom();
    auto* cover = new QVBoxLayout(m_ui->table->viewport());
    cover->addWidget(m_noMatch, 0, Qt::AlignCenter);
    m_noMatch->setObjectName(u"noMatchLabel"_s);
    m_noMatch->setForegroundRole(QPalette::PlaceholderText);
    m_noMatch->hide();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_ui->statusLabel->setText(summarySentence());
        m_ui->table->viewport()->update(); // of what runs, how long it has
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
    m_ui->table->installEventFilter(this);
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
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultsPage::showSelection);
    connect(m_ui->table, &QWidget::customContextMenuRequested, this, &ResultsPage::showMenu);
    connect(m_ui->table, &QAbstractItemView::activated, this, [this] { m_ui->outputPane->focusOutput(); });
    QHeaderView* const header = m_ui->table->horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this,
            [this, header](int) { m_proxy->sort(header->sortIndicatorSection(), header->sortIndicatorOrder()); });
    connect(m_header, &HeaderController::sectionToggled, this, [this](int section, bool shown) {
        if (section == models::ResultsModel::OnHost)
            m_onHostWanted = shown;
    });
    connect(m_proxy, &models::ResultsProxy::groupedChanged, this, [this, header](bool grouped) {
        if (grouped)
            header->setSortIndicator(-1, Qt::AscendingOrder);
        Q_EMIT groupedChanged(grouped);
    });
    connect(m_proxy, &models::ResultsProxy::hitsChanged, this, &ResultsPage::updateHits);
    connect(m_proxy, &models::ResultsProxy::hitsChanged, this, &ResultsPage::restoreSelection);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this,
            [this] { m_selectionHidden = !m_ui->table->selectionModel()->hasSelection(); });
}

void ResultsPage::setRun(const std::shared_ptr<history::StoredRun>& run, const Clock& clock)
{
    m_run = run;
    m_clock = clock;
    m_hasChosen = false;
    m_isChoosing = true;
    m_model->setClock(clock.sinceStart);
    m_model->setRun(run);
    m_isChoosing = false;
    m_source = m_model->source();
    m_stopping = false;
    lookForFailure();
    m_ui->pages->setCurrentWidget(m_ui->runPage);
    m_ui->outputPane->setSource(m_source);
    m_ui->table->setColumnHidden(models::ResultsModel::Step, m_source->spec()->stepCount() < 2);
    m_ui->table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_onHostShown = false;
    m_ui->table->setColumnHidden(models::ResultsModel::OnHost, !m_onHostWanted);
    showRemoteNews();
    if (!isUnderWay(m_source->summary().state))
        runEnded();
    updateStatus();
    updateHits();
    m_chosen.clear();
    m_selectionHidden = m_proxy->rowCount() == 0;
    chooseFirst();
}

void ResultsPage::apply(const history::RunChange& change)
{
    m_model->apply(change);
    showRemoteNews();
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
    if (!m_hasChosen)
        chooseFirst();
    else if (const QModelIndex read = m_ui->table->currentIndex(); read.isValid())
        m_ui->table->scrollTo(read); // wherever it has been sorted to
}

/// Where the user has not chosen otherwise: what went wrong comes first.
void ResultsPage::chooseFirst()
{
    const QModelIndex first = m_proxy->index(0, 0);
    if (!first.isValid())
        return;
    choose(QItemSelection(first, first));
    m_ui->table->scrollToTop();
}

/// What may still run on hosts has to be seen without a search; after that the user may hide it.
void ResultsPage::showRemoteNews()
{
    if (m_onHostShown || !m_model->ends().hasRemoteNews())
        return;
    m_onHostShown = true;
    m_ui->table->setColumnHidden(models::ResultsModel::OnHost, false);
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
    given.setFlag(Given::Selected, m_ui->table->selectionModel()->hasSelection());
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
    return hasRun() && m_ui->outputPane->isSettled();
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
    m_noMatch->setText(looksLikeRegex
                           ? tr("No row matches. Regular expressions are off: the button “.*” turns them on.")
                           : tr("No row matches the filter."));
    m_noMatch->setVisible(!filter.isEmpty() && m_model->rowCount() > 0 && m_proxy->rowCount() == 0 &&
                          !m_proxy->isSearching());
}

void ResultsPage::updateHits()
{
    updateNoMatch();
    const ResultFilter& filter = m_ui->filterBar->filter();
    const QLocale locale;
    m_ui->table->setColumnHidden(models::ResultsModel::Hits, filter.text.isEmpty());
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
    const QList<TaskIndex> tasks = selectedTasks();
    m_hasChosen = m_hasChosen || (!m_isChoosing && !tasks.isEmpty());
    if (!tasks.isEmpty()) {
        m_chosen = tasks;
        m_selectionHidden = false;
    }
    m_ui->outputPane->showTasks(tasks);
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
