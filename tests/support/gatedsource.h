// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "support/gate.h"

#include <QThread>

#include <atomic>
#include <memory>

// A past run of one host whose disk does not answer until its gate is open: for all threads but the one that made
// it. Which reads wait is chosen by the test. What it is asked is counted.
namespace rollcall::test {

class GatedSource : public ResultSource
{
public:
    enum Read { Nothing = 0, Output = 1, Log = 2 };

    /// The gate must outlive it.
    GatedSource(Gate& gate, int held);

    StoredSpecPtr spec() const override { return m_spec; }
    RunSummary summary() const override;
    TaskRecord task(TaskIndex task) const override;
    HostRecord host(HostIndex host) const override;
    QByteArray output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const override;
    QList<OutputChunk> chunks(TaskIndex task) const override;
    QStringList log(HostIndex host) const override;

    int reads() const { return m_reads; } // of output

private:
    void pass(Read read) const;

    Gate& m_gate;
    const int m_held;
    QThread* const m_maker = QThread::currentThread();
    std::shared_ptr<StoredSpec> m_spec;
    mutable std::atomic<int> m_reads = 0;
};

} // namespace rollcall::test
