// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lane.h"

#include "engine/runstate.h"

#include <utility>

namespace rollcall::engine {

Lane::Lane(RunState& run, ssh::Loop& loop, int index)
    : m_run(run), m_loop(loop), m_index(index),
      m_events(loop, [this](EventBatch&& batch, int done) { send(std::move(batch), done); })
{
}

Lane::~Lane() = default;

qint64 Lane::now() const
{
    return m_run.spec->elapsed();
}

void Lane::start(const std::vector<HostIndex>& hosts)
{
    for (const HostIndex host : hosts) {
        const auto task = m_tasks.emplace(host, std::make_unique<HostTask>(*this, host)).first->second.get();
        if (m_stop)
            task->cancel(*m_stop);
        else if (m_cancelled.erase(host) > 0)
            task->cancel(Reason::CancelledByUser);
        else
            task->start();
    }
}

void Lane::endWaiting(const std::vector<HostIndex>& hosts, Reason reason)
{
    const qint64 time = now();
    const RunSpec& spec = *m_run.spec;
    for (const HostIndex host : hosts) {
        for (int step = 0; step < spec.stepCount(); ++step)
            add(TaskEnded{spec.task(host, step), time, verdictOf(reason)});
        m_events.addLast(HostChanged{host, HostPhase::Done, {}, time});
    }
    m_events.flush();
}

void Lane::cancelAll(Reason reason)
{
    if (m_stop && m_stop != Reason::PausedAfterDenials)
        return;
    m_stop = reason;
    for (const auto& [host, task] : m_tasks) // finished() leaves the map alone until later
        task->cancel(reason);
}

void Lane::cancelHost(HostIndex host, Reason reason)
{
    const auto found = m_tasks.find(host);
    if (found != m_tasks.end())
        found->second->cancel(reason);
    else
        m_cancelled.insert(host);
}

void Lane::abortAll(Reason reason)
{
    m_stop = reason;
    for (const auto& [host, task] : m_tasks)
        task->abort(reason);
}

void Lane::pauseLogins()
{
    if (m_stop)
        return;
    m_stop = Reason::PausedAfterDenials;
    for (const auto& [host, task] : m_tasks) {
        if (!task->isLoggedIn())
            task->cancel(*m_stop);
    }
}

// The task, and the session in it, is still being called: it goes when the loop comes round again.
void Lane::finished(HostIndex host)
{
    m_events.addLast(HostChanged{host, HostPhase::Done, {}, now()});
    m_loop.post([this, host, keep = m_run.shared_from_this()] {
        m_tasks.erase(host);
        m_run.hostGone(host);
        if (m_tasks.empty())
            m_events.flush(); // nothing more to wait for
    });
}

void Lane::send(EventBatch&& batch, int done)
{
    m_run.sink->deliver(std::move(batch));
    if (m_run.sink->hasFailed())
        m_run.fail();
    if (!m_throttled && !m_run.sink->hasRoom())
        throttle();
    if (done > 0)
        m_run.delivered(done); // may be the last of the run
}

void Lane::throttle()
{
    m_throttled = true;
    for (const auto& [host, task] : m_tasks)
        task->setReading(false);
    m_run.sink->whenRoom([run = m_run.weak_from_this(), index = m_index] {
        if (const auto alive = run.lock())
            alive->postTo(index, [](Lane& lane) { lane.resume(); });
    });
}

void Lane::resume()
{
    if (!m_throttled)
        return;
    m_throttled = false;
    for (const auto& [host, task] : m_tasks) {
        task->setReading(true);
        if (m_throttled) // what came at once has filled the queue again, and stopped them all
            return;
    }
}

void Lane::close()
{
    m_tasks.clear();
    m_events.close();
}

} // namespace rollcall::engine
