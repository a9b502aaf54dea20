// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/answersview.h"

#include "analysis/fold/answers.h"
#include "app/person/inifile.h"
#include "core/run/storedspec.h"
#include "gui/look/viewnote.h"
#include "gui/results/answersdelegate.h"
#include "gui/results/rowcopier.h"
#include "models/results/answersmodel.h"

#include <QByteArray>
#include <QHeaderView>
#include <QItemSelection>
#include <QItemSelectionModel>
#include <QModelIndex>
#include <QSet>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using Model = models::AnswersModel;

namespace {
const QString headerKey = u"results/answersHeader%1"_s;
}

AnswersView::AnswersView(QWidget* parent)
    : QTreeView(parent), m_model(new Model(this)), m_note(new ViewNote(this, u"noAnswerLabel"_s))
{
    setModel(m_model);
    setItemDelegate(new AnswersDelegate(this));
    m_copier = new RowCopier(this, header());
    layOutColumns();
    connect(m_model, &Model::aboutToShow, this, [this] { m_isChoosing = true; });
    connect(m_model, &Model::judged, this, &AnswersView::judged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_hasChosen = m_hasChosen || (!m_isChoosing && selectionModel()->hasSelection());
        Q_EMIT tasksSelected();
    });
}

void AnswersView::layOutColumns()
{
    setUniformRowHeights(true);
    header()->setStretchLastSection(true);
    header()->setHighlightSections(false);
    header()->setSectionsMovable(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int unit = fontMetrics().averageCharWidth();
    for (const auto& [section, characters] : {std::pair(Model::Count, 14), std::pair(Model::Hosts, 36),
                                              std::pair(Model::Step, 16), std::pair(Model::End, 24)})
        header()->resizeSection(section, unit * characters);
}

void AnswersView::setSource(const ResultSourcePtr& source)
{
    m_hasChosen = false;
    m_isChoosing = true;
    m_model->setSource(source);
    m_isChoosing = false;
    setColumnHidden(Model::Step, source == nullptr || source->spec()->stepCount() < 2);
    updateNote();
}

void AnswersView::setTasks(const QList<TaskIndex>& tasks)
{
    m_model->setTasks(tasks);
    updateNote();
}

void AnswersView::refresh(const std::vector<TaskIndex>& tasks)
{
    m_model->refresh(tasks);
}

void AnswersView::runEnded()
{
    m_model->sortNow();
}

Status AnswersView::setMasks(const MaskSet& masks)
{
    const QList<TaskIndex> selected = selectedTasks();
    const Status tried = m_model->setMasks(masks);
    m_wanted = tried && !selected.isEmpty() ? qint64(selected.constFirst()) : -1;
    return tried;
}

const MaskSet& AnswersView::masks() const
{
    return m_model->masks();
}

void AnswersView::sortNow()
{
    m_model->sortNow();
}

bool AnswersView::isSorted() const
{
    return m_model->isSorted();
}

bool AnswersView::isSettled() const
{
    return !m_model->isBusy();
}

void AnswersView::judged()
{
    m_isChoosing = false;
    if (!m_hasChosen || m_wanted >= 0 || !selectionModel()->hasSelection())
        chooseFirst();
    else
        Q_EMIT tasksSelected(); // what is selected may hold other hosts now
    updateNote();
    Q_EMIT changed();
}

/// Where the user has not chosen otherwise: what went wrong comes first.
void AnswersView::chooseFirst()
{
    const qint64 wanted = std::exchange(m_wanted, -1);
    const QModelIndex known = wanted < 0 ? QModelIndex() : m_model->indexOf(static_cast<TaskIndex>(wanted));
    const QModelIndex first = known.isValid() ? known : m_model->index(0, 0);
    if (!first.isValid() || !first.data(Model::EndedRole).toBool())
        return;
    m_isChoosing = true;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isChoosing = false;
    scrollTo(first);
    Q_EMIT tasksSelected();
}

std::optional<AnswersView::Common> AnswersView::commonOf(int step) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (index.data(Model::CommonRole).toBool() && index.data(Model::StepRole).toInt() == step)
            return Common{static_cast<TaskIndex>(index.data(Model::TaskRole).toInt()), m_model->tasksAt(index)};
    }
    return std::nullopt;
}

QList<TaskIndex> AnswersView::selectedTasks() const
{
    const QList<QModelIndex> rows = selectionModel()->selectedRows();
    if (rows.size() == 1)
        return m_model->tasksAt(rows.constFirst());
    QList<TaskIndex> tasks;
    QSet<TaskIndex> seen;
    for (const QModelIndex& row : rows) {
        for (const TaskIndex task : m_model->tasksAt(row)) {
            if (!seen.contains(task))
                tasks.append(task);
            seen.insert(task);
        }
    }
    return tasks;
}

/// A text that is chosen with its entry is there once.
QList<analysis::Answer> AnswersView::selectedTexts() const
{
    QList<analysis::Answer> texts;
    const QList<QModelIndex> rows = selectionModel()->selectedRows();
    for (const QModelIndex& row : rows) {
        if (!row.parent().isValid() || !selectionModel()->isSelected(row.parent()))
            texts += m_model->textsAt(row);
    }
    return texts;
}

void AnswersView::selectWith(const QSet<Reason>& reasons)
{
    QItemSelection rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (index.data(Model::EndedRole).toBool() &&
            reasons.contains(static_cast<Reason>(index.data(Model::ReasonRole).toInt())))
            rows.select(index, index);
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void AnswersView::setNote(const QString& text)
{
    m_emptyText = text;
    updateNote();
}

void AnswersView::updateNote()
{
    const QString text = isSettled() ? m_emptyText : tr("Comparing the answers…");
    m_note->setNote(m_model->rowCount() == 0 ? text : QString());
}

void AnswersView::saveState(app::IniFile& settings) const
{
    settings.setValue(headerKey.arg(Model::columns), header()->saveState());
}

void AnswersView::restoreState(const app::IniFile& settings)
{
    if (const QByteArray state = settings.value(headerKey.arg(Model::columns)).toByteArray(); !state.isEmpty())
        header()->restoreState(state);
}

} // namespace rollcall::gui
