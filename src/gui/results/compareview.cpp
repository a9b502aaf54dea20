// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/compareview.h"

#include "app/person/inifile.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/storedspec.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/viewnote.h"
#include "gui/results/changesdelegate.h"
#include "gui/results/earlierrunbox.h"
#include "gui/results/rowcopier.h"
#include "models/results/changesmodel.h"

#include <QByteArray>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelection>
#include <QItemSelectionModel>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::ChangesModel;

namespace {
const QString compareHeaderKey = u"results/compareHeader%1"_s;
} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), m_model(new ChangesModel(this)), m_box(new EarlierRunBox), m_summary(new ElidedLabel),
      m_list(new QTreeView)
{
    layOut();
    connectParts();
    updateNote();
}

void CompareView::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Compared &with"));
    label->setBuddy(m_box);
    m_box->setObjectName(u"earlierBox"_s);
    m_box->setAccessibleName(tr("Compared with"));
    m_summary->setObjectName(u"changesLabel"_s);
    m_summary->setAccessibleDescription(tr("How many have changed"));
    row->addWidget(label);
    row->addWidget(m_box);
    row->addSpacing(8);
    row->addWidget(m_summary, 1);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    m_list->setObjectName(u"changes"_s);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChangesDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    QHeaderView* const header = m_list->header();
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int unit = m_list->fontMetrics().averageCharWidth();
    for (const auto& [section, characters] : {std::pair(ChangesModel::Change, 24), std::pair(ChangesModel::Count, 12),
                                              std::pair(ChangesModel::Hosts, 36), std::pair(ChangesModel::Step, 16)})
        header->resizeSection(section, unit * characters);
    m_note = new ViewNote(m_list, u"noChangesLabel"_s);
    m_copier = new RowCopier(m_list, header);
}

void CompareView::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CompareView::tasksSelected);
    connect(m_model, &ChangesModel::modelAboutToBeReset, this, [this] { m_chosen = selectedTasks(); });
    connect(m_model, &ChangesModel::compared, this, &CompareView::shownAnew);
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, m_model, &ChangesModel::refresh);
    connect(m_box, &EarlierRunBox::opened, this, &CompareView::compareWith);
    connect(m_box, &EarlierRunBox::none, this, [this](const QString& why) {
        m_problem = why;
        compareWith(nullptr);
    });
}

void CompareView::setHistory(app::History& history)
{
    m_box->setHistory(history);
}

void CompareView::setSource(const ResultSourcePtr& source)
{
    m_box->look(nullptr);
    m_pause.stop();
    m_source = source;
    m_before.reset();
    m_problem.clear();
    m_tasks.clear();
    m_model->setRuns(nullptr, nullptr);
    m_list->setColumnHidden(ChangesModel::Step, source == nullptr || source->spec()->stepCount() < 2);
    updateNote();
}

void CompareView::setTasks(const QList<TaskIndex>& tasks)
{
    m_tasks = tasks;
    if (m_before != nullptr)
        m_model->setTasks(tasks);
    else if (m_problem.isEmpty() && !m_box->isBusy())
        m_box->look(m_source);
    updateNote();
}

void CompareView::compareWith(const ResultSourcePtr& before)
{
    m_before = before;
    if (before != nullptr)
        m_problem.clear();
    m_model->setRuns(m_before, m_source);
    m_model->setMasks(m_masks);
    m_model->setTasks(m_tasks);
    updateNote();
    Q_EMIT compared();
}

void CompareView::setMasks(const MaskSet& masks)
{
    m_masks = masks;
    m_model->setMasks(masks);
    updateNote();
}

void CompareView::refresh()
{
    if (m_before != nullptr && !m_pause.isActive())
        m_pause.start();
}

/// What was selected stays so, by its first host; else what is on top.
void CompareView::shownAnew()
{
    int row = 0;
    for (int i = 0; i < m_model->rowCount() && !m_chosen.isEmpty(); ++i) {
        if (m_model->tasksAt(m_model->index(i, 0)).contains(m_chosen.constFirst()))
            row = i;
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    updateNote();
    Q_EMIT compared();
    Q_EMIT tasksSelected();
}

bool CompareView::isSettled() const
{
    return !m_box->isBusy() && !m_model->isBusy() && !m_pause.isActive();
}

QAbstractItemView* CompareView::list()
{
    return m_list;
}

QList<TaskIndex> CompareView::selectedTasks() const
{
    QList<TaskIndex> tasks;
    for (const QModelIndex& row : m_list->selectionModel()->selectedRows())
        tasks += m_model->tasksAt(row);
    return tasks;
}

void CompareView::selectWith(const QSet<Reason>& reasons)
{
    QItemSelection rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const QList<TaskIndex> tasks = m_model->tasksAt(index);
        const bool all = std::all_of(tasks.begin(), tasks.end(), [&](TaskIndex task) {
            return reasons.contains(m_source->task(task).verdict.reason);
        });
        if (all && !tasks.isEmpty())
            rows.select(index, index);
    }
    m_list->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

ChangesView::Reference CompareView::referenceOf(TaskIndex task) const
{
    ChangesView::Reference reference{m_before, 0, {}, m_masks, {}};
    const std::optional<TaskIndex> earlier = m_model->earlier(task);
    if (m_before == nullptr || !earlier) {
        reference.source.reset();
        reference.why = m_before == nullptr ? m_problem : tr("This host has no answer in the earlier run.");
        return reference;
    }
    const StoredSpecPtr spec = m_before->spec();
    reference.task = *earlier;
    reference.name = displayLine(
        tr("%1 of %2", "a host in a run; when that was")
            .arg(spec->hosts[static_cast<qsizetype>(spec->hostOf(*earlier))].name, timeOf(m_before->summary())));
    return reference;
}

void CompareView::setNote(const QString& text)
{
    m_emptyText = text;
    updateNote();
}

void CompareView::updateNote()
{
    const bool isBusy = !isSettled() || (m_source != nullptr && m_before == nullptr && m_problem.isEmpty());
    QString text = m_problem;
    if (text.isEmpty())
        text = isBusy ? tr("Comparing…") : m_model->error().has_value() ? errorText(*m_model->error()) : m_emptyText;
    m_note->setNote(m_model->rowCount() == 0 && m_source != nullptr ? text : QString());
    m_summary->setFullText(m_model->rowCount() == 0 ? QString() : models::changesSentence(*m_model));
}

void CompareView::saveState(app::IniFile& settings) const
{
    settings.setValue(compareHeaderKey.arg(ChangesModel::columns), m_list->header()->saveState());
}

void CompareView::restoreState(const app::IniFile& settings)
{
    if (const QByteArray state = settings.value(compareHeaderKey.arg(ChangesModel::columns)).toByteArray();
        !state.isEmpty())
        m_list->header()->restoreState(state);
}

} // namespace rollcall::gui
