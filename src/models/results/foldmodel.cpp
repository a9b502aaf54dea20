// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/foldmodel.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/result/showndigest.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"

#include <algorithm>
#include <stop_token>
#include <vector>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownNames = 120; // characters of folded names in a row

/// By what is stored of the outputs; of a long one that is its text, colours and all.
QList<analysis::Answer> foldsOf(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    std::vector<analysis::JudgedTask> judged;
    judged.reserve(static_cast<size_t>(tasks.size()));
    for (const TaskIndex task : tasks) {
        const TaskRecord record = source.task(task);
        const ShownDigest& shown = record.output.shownDigest;
        judged.push_back({task,
                          record.ended,
                          record.verdict.reason,
                          analysis::endOf(record.verdict),
                          shown.isKnown() ? shown.bytes : record.digest,
                          {}});
    }
    return analysis::fold(judged);
}

} // namespace

FoldModel::FoldModel(QObject* parent) : QAbstractListModel(parent), m_jobs(u"folds"_s) {}

void FoldModel::setTasks(const ResultSourcePtr& source, const QList<TaskIndex>& tasks)
{
    beginResetModel();
    m_source = source;
    m_tasks = source ? tasks : QList<TaskIndex>();
    m_folds = m_source ? foldsOf(*m_source, m_tasks) : QList<analysis::Answer>();
    endResetModel();
    fold();
}

void FoldModel::setFolds(const ResultSourcePtr& source, const QList<analysis::Answer>& folds)
{
    m_jobs.cancel();
    beginResetModel();
    m_source = source;
    m_tasks.clear();
    m_folds = folds;
    endResetModel();
}

void FoldModel::update()
{
    if (!m_source || m_tasks.isEmpty())
        return;
    take(foldsOf(*m_source, m_tasks));
    fold();
}

void FoldModel::fold()
{
    m_jobs.cancel();
    if (!m_source || analysis::hasDigests(*m_source, m_tasks))
        return;
    m_jobs.run([source = m_source, tasks = m_tasks](
                   const std::stop_token& stop) { return analysis::foldAnswers(*source, tasks, {}, stop); },
               [this](const Result<QList<analysis::Answer>>& folds) {
                   if (!folds)
                       return;
                   take(*folds);
                   Q_EMIT refolded();
               });
}

/// Rows at the beginning that show the same keep their index; the rest is told as changed, added or gone.
void FoldModel::take(const QList<analysis::Answer>& folds)
{
    const qsizetype common = std::min(folds.size(), m_folds.size());
    if (folds.size() < m_folds.size()) {
        beginRemoveRows({}, static_cast<int>(folds.size()), static_cast<int>(m_folds.size()) - 1);
        m_folds.resize(folds.size());
        endRemoveRows();
    }
    for (qsizetype row = 0; row < common; ++row) {
        m_folds[row] = folds[row];
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
    if (folds.size() > common) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(folds.size()) - 1);
        m_folds = folds;
        endInsertRows();
    }
}

QList<TaskIndex> FoldModel::tasksAt(int row) const
{
    return row >= 0 && row < m_folds.size() ? m_folds[row].tasks : QList<TaskIndex>();
}

int FoldModel::rowOf(TaskIndex task) const
{
    for (qsizetype row = 0; row < m_folds.size(); ++row) {
        if (m_folds[row].tasks.contains(task))
            return static_cast<int>(row);
    }
    return -1;
}

int FoldModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_folds.size());
}

QString FoldModel::namesOf(const analysis::Answer& fold, qsizetype limit) const
{
    const StoredSpecPtr spec = m_source->spec();
    QStringList names;
    names.reserve(fold.tasks.size());
    for (const TaskIndex task : fold.tasks)
        names.append(spec->hosts.at(static_cast<qsizetype>(spec->hostOf(task))).name);
    return limit > 0 ? foldNames(names, limit) : foldNames(names);
}

QVariant FoldModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const analysis::Answer& fold = m_folds[index.row()];
    const TaskIndex sample = fold.sample;
    switch (role) {
    case Qt::DisplayRole:
        return displayLine(namesOf(fold, shownNames));
    case Qt::ToolTipRole:
        return tipText(namesOf(fold, 0));
    case NamesRole:
        return namesOf(fold, 0);
    case TaskRole:
        return sample;
    case CountRole:
        return static_cast<int>(fold.tasks.size());
    case EndedRole:
        return m_source->task(sample).ended;
    case OutcomeRole:
        return static_cast<int>(m_source->task(sample).outcome());
    default:
        return {};
    }
}

} // namespace rollcall::models
