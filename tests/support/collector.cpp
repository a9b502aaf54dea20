// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/collector.h"

#include "support/testmain.h"

#include <algorithm>

namespace rollcall::test {

Collector::Collector(RunSpecPtr spec)
    : m_spec(std::move(spec)), m_phases(static_cast<size_t>(m_spec->hosts.size()), HostPhase::Waiting)
{
}

void Collector::complain(const QString& text)
{
    m_complaints.append(text);
}

void Collector::deliver(EventBatch&& batch)
{
    const std::lock_guard lock(m_mutex);
    for (const RunEvent& event : batch)
        take(event);
    m_changed.notify_all();
}

void Collector::take(const RunEvent& event)
{
    if (m_over)
        complain(QStringLiteral("an event after RunEnded"));
    if (const auto* host = std::get_if<HostChanged>(&event)) {
        HostPhase& phase = m_phases[host->host];
        if (phase == HostPhase::Done)
            complain(QStringLiteral("host %1 changed after it was done").arg(host->host));
        if (phase == HostPhase::Waiting && host->phase != HostPhase::Done)
            m_most = std::max(m_most, ++m_active);
        else if (phase != HostPhase::Waiting && host->phase == HostPhase::Done)
            --m_active;
        phase = host->phase;
    } else if (const auto* started = std::get_if<TaskStarted>(&event)) {
        m_starts.insert(started->task, started->time);
    } else if (const auto* output = std::get_if<TaskOutput>(&event)) {
        if (!m_starts.contains(output->task) || m_verdicts.contains(output->task))
            complain(QStringLiteral("output of task %1 outside of its time").arg(output->task));
        m_output[static_cast<size_t>(output->stream)][output->task] += output->bytes;
        m_bytes += output->bytes.size();
    } else if (const auto* ended = std::get_if<TaskEnded>(&event)) {
        if (m_verdicts.contains(ended->task))
            complain(QStringLiteral("task %1 ended twice").arg(ended->task));
        m_verdicts.insert(ended->task, ended->verdict);
    } else if (const auto* run = std::get_if<RunEnded>(&event)) {
        m_over = true;
        m_cancelled = run->cancelled;
        if (m_verdicts.size() != m_spec->taskCount())
            complain(QStringLiteral("%1 of %2 tasks ended").arg(m_verdicts.size()).arg(m_spec->taskCount()));
    }
}

void Collector::whenRoom(std::function<void()> resume)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_room) {
            m_resumes.push_back(std::move(resume));
            return;
        }
    }
    resume();
}

void Collector::setRoom(bool room)
{
    std::vector<std::function<void()>> resumes;
    {
        const std::lock_guard lock(m_mutex);
        m_room = room;
        if (room)
            resumes.swap(m_resumes);
    }
    for (const auto& resume : resumes)
        resume();
}

bool Collector::waitForEnd()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::milliseconds(patience), [this] { return m_over; });
}

bool Collector::isOver() const
{
    const std::lock_guard lock(m_mutex);
    return m_over;
}

bool Collector::wasCancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_cancelled;
}

QStringList Collector::complaints() const
{
    const std::lock_guard lock(m_mutex);
    return m_complaints;
}

Verdict Collector::verdict(TaskIndex task) const
{
    const std::lock_guard lock(m_mutex);
    return m_verdicts.value(task);
}

QByteArray Collector::output(TaskIndex task, Stream stream) const
{
    const std::lock_guard lock(m_mutex);
    return m_output[static_cast<size_t>(stream)].value(task);
}

bool Collector::started(TaskIndex task) const
{
    const std::lock_guard lock(m_mutex);
    return m_starts.contains(task);
}

int Collector::count(Reason reason) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_verdicts.begin(), m_verdicts.end(),
                                          [reason](const Verdict& verdict) { return verdict.reason == reason; }));
}

int Collector::startedCount() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_starts.size());
}

int Collector::mostAtOnce() const
{
    const std::lock_guard lock(m_mutex);
    return m_most;
}

qint64 Collector::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

int Collector::waitingForRoom() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_resumes.size());
}

} // namespace rollcall::test
