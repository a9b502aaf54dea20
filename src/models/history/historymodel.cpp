// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historymodel.h"

#include "core/base/text.h"
#include "history/store/store.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

int endedTasks(const RunSummary& run)
{
    return std::accumulate(run.outcomes.begin(), run.outcomes.end(), 0);
}

int okTasks(const RunSummary& run)
{
    return run.outcomes[static_cast<size_t>(Outcome::Ok)];
}

bool sameRun(const RunSummary& a, const RunSummary& b)
{
    return a.id == b.id && a.state == b.state && a.ended == b.ended && a.outcomes == b.outcomes &&
           a.damaged == b.damaged;
}

} // namespace

HistoryModel::HistoryModel(QObject* parent) : QAbstractTableModel(parent), m_jobs(u"history list"_s) {}

void HistoryModel::setStore(std::shared_ptr<history::Store> store)
{
    m_jobs.cancel(); // of another store
    m_again = false;
    m_store = std::move(store);
    if (m_store)
        refresh();
    else
        setRuns({});
}

void HistoryModel::refresh()
{
    if (!m_store)
        return;
    if (m_jobs.isBusy()) {
        m_again = true;
        return;
    }
    struct Listed
    {
        QList<RunSummary> runs;
        QHash<QString, history::RunOrigin> origins;
    };
    m_jobs.run(
        [store = m_store](const std::stop_token&) {
            return Listed{store->runs(), store->origins()};
        },
        [this](const Listed& listed) {
            setRuns(listed.runs, listed.origins);
            if (std::exchange(m_again, false))
                refresh();
            else
                Q_EMIT loaded();
        });
}

void HistoryModel::setRuns(const QList<RunSummary>& runs, const QHash<QString, history::RunOrigin>& origins)
{
    m_origins = origins;
    QSet<QString> wanted;
    for (const RunSummary& run : runs)
        wanted.insert(run.id);
    for (auto row = static_cast<int>(m_runs.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_runs[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.removeAt(row);
        endRemoveRows();
    }
    // What is left stands in the order of the new list: the time a run began does not change.
    for (int row = 0; row < static_cast<int>(runs.size()); ++row) {
        if (row < m_runs.size() && m_runs[row].id == runs[row].id) {
            const bool same = sameRun(m_runs[row], runs[row]);
            m_runs[row] = runs[row];
            if (!same)
                Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
            continue;
        }
        int count = 1;
        while (row + count < runs.size() && (row >= m_runs.size() || runs[row + count].id != m_runs[row].id))
            ++count;
        beginInsertRows({}, row, row + count - 1);
        for (int i = 0; i < count; ++i)
            m_runs.insert(row + i, runs[row + i]);
        endInsertRows();
        row += count - 1;
    }
}

RunSummary HistoryModel::runAt(int row) const
{
    return m_runs.value(row);
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString HistoryModel::stateText(const RunSummary& run)
{
    if (run.damaged)
        return tr("damaged");
    if (run.incomplete && !isUnderWay(run.state))
        return tr("disk full");
    switch (run.state) {
    case RunState::Running:
        return tr("running");
    case RunState::Finished:
        return tr("finished");
    case RunState::Cancelled:
        return tr("cancelled");
    case RunState::Interrupted:
        return tr("interrupted");
    case RunState::Paused:
        return tr("paused");
    }
    return {};
}

QString HistoryModel::targetText(const RunSummary& run) const
{
    const history::RunOrigin origin = m_origins.value(run.id);
    const QString where = origin.only == 0 ? run.target : tr("%Ln host(s) of %1", nullptr, origin.only).arg(run.target);
    return origin.again ? tr("%1, run again").arg(where) : where;
}

/// Numbers stand under each other, and their heading with them.
static QVariant columnAlignment(int column)
{
    const bool isNumber = column == HistoryModel::Hosts || column == HistoryModel::Ok || column == HistoryModel::NotOk;
    return isNumber ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary& run = m_runs[index.row()];
    switch (role) {
    case Qt::TextAlignmentRole:
        return columnAlignment(index.column());
    case IdRole:
        return run.id;
    case StateRole:
        return static_cast<int>(run.state);
    case SearchRole:
        return QStringList{run.title, run.target, run.snippet}.join(u'\n');
    case Qt::DisplayRole:
    case SortRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Started:
        return role == SortRole ? QVariant(run.started.toMSecsSinceEpoch())
                                : QVariant(QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat));
    case Title:
        return displayLine(run.title);
    case Target:
        return displayLine(targetText(run));
    case Hosts:
        return run.hosts;
    case Ok:
        return okTasks(run);
    case NotOk:
        return endedTasks(run) - okTasks(run);
    case State:
        return role == SortRole ? QVariant(static_cast<int>(run.state)) : QVariant(stateText(run));
    case Who:
        return displayLine(m_origins.value(run.id).who);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return columnAlignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Started:
        return tr("Started");
    case Title:
        return tr("What");
    case Target:
        return tr("Target");
    case Hosts:
        return tr("Hosts");
    case Ok:
        return tr("OK");
    case NotOk:
        return tr("Not OK");
    case State:
        return tr("State");
    case Who:
        return tr("Who");
    default:
        return {};
    }
}

} // namespace rollcall::models
