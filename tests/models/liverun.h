// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/store/store.h"
#include "models/results/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QObject>

#include <memory>

// A run for tests of the models, recorded without history: deliver() returns once all of it is stored and
// told. Also models drawn as text.
namespace rollcall::test {

constexpr auto failOnError = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// web-1, web-2…
QStringList hostNames(int count);

class LiveRun : public QObject
{
    Q_OBJECT

public:
    explicit LiveRun(const QStringList& hosts, int steps = 1);

    RunSpecPtr spec() const { return m_spec; }
    history::StoredRunPtr run() const { return m_recorder->run(); }
    /// Hands every change to the model from now on.
    void feed(models::ResultsModel& model);
    bool deliver(EventBatch&& batch);
    bool output(TaskIndex task, const QByteArray& bytes, Stream stream = Stream::Output);
    bool end(TaskIndex task, Reason reason = Reason::None, std::optional<quint32> exitCode = 0,
             RemoteState remote = RemoteState::Ended);
    bool endRun();

Q_SIGNALS:
    void changed(const rollcall::history::RunChange& change);

private:
    std::unique_ptr<history::Store> m_store;
    RunSpecPtr m_spec;
    std::shared_ptr<history::Recorder> m_recorder;
    int m_logs = 0; // lines of host 0's log that have been stored
    int m_logsSent = 0;
};

/// One line per row: the cells, trimmed, with "|" between.
QString drawTable(const QAbstractItemModel& model, const QList<int>& columns);
/// One line per node, indented by two blanks a level; "[x] ", "[-] " or "[ ] " where it can be ticked.
QString drawTree(const QAbstractItemModel& model, const QModelIndex& parent = {}, int level = 0);

} // namespace rollcall::test
