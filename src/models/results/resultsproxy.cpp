// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/resultsproxy.h"

#include "core/base/naturalorder.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "core/verdict/urgency.h"
#include "history/store/runchange.h"
#include "models/results/endcounts.h"
#include "models/results/resultsmodel.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace rollcall::models {

namespace {

/// What is still going comes before what is fine.
int rankOf(const TaskRecord& record)
{
    return record.ended ? urgencyOf(record.outcome()) : urgencyOf(Outcome::Ok) - 1;
}

int compareValues(const QVariant& left, const QVariant& right)
{
    if (left.typeId() == QMetaType::QString)
        return naturalCompare(left.toString(), right.toString());
    const qint64 a = left.toLongLong();
    const qint64 b = right.toLongLong();
    return a < b ? -1 : a > b ? 1 : 0;
}

analysis::SearchOptions searchOptions(const ResultFilter& filter)
{
    analysis::SearchOptions options;
    options.regex = filter.regex;
    options.caseSensitive = filter.caseSensitive;
    return options;
}

bool sameText(const ResultFilter& a, const ResultFilter& b)
{
    return a.text == b.text && a.regex == b.regex && a.caseSensitive == b.caseSensitive;
}

} // namespace

ResultsProxy::ResultsProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    m_debounce.setSingleShot(true);
    m_refilter.setSingleShot(true);
    m_refilter.setInterval(refilterInterval);
    connect(&m_debounce, &QTimer::timeout, this, &ResultsProxy::startSearch);
    connect(&m_refilter, &QTimer::timeout, this, &ResultsProxy::showNews);
    connect(&m_search, &OutputSearch::found, this, &ResultsProxy::takeHits);
    connect(&m_search, &OutputSearch::finished, this, &ResultsProxy::searchFinished);
    const auto regroup = [this] { m_groupsValid = false; };
    connect(this, &QAbstractItemModel::rowsInserted, this, regroup);
    connect(this, &QAbstractItemModel::rowsRemoved, this, regroup);
    connect(this, &QAbstractItemModel::rowsMoved, this, regroup);
    connect(this, &QAbstractItemModel::layoutChanged, this, regroup);
    connect(this, &QAbstractItemModel::modelReset, this, regroup);
    connect(this, &QAbstractItemModel::dataChanged, this, regroup);
}

ResultsProxy::~ResultsProxy() = default;

void ResultsProxy::setSourceModel(QAbstractItemModel* model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = qobject_cast<ResultsModel*>(model);
    QSortFilterProxyModel::setSourceModel(model);
    if (!m_model)
        return;
    connect(m_model, &ResultsModel::sourceChanged, this, &ResultsProxy::startOver);
    connect(m_model, &ResultsModel::changed, this, [this](const history::RunChange& change) { follow(change.tasks); });
}

/// Another run: nothing of the last one counts, but the filter stays.
void ResultsProxy::startOver()
{
    m_search.cancel();
    m_debounce.stop();
    m_ranks.clear();
    m_failuresFirst = false;
    m_hosts.clear();
    m_hits.clear();
    m_stale.clear();
    m_totalHits = 0;
    sortByRank(-1, Qt::AscendingOrder);
    searchText();
    refilter();
}

bool ResultsProxy::setFilter(const ResultFilter& filter)
{
    const Result<CompiledFilter> compiled = CompiledFilter::compile(filter);
    std::optional<analysis::Pattern> pattern;
    const bool otherText = !sameText(filter, m_compiled.filter());
    Error problem = compiled ? Error() : compiled.error();
    if (compiled && otherText && !filter.text.isEmpty()) {
        const Result<analysis::Pattern> made = analysis::Pattern::compile(filter.text, searchOptions(filter));
        if (made)
            pattern.emplace(made.value());
        else
            problem = made.error();
    }
    m_problem = problem;
    if (problem != Error())
        return false;
    m_compiled = compiled.value();
    if (otherText) {
        m_pattern = std::move(pattern);
        m_search.cancel();
        m_hits.clear();
        m_totalHits = 0;
        searchText();
    }
    refilter();
    return true;
}

void ResultsProxy::searchText()
{
    m_stale.clear();
    m_debounce.stop();
    if (!m_pattern || !m_model || !m_model->source())
        return;
    const auto tasks = static_cast<TaskIndex>(m_model->rowCount());
    m_stale.reserve(tasks);
    for (TaskIndex task = 0; task < tasks; ++task)
        m_stale.insert(task);
    m_debounce.start(debounce);
}

void ResultsProxy::follow(const std::vector<TaskIndex>& tasks)
{
    if (m_pattern) {
        for (const TaskIndex task : tasks)
            m_stale.insert(task);
        if (!m_stale.isEmpty() && !m_search.isRunning() && !m_debounce.isActive())
            m_debounce.start(searchInterval);
    }
    if (!m_compiled.filter().isEmpty() && !m_refilter.isActive())
        m_refilter.start();
}

void ResultsProxy::startSearch()
{
    if (!m_pattern || !m_model || !m_model->source() || m_search.isRunning())
        return;
    QList<TaskIndex> tasks(m_stale.cbegin(), m_stale.cend());
    std::sort(tasks.begin(), tasks.end());
    m_stale.clear();
    m_search.start(m_model->source(), tasks, *m_pattern);
    Q_EMIT hitsChanged();
}

void ResultsProxy::takeHits(const QList<TaskHitCount>& found)
{
    for (const TaskHitCount& hit : found) {
        m_totalHits += hit.count - m_hits.value(hit.task);
        if (hit.count > 0)
            m_hits.insert(hit.task, hit.count);
        else
            m_hits.remove(hit.task);
    }
    m_newHits = true;
    if (!m_refilter.isActive())
        m_refilter.start();
}

void ResultsProxy::searchFinished()
{
    if (!m_stale.isEmpty())
        m_debounce.start(searchInterval);
    if (!m_refilter.isActive())
        m_refilter.start();
}

/// Rows that changed have been filtered one by one; only hits make others come in.
void ResultsProxy::showNews()
{
    if (m_newHits)
        refilter();
    else
        Q_EMIT hitsChanged();
}

void ResultsProxy::refilter()
{
    m_refilter.stop();
    m_newHits = false;
    invalidateFilter();
    if (m_pattern && rowCount() > 0)
        Q_EMIT dataChanged(index(0, ResultsModel::Hits), index(rowCount() - 1, ResultsModel::Hits), {Qt::DisplayRole});
    Q_EMIT hitsChanged();
}

bool ResultsProxy::isSearching() const
{
    return m_pattern && (m_debounce.isActive() || m_search.isRunning());
}

void ResultsProxy::setHosts(const QSet<HostIndex>& hosts)
{
    if (hosts == m_hosts)
        return;
    m_hosts = hosts;
    refilter();
}

bool ResultsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    if (!m_model || !m_model->source())
        return true;
    const auto task = static_cast<TaskIndex>(row);
    const StoredSpecPtr spec = m_model->source()->spec();
    const HostIndex hostIndex = spec->hostOf(task);
    if (!m_hosts.isEmpty() && !m_hosts.contains(hostIndex))
        return false;
    if (m_compiled.filter().isEmpty())
        return true;
    const TaskRecord record = m_model->source()->task(task);
    FilterRow filterRow;
    filterRow.ended = record.ended;
    filterRow.verdict = record.verdict;
    if (!m_compiled.matchesEnd(filterRow))
        return false;
    if (m_compiled.filter().text.isEmpty() || m_hits.contains(task))
        return true;
    const StoredHost& host = spec->hosts.at(static_cast<qsizetype>(hostIndex));
    filterRow.host = host.name;
    filterRow.group = host.group;
    filterRow.address = host.address;
    filterRow.firstLine = record.firstLine;
    return m_compiled.matchesText(filterRow);
}

QVariant ResultsProxy::data(const QModelIndex& index, int role) const
{
    if (role == ResultsModel::GroupSizeRole)
        return groupSize(index.row());
    if (index.column() != ResultsModel::Hits || (role != Qt::DisplayRole && role != ResultsModel::SortRole))
        return QSortFilterProxyModel::data(index, role);
    const qint64 count = hits(static_cast<TaskIndex>(mapToSource(index).row()));
    return count > 0 || role == ResultsModel::SortRole ? QVariant(count) : QVariant();
}

void ResultsProxy::rank(int column)
{
    const int rows = m_model ? m_model->rowCount() : 0;
    std::vector<QVariant> keys(static_cast<size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        keys[static_cast<size_t>(row)] = column == ResultsModel::Hits
                                             ? QVariant(m_hits.value(static_cast<TaskIndex>(row)))
                                             : m_model->index(row, column).data(ResultsModel::SortRole);
    }
    rankBy(keys, [](const QVariant& left, const QVariant& right) { return compareValues(left, right) < 0; });
}

/// Rows with equal keys keep their order.
template <typename Key, typename Less> void ResultsProxy::rankBy(const std::vector<Key>& keys, Less less)
{
    std::vector<int> order(keys.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int left, int right) {
        return less(keys[static_cast<size_t>(left)], keys[static_cast<size_t>(right)]);
    });
    m_ranks.assign(keys.size(), 0);
    for (size_t place = 0; place < order.size(); ++place)
        m_ranks[static_cast<size_t>(order[place])] = static_cast<int>(place);
}

void ResultsProxy::sort(int column, Qt::SortOrder order)
{
    m_failuresFirst = false;
    if (std::exchange(m_grouped, false))
        Q_EMIT groupedChanged(false);
    if (column >= 0)
        rank(column);
    sortByRank(column, order);
}

void ResultsProxy::sortFailuresFirst()
{
    if (!m_model || !m_model->source())
        return;
    const auto rows = static_cast<size_t>(m_model->rowCount());
    std::vector<int> keys(rows);
    for (size_t row = 0; row < rows; ++row) {
        const TaskRecord record = m_model->source()->task(static_cast<TaskIndex>(row));
        keys[row] = rankOf(record) * reasonCount + (record.ended ? static_cast<int>(record.verdict.reason) : 0);
    }
    rankBy(keys, std::less<>());
    sortByRank(0, Qt::AscendingOrder);
    m_failuresFirst = true;
}

void ResultsProxy::setGrouped(bool grouped)
{
    if (grouped == m_grouped)
        return;
    m_grouped = grouped;
    m_groupsValid = false;
    if (grouped && m_model && m_model->source())
        sortFailuresFirst();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {ResultsModel::GroupSizeRole});
    Q_EMIT groupedChanged(grouped);
}

int ResultsProxy::groupSize(int row) const
{
    if (!m_grouped || !m_failuresFirst || !m_model)
        return 0;
    if (!m_groupsValid) {
        m_groups.clear();
        const EndCounts& ends = m_model->ends();
        const auto keyOf = [&](int place) {
            const auto task = static_cast<TaskIndex>(mapToSource(index(place, 0)).row());
            return ends.isEnded(task) ? static_cast<int>(ends.reasonOf(task)) : -1;
        };
        int first = 0;
        for (int place = 0, rows = rowCount(), key = rows > 0 ? keyOf(0) : -1; place < rows; ++place) {
            const int next = place + 1 < rows ? keyOf(place + 1) : -2;
            if (next == key)
                continue;
            m_groups.insert(first, place + 1 - first);
            first = place + 1;
            key = next;
        }
        m_groupsValid = true;
    }
    return m_groups.value(row);
}

void ResultsProxy::sortByRank(int column, Qt::SortOrder order)
{
    // The same column again would not be sorted anew while the filter is dynamic.
    setDynamicSortFilter(false);
    QSortFilterProxyModel::sort(column, order);
    setDynamicSortFilter(true);
}

bool ResultsProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const auto place = [this](const QModelIndex& index) {
        const auto row = static_cast<size_t>(index.row());
        return row < m_ranks.size() ? m_ranks[row] : index.row();
    };
    return place(left) < place(right);
}

} // namespace rollcall::models
