// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/error.h"
#include "core/result/resultsource.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace rollcall::history {
class Store;
}

// The runs that one may be compared with, and the one that it is, found and opened in a worker: both wait for SQL and
// for the disk. What is asked for last is what comes. GUI thread; its end waits for nobody.
namespace rollcall::models {

class EarlierRuns : public QObject
{
    Q_OBJECT

public:
    using StorePtr = std::shared_ptr<history::Store>;

    explicit EarlierRuns(QObject* parent = nullptr);

    /// Those of the same commands, and the newest of them on the same target if there is one.
    void find(const StorePtr& store, const ResultSourcePtr& run);
    void open(const StorePtr& store, const QString& id);
    void cancel();
    bool isBusy() const { return m_jobs.isBusy(); }

Q_SIGNALS:
    void found(const QList<rollcall::RunSummary>& runs); // the newest first; one that is opened follows
    void opened(const rollcall::ResultSourcePtr& run);   // null: there is none
    void failed(const rollcall::Error& error);

private:
    app::Jobs m_jobs;
};

} // namespace rollcall::models
