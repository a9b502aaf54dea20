// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/pattern/search.h"
#include "core/base/error.h"
#include "core/result/filter.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "models/results/outputsearch.h"

#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <optional>
#include <vector>

// The filter line's effect on a ResultsModel: outcomes, exit codes and text at once; hits in the stored
// output come from an OutputSearch, debounced, and count in the Hits column. Rows never change places while a
// run goes, unless the user sorts; sortFailuresFirst() is for its end. GUI thread.
namespace rollcall::models {

class ResultsModel;

class ResultsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    static constexpr int debounce = 200;         // milliseconds without typing before output is searched
    static constexpr int searchInterval = 1000;  // milliseconds between two searches of output that grows
    static constexpr int refilterInterval = 100; // milliseconds between two rounds of showing new hits

    explicit ResultsProxy(QObject* parent = nullptr);
    ~ResultsProxy() override;

    void setSourceModel(QAbstractItemModel* model) override; // a ResultsModel
    /// False, and nothing changes, where the regular expression or the exit codes are wrong: see problem().
    bool setFilter(const ResultFilter& filter);
    const ResultFilter& filter() const { return m_compiled.filter(); }
    Error problem() const { return m_problem; } // of the last setFilter()
    /// Only these hosts; empty: all.
    void setHosts(const QSet<HostIndex>& hosts);
    void sortFailuresFirst(); // and by reason within an outcome
    bool isFailuresFirst() const { return m_failuresFirst; }
    /// Failures first, and GroupSizeRole says where rows of another reason begin. Ends with sorting by a column.
    void setGrouped(bool grouped);
    bool isGrouped() const { return m_grouped; }

    qint64 hits() const { return m_totalHits; } // in stored output, of all tasks
    qint64 hits(TaskIndex task) const { return m_hits.value(task); }
    bool isSearching() const; // more hits may come

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void groupedChanged(bool grouped);
    void hitsChanged(); // counts of hits or rows, or isSearching()

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void startOver();
    void follow(const std::vector<TaskIndex>& tasks);
    void searchText();
    void startSearch();
    void takeHits(const QList<TaskHitCount>& found);
    void searchFinished();
    void showNews();
    void refilter();
    void rank(int column);
    template <typename Key, typename Less> void rankBy(const std::vector<Key>& keys, Less less);
    void sortByRank(int column, Qt::SortOrder order);
    int groupSize(int row) const;

    ResultsModel* m_model = nullptr;
    CompiledFilter m_compiled;
    Error m_problem;
    QSet<HostIndex> m_hosts;
    OutputSearch m_search;
    std::optional<analysis::Pattern> m_pattern;
    QHash<TaskIndex, qint64> m_hits;
    qint64 m_totalHits = 0;
    QSet<TaskIndex> m_stale; // not searched since they grew
    QTimer m_debounce;
    QTimer m_refilter;
    bool m_newHits = false; // that no row shows yet
    // The places of the tasks as they were when they were last sorted: what changes later moves no row.
    std::vector<int> m_ranks;
    bool m_failuresFirst = false;
    bool m_grouped = false;
    mutable QHash<int, int> m_groups; // size by first row, as asked last
    mutable bool m_groupsValid = false;
};

} // namespace rollcall::models
