// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultsviews.h"

#include "app/person/inifile.h"
#include "core/result/resultsource.h"
#include "core/run/storedspec.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/answersview.h"
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
    : QTabWidget(parent), m_answers(new AnswersView), m_table(new ResultsTable), m_masks(new MasksButton),
      m_sort(new QToolButton)
{
    setDocumentMode(true);
    tabBar()->setAccessibleName(tr("How to look at the results"));
    m_answers->setObjectName(u"answers"_s);
    m_answers->setAccessibleName(tr("Answers"));
    m_table->setObjectName(u"table"_s);
    m_table->setAccessibleName(tr("Results"));
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_answers), static_cast<QAbstractItemView*>(m_table)}) {
        view->setAlternatingRowColors(true);
        view->setSelectionBehavior(QAbstractItemView::SelectRows);
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        view->setTabKeyNavigation(false);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        view->setFrameShape(QFrame::NoFrame);
    }
    addTab(m_answers, commandLabel(Command::ShowAnswers));
    addTab(m_table, commandLabel(Command::ShowTable));

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
        if (view() == Answers)
            m_answers->setTasks(shownTasks());
        Q_EMIT tasksSelected();
    });
    const auto take = [this](auto* view, View which) {
        connect(view, &std::remove_pointer_t<decltype(view)>::tasksSelected, this, [this, which] {
            if (this->view() == which)
                Q_EMIT tasksSelected();
        });
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint& position) {
            Q_EMIT menuRequested(view->viewport()->mapToGlobal(position));
        });
        connect(view, &QAbstractItemView::activated, this, &ResultsViews::rowActivated);
        connect(view->copier(), &RowCopier::copied, this, &ResultsViews::rowsCopied);
    };
    take(m_answers, Answers);
    take(m_table, Table);
    connect(m_answers, &AnswersView::changed, this, &ResultsViews::updateParts);
    connect(m_sort, &QToolButton::clicked, m_answers, &AnswersView::sortNow);
    connect(m_masks, &MasksButton::masksChosen, this, [this](const MaskSet& masks) {
        (void)m_answers->setMasks(masks); // they were tried where they were chosen
        remember();
    });
}

void ResultsViews::setModels(models::ResultsModel* model, models::ResultsProxy* proxy)
{
    m_model = model;
    m_table->setModels(model, proxy);
    connect(proxy, &models::ResultsProxy::hitsChanged, this, [this] {
        if (view() == Answers && m_model->source() != nullptr)
            m_answers->setTasks(shownTasks());
    });
}

void ResultsViews::leaveRun()
{
    m_table->leaveRun();
    m_answers->setSource(nullptr);
}

void ResultsViews::enterRun()
{
    recall();
    m_answers->setSource(m_model->source());
    m_table->enterRun();
    if (view() == Answers)
        m_answers->setTasks(shownTasks());
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
}

void ResultsViews::show(View view)
{
    setCurrentIndex(view);
    rows()->setFocus(Qt::OtherFocusReason);
}

QAbstractItemView* ResultsViews::rows() const
{
    return static_cast<QAbstractItemView*>(currentWidget());
}

QList<TaskIndex> ResultsViews::selectedTasks() const
{
    return view() == Answers ? m_answers->selectedTasks() : m_table->selectedTasks();
}

QList<TaskIndex> ResultsViews::shownTasks() const
{
    return m_table->shownTasks();
}

void ResultsViews::selectWith(const QSet<Reason>& reasons)
{
    if (view() == Answers)
        m_answers->selectWith(reasons);
    else
        m_table->selectWith(reasons);
}

void ResultsViews::copyRows()
{
    (view() == Answers ? m_answers->copier() : m_table->copier())->copy();
}

void ResultsViews::setNote(const QString& text)
{
    m_table->setNote(text);
    m_answers->setNote(text);
}

void ResultsViews::updateParts()
{
    m_masks->setVisible(view() == Answers);
    m_sort->setVisible(view() == Answers && !m_answers->isSorted());
}

void ResultsViews::remember()
{
    if (!m_isRecalling && m_memory != nullptr && m_model != nullptr && m_model->source() != nullptr)
        rememberView(*m_memory, *m_model->source()->spec(), {view() == Answers, m_masks->masks()});
}

void ResultsViews::recall()
{
    const RememberedView kept = recalledView(m_memory, *m_model->source()->spec());
    m_isRecalling = true;
    setCurrentIndex(kept.isAnswers ? Answers : Table);
    m_masks->setMasks(kept.masks);
    (void)m_answers->setMasks(kept.masks); // they have been tried
    m_isRecalling = false;
}

void ResultsViews::saveState(app::IniFile& settings) const
{
    m_table->saveState(settings);
    m_answers->saveState(settings);
}

void ResultsViews::restoreState(app::IniFile& settings)
{
    m_memory = &settings;
    m_table->restoreState(settings);
    m_answers->restoreState(settings);
}

} // namespace rollcall::gui
