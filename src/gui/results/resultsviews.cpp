// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultsviews.h"

#include "app/person/inifile.h"
#include "core/result/resultsource.h"
#include "core/run/storedspec.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/answersview.h"
#include "gui/results/compareview.h"
#include "gui/results/masksbutton.h"
#include "gui/results/resultspart.h"
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
    for (ResultsPart* part : parts()) {
        QAbstractItemView* const view = part->list();
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
    const auto take = [this](auto* view, View which) {
        QAbstractItemView* const list = view->list();
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
    take(m_answers, Answers);
    take(m_table, Table);
    take(m_compare, Compare);
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
    m_compare->refresh();
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
    shown().list()->setFocus(Qt::OtherFocusReason);
}

std::array<ResultsPart*, 3> ResultsViews::parts() const
{
    return {m_answers, m_table, m_compare};
}

ResultsPart& ResultsViews::shown() const
{
    if (view() == Answers)
        return *m_answers;
    if (view() == Table)
        return *m_table;
    return *m_compare;
}

QList<TaskIndex> ResultsViews::shownTasks() const
{
    return m_table->shownTasks();
}

void ResultsViews::updateParts()
{
    m_masks->setVisible(view() != Table);
    m_sort->setVisible(view() == Answers && !m_answers->isSorted());
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
    for (const ResultsPart* part : parts())
        part->saveState(settings);
}

void ResultsViews::restoreState(app::IniFile& settings)
{
    m_memory = &settings;
    for (ResultsPart* part : parts())
        part->restoreState(settings);
}

} // namespace rollcall::gui
