// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultsviews.h"

#include "app/person/inifile.h"
#include "core/base/text.h"
#include "core/result/resultsource.h"
#include "core/run/storedspec.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/answersview.h"
#include "gui/results/compareview.h"
#include "gui/results/masksbutton.h"
#include "gui/results/resultstable.h"
#include "gui/results/rowcopier.h"
#include "gui/results/viewmemory.h"
#include "models/results/resultsmodel.h"
#include "models/results/resultsproxy.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QTabBar>
#include <QToolButton>
#include <QWidget>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

ResultsViews::ResultsViews(QWidget* parent)
    : QTabWidget(parent), m_answers(new AnswersView), m_table(new ResultsTable), m_compare(new CompareView),
      m_masks(new MasksButton), m_sort(new QToolButton)
{
    setDocumentMode(true);
    tabBar()->setAccessibleName(tr("How to look at the results"));
    m_answers->setObjectName(u"answers"_s);
    m_answers->setAccessibleName(tr("Answers"));
    m_table->setObjectName(u"table"_s);
    m_table->setAccessibleName(tr("Results"));
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_answers), static_cast<QAbstractItemView*>(m_table), m_compare->list()}) {
        view->setAlternatingRowColors(true);
        view->setSelectionBehavior(QAbstractItemView::SelectRows);
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        view->setTabKeyNavigation(false);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        view->setFrameShape(QFrame::NoFrame);
    }
    addTab(m_answers, commandLabel(Command::ShowAnswers));
    addTab(m_table, commandLabel(Command::ShowTable));
    addTab(m_compare, commandLabel(Command::ShowCompare));

    auto* corner = new QWidget;
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_masks->setObjectName(u"masksButton"_s);
    m_sort->setObjectName(u"sortButton"_s);
    m_sort->setAutoRaise(true);
    m_sort->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    dress(m_sort, Command::SortNow);
    row->addWidget(m_sort);
    row->addWidget(m_masks);
    setCornerWidget(corner);
    connectParts();
    updateParts();
}

void ResultsViews::connectParts()
{
    connect(this, &QTabWidget::currentChanged, this, [this] {
        updateParts();
        remember();
        showTasks();
        Q_EMIT tasksSelected();
        Q_EMIT referenceChanged();
    });
    const auto take = [this](auto* view, QAbstractItemView* list, View which) {
        connect(view, &std::remove_pointer_t<decltype(view)>::tasksSelected, this, [this, which] {
            if (this->view() == which)
                Q_EMIT tasksSelected();
        });
        connect(list, &QWidget::customContextMenuRequested, this, [this, list](const QPoint& position) {
            Q_EMIT menuRequested(list->viewport()->mapToGlobal(position));
        });
        connect(list, &QAbstractItemView::activated, this, &ResultsViews::rowActivated);
        connect(view->copier(), &RowCopier::copied, this, &ResultsViews::rowsCopied);
    };
    take(m_answers, m_answers, Answers);
    take(m_table, m_table, Table);
    take(m_compare, m_compare->list(), Compare);
    connect(m_answers, &AnswersView::changed, this, &ResultsViews::updateParts);
    connect(m_answers, &AnswersView::changed, this, &ResultsViews::referenceChanged);
    connect(m_compare, &CompareView::compared, this, &ResultsViews::referenceChanged);
    connect(m_sort, &QToolButton::clicked, m_answers, &AnswersView::sortNow);
    connect(m_masks, &MasksButton::masksChosen, this, [this](const MaskSet& masks) {
        (void)m_answers->setMasks(masks); // they were tried where they were chosen
        m_compare->setMasks(masks);
        remember();
        Q_EMIT referenceChanged();
    });
}

void ResultsViews::setModels(models::ResultsModel* model, models::ResultsProxy* proxy)
{
    m_model = model;
    m_table->setModels(model, proxy);
    connect(proxy, &models::ResultsProxy::hitsChanged, this, &ResultsViews::showTasks);
}

void ResultsViews::setHistory(app::History& history)
{
    m_compare->setHistory(history);
}

/// In a view that is not the table: those that are in it.
void ResultsViews::showTasks()
{
    if (m_model == nullptr || m_model->source() == nullptr)
        return;
    if (view() == Answers)
        m_answers->setTasks(shownTasks());
    else if (view() == Compare)
        m_compare->setTasks(shownTasks());
}

void ResultsViews::leaveRun()
{
    m_table->leaveRun();
    m_answers->setSource(nullptr);
    m_compare->setSource(nullptr);
}

void ResultsViews::enterRun()
{
    recall();
    m_answers->setSource(m_model->source());
    m_compare->setSource(m_model->source());
    m_table->enterRun();
    showTasks();
    updateParts();
}

void ResultsViews::runChanged(const std::vector<TaskIndex>& tasks)
{
    m_table->showRemoteNews();
    m_answers->refresh(tasks);
}

void ResultsViews::runEnded()
{
    m_table->runEnded();
    m_answers->runEnded();
    m_compare->refresh();
}

void ResultsViews::show(View view)
{
    setCurrentIndex(view);
    rows()->setFocus(Qt::OtherFocusReason);
}

QAbstractItemView* ResultsViews::rows() const
{
    return view() == Answers ? m_answers
           : view() == Table ? static_cast<QAbstractItemView*>(m_table)
                             : m_compare->list();
}

QList<TaskIndex> ResultsViews::selectedTasks() const
{
    return view() == Answers ? m_answers->selectedTasks()
           : view() == Table ? m_table->selectedTasks()
                             : m_compare->selectedTasks();
}

QList<TaskIndex> ResultsViews::shownTasks() const
{
    return m_table->shownTasks();
}

void ResultsViews::selectWith(const QSet<Reason>& reasons)
{
    if (view() == Compare) // whose rows are not told apart by reasons
        show(Table);
    if (view() == Answers)
        m_answers->selectWith(reasons);
    else
        m_table->selectWith(reasons);
}

void ResultsViews::copyRows()
{
    (view() == Answers ? m_answers->copier() : view() == Table ? m_table->copier() : m_compare->copier())->copy();
}

void ResultsViews::setNote(const QString& text)
{
    m_table->setNote(text);
    m_answers->setNote(text);
    m_compare->setEmptyNote(text);
}

void ResultsViews::updateParts()
{
    m_masks->setVisible(view() != Table);
    m_sort->setVisible(view() == Answers && !m_answers->isSorted());
}

bool ResultsViews::isSettled() const
{
    return view() == Table || (view() == Answers ? m_answers->isSettled() : m_compare->isSettled());
}

ChangesView::Reference ResultsViews::referenceOf(TaskIndex task) const
{
    if (view() == Compare)
        return m_compare->referenceOf(task);
    m_answers->setTasks(shownTasks()); // what is most common is known to the answers alone
    const StoredSpecPtr spec = m_model->source()->spec();
    const auto common = m_answers->commonOf(spec->stepOf(task));
    if (!common)
        return {nullptr,
                0,
                {},
                {},
                m_answers->isSettled() ? tr("There is no answer yet that others could be compared with.")
                                       : tr("The answers are being compared…")};
    if (common->sample == task)
        return {nullptr, 0, {}, {}, tr("This is the most common answer: the others are compared with it.")};
    const QString host = spec->hosts[static_cast<qsizetype>(spec->hostOf(common->sample))].name;
    // What the masks have made equal to it is compared without them.
    return {m_model->source(),
            common->sample,
            displayLine(tr("the most common answer (%1)").arg(host)),
            common->tasks.contains(task) ? MaskSet() : m_masks->masks(),
            {}};
}

void ResultsViews::remember()
{
    if (!m_isRecalling && view() != Compare && m_memory != nullptr && m_model != nullptr &&
        m_model->source() != nullptr)
        rememberView(*m_memory, *m_model->source()->spec(), {view() == Answers, m_masks->masks()});
}

void ResultsViews::recall()
{
    const RememberedView kept = recalledView(m_memory, *m_model->source()->spec());
    m_isRecalling = true;
    setCurrentIndex(kept.isAnswers ? Answers : Table);
    m_masks->setMasks(kept.masks);
    (void)m_answers->setMasks(kept.masks); // they have been tried
    m_compare->setMasks(kept.masks);
    m_isRecalling = false;
}

void ResultsViews::saveState(app::IniFile& settings) const
{
    m_table->saveState(settings);
    m_answers->saveState(settings);
    m_compare->saveState(settings);
}

void ResultsViews::restoreState(app::IniFile& settings)
{
    m_memory = &settings;
    m_table->restoreState(settings);
    m_answers->restoreState(settings);
    m_compare->restoreState(settings);
}

} // namespace rollcall::gui
