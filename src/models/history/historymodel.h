// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "history/database/origins.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <memory>

namespace rollcall::history {
class Store;
}

// The runs that history keeps, newest first. refresh() reads them in a worker and merges what differs. GUI
// thread; shares the store.
namespace rollcall::models {

class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Started, Title, Target, Hosts, Ok, NotOk, State, Who };
    static constexpr int columns = Who + 1;
    enum Role {
        IdRole = Qt::UserRole + 1, // QString
        StateRole,                 // int of RunState
        SortRole,                  // what a column sorts by
        SearchRole,                // QString: title, target and snippet, for a filter
    };

    explicit HistoryModel(QObject* parent = nullptr);

    void setStore(std::shared_ptr<history::Store> store); // and refreshes; null: empty
    void refresh();
    bool isLoading() const { return m_jobs.isBusy(); }
    void setRuns(const QList<RunSummary>& runs, const QHash<QString, history::RunOrigin>& origins = {});
    RunSummary runAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void loaded();

private:
    static QString stateText(const RunSummary& run);
    QString targetText(const RunSummary& run) const;

    std::shared_ptr<history::Store> m_store;
    QList<RunSummary> m_runs;
    QHash<QString, history::RunOrigin> m_origins; // by id
    app::Jobs m_jobs;
    bool m_again = false;
};

} // namespace rollcall::models
