// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/changesmodel.h"

#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/stepname.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "models/results/answertexts.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace rollcall::models {

using namespace Qt::StringLiterals;

ChangesModel::ChangesModel(QObject* parent) : QAbstractTableModel(parent), m_jobs(u"changes"_s) {}

ChangesModel::~ChangesModel() = default;

void ChangesModel::setRuns(const ResultSourcePtr& before, const ResultSourcePtr& now)
{
    m_jobs.cancel();
    beginResetModel();
    m_rows.clear();
    m_earlier.clear();
    m_error.reset();
    m_tasks.clear();
    m_before = before;
    m_now = now;
    endResetModel();
}

void ChangesModel::setMasks(const MaskSet& masks)
{
    if (masks == m_masks)
        return;
    m_masks = masks;
    compare();
}

void ChangesModel::setTasks(const QList<TaskIndex>& tasks)
{
    if (tasks == m_tasks)
        return;
    m_tasks = tasks;
    compare();
}

void ChangesModel::refresh()
{
    compare();
}

ChangesModel::Shown ChangesModel::shownOf(const ResultSource& before, const ResultSource& now,
                                          const QList<TaskIndex>& tasks, const MaskSet& masks,
                                          const std::stop_token& stop)
{
    auto comparison = analysis::compareRuns(before, now, tasks, masks, stop);
    if (!comparison)
        return {{}, {}, comparison.error()};
    (void)analysis::addDifferences(*comparison, before, now, masks, stop); // cancelled: nobody wants it
    const StoredSpec& spec = *now.spec();
    const StoredSpec& oldSpec = *before.spec();
    const QStringList names = namesApart(spec.hosts);
    Shown shown{{}, std::move(comparison->earlier), {}};
    for (const analysis::ChangedAnswer& answer : std::as_const(comparison->answers)) {
        Row row{answer.isSame   ? Kind::Same
                : answer.before ? Kind::Changed
                                : Kind::New,
                answer.tasks,
                spec.stepOf(answer.tasks.constFirst()),
                foldedHosts(spec, names, answer.tasks),
                {},
                false};
        const TaskRecord is = now.task(answer.tasks.constFirst());
        Saying saying = sayingOf(answer.difference);
        if (row.kind == Kind::Changed && saying.text.isEmpty()) { // it ended otherwise
            const TaskRecord was = before.task(*answer.before);
            saying = {displayLine(
                          was.verdict == is.verdict
                              ? tr("what differs is a line end at the end, or far below")
                              : tr("now: %1; then: %2").arg(verdictSentence(is.verdict), verdictSentence(was.verdict))),
                      true};
        } else if (row.kind != Kind::Changed && is.bytes[0] + is.bytes[1] > 0) {
            saying = {row.kind == Kind::New ? is.firstLine : QString(), false};
        }
        row.says = saying.text;
        row.isQuiet = saying.isQuiet;
        shown.rows.push_back(std::move(row));
    }
    const QStringList oldNames = namesApart(oldSpec.hosts);
    for (int step = 0; step < oldSpec.stepCount(); ++step) {
        QList<TaskIndex> gone = comparison->gone;
        gone.removeIf([&](TaskIndex task) { return oldSpec.stepOf(task) != step; });
        if (!gone.isEmpty())
            shown.rows.push_back({Kind::Gone, gone, step, foldedHosts(oldSpec, oldNames, gone), {}, false});
    }
    std::ranges::stable_sort(shown.rows, {}, &Row::kind);
    return shown;
}

void ChangesModel::compare()
{
    if (m_before == nullptr || m_now == nullptr)
        return;
    m_jobs.runNewest([before = m_before, now = m_now, tasks = m_tasks, masks = m_masks](
                         const std::stop_token& stop) { return shownOf(*before, *now, tasks, masks, stop); },
                     [this](Shown shown) {
                         beginResetModel();
                         m_rows = std::move(shown.rows);
                         m_earlier = std::move(shown.earlier);
                         m_error = std::move(shown.error);
                         endResetModel();
                         Q_EMIT compared();
                     });
}

int ChangesModel::countOf(Kind kind) const
{
    qsizetype count = 0;
    for (const Row& row : m_rows)
        count += row.kind == kind ? row.tasks.size() : 0;
    return static_cast<int>(count);
}

QList<TaskIndex> ChangesModel::tasksAt(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    return row.kind == Kind::Gone ? QList<TaskIndex>() : row.tasks;
}

std::optional<TaskIndex> ChangesModel::earlier(TaskIndex task) const
{
    const auto found = m_earlier.constFind(task);
    return found == m_earlier.constEnd() ? std::nullopt : std::optional(*found);
}

int ChangesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ChangesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case KindRole:
        return static_cast<int>(row.kind);
    case QuietRole:
        return row.isQuiet;
    case Qt::ToolTipRole:
        return index.column() == Hosts  ? QVariant(tipText(row.names))
               : index.column() == Says ? QVariant(tipText(row.says))
                                        : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Change:
        switch (row.kind) {
        case Kind::Changed:
            return tr("changed");
        case Kind::New:
            return tr("not in the earlier run");
        case Kind::Gone:
            return tr("only in the earlier run");
        case Kind::Same:
            return tr("unchanged");
        }
        return {};
    case Count:
        return QLocale().toString(row.tasks.size());
    case Hosts:
        return cellText(row.names);
    case Step:
        return displayLine(stepName((row.kind == Kind::Gone ? m_before : m_now)->spec()->steps.at(row.step)));
    default:
        return row.says;
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Says)
        return tr("The first line that the earlier run did not have there");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Change:
        return tr("Change");
    case Count:
        return tr("How many");
    case Hosts:
        return tr("Hosts");
    case Step:
        return tr("Step");
    case Says:
        return tr("Says now");
    default:
        return {};
    }
}

QString changesSentence(const ChangesModel& model)
{
    using Kind = ChangesModel::Kind;
    QStringList parts;
    const auto add = [&](Kind kind, const QString& text) {
        if (model.countOf(kind) > 0)
            parts.append(text);
    };
    add(Kind::Changed, ChangesModel::tr("%Ln changed", nullptr, model.countOf(Kind::Changed)));
    add(Kind::New, ChangesModel::tr("%Ln not in the earlier run", nullptr, model.countOf(Kind::New)));
    add(Kind::Gone, ChangesModel::tr("%Ln only in the earlier run", nullptr, model.countOf(Kind::Gone)));
    add(Kind::Same, ChangesModel::tr("%Ln unchanged", nullptr, model.countOf(Kind::Same)));
    return parts.join(u", "_s);
}

} // namespace rollcall::models
