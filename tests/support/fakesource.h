// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"

#include <QByteArray>
#include <QMap>

// A run in memory, finished unless it is said otherwise, for what reads results.
namespace rollcall::test {

class FakeSource : public ResultSource
{
public:
    FakeSource(int hosts, const QStringList& commands);

    void end(TaskIndex task, const QByteArray& output, const QByteArray& error = {},
             std::optional<quint32> exitCode = 0);
    void end(TaskIndex task, const Verdict& verdict); // never started
    void set(TaskIndex task, const TaskRecord& record) { m_tasks.insert(task, record); }
    void setState(RunState state) { m_state = state; }
    void setAttempt(TaskIndex task, quint16 attempt) { m_tasks[task].attempt = attempt; }
    StoredSpec& edit() { return *m_spec; }

    StoredSpecPtr spec() const override { return m_spec; }
    RunSummary summary() const override;
    TaskRecord task(TaskIndex task) const override { return m_tasks.value(task); }
    HostRecord host(HostIndex host) const override;
    QByteArray output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const override;
    QList<OutputChunk> chunks(TaskIndex) const override { return {}; }
    QStringList log(HostIndex) const override { return {}; }

private:
    std::shared_ptr<StoredSpec> m_spec;
    RunState m_state = RunState::Finished;
    QMap<TaskIndex, TaskRecord> m_tasks;
    QMap<TaskIndex, QByteArray> m_streams[2];
};

} // namespace rollcall::test
