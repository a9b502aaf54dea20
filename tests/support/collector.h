// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/runspec.h"

#include <QByteArray>
#include <QMap>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

// An EventSink that keeps everything and checks the engine's promises as it goes: one end per task, nothing
// after a host is done, RunEnded last. Room and failure are set by the test. Thread-safe.
namespace rollcall::test {

class Collector : public EventSink
{
public:
    explicit Collector(RunSpecPtr spec);

    void deliver(EventBatch&& batch) override;
    bool hasRoom() const override { return m_room; }
    void whenRoom(std::function<void()> resume) override;
    bool hasFailed() const override { return failed; }

    void setRoom(bool room); // true: calls who waits for it
    std::atomic<bool> failed{false};

    bool waitForEnd(); // false: it has not come within a test's patience
    bool isOver() const;
    bool wasCancelled() const;
    QStringList complaints() const; // broken promises

    Verdict verdict(TaskIndex task) const;
    QByteArray output(TaskIndex task, Stream stream = Stream::Output) const;
    bool started(TaskIndex task) const;
    int count(Reason reason) const;
    int startedCount() const;
    int mostAtOnce() const; // hosts between their first phase and Done
    qint64 bytes() const;
    int waitingForRoom() const;

private:
    void take(const RunEvent& event);
    void complain(const QString& text);

    const RunSpecPtr m_spec;
    std::atomic<bool> m_room{true};
    mutable std::mutex m_mutex; // guards everything below
    std::condition_variable m_changed;
    std::vector<std::function<void()>> m_resumes;
    QMap<TaskIndex, Verdict> m_verdicts;
    QMap<TaskIndex, QByteArray> m_output[2];
    QMap<TaskIndex, qint64> m_starts;
    std::vector<HostPhase> m_phases;
    int m_active = 0;
    int m_most = 0;
    qint64 m_bytes = 0;
    bool m_over = false;
    bool m_cancelled = false;
    QStringList m_complaints;
};

} // namespace rollcall::test
