// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/recordercore.h"

#include "core/run/event.h"
#include "core/run/runspec.h"
#include "history/segments/record.h"
#include "history/segments/rundata.h"
#include "history/segments/speccodec.h"
#include "history/store/recorder.h"

#include "core/base/leftthreads.h"

#include <algorithm>
#include <utility>

namespace rollcall::history {

namespace {

constexpr size_t itemsAtOnce = 500; // applied under one lock

template <typename T> void sortUnique(std::vector<T>& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

template <typename... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

void WorkerCount::enter()
{
    const std::scoped_lock lock(m_mutex);
    ++m_count;
}

void WorkerCount::leave()
{
    const std::scoped_lock lock(m_mutex);
    --m_count;
    m_changed.notify_all();
}

bool WorkerCount::waitForNone(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_count == 0; });
}

RecorderCore::RecorderCore(Parts parts)
    : m_parts(std::move(parts)), m_run(std::make_shared<StoredRun>(m_parts.spec, m_parts.segments->files())),
      m_queue(m_parts.queueLimit), m_journal(m_parts.segments, m_parts.spec),
      m_rows(std::move(m_parts.database), m_parts.spec)
{
    m_run->edit([this](RunData& data) {
        data.live = true;
        data.began = m_parts.began;
    });
}

RecorderCore::~RecorderCore() = default;

Status RecorderCore::start(const std::shared_ptr<RecorderCore>& core)
{
    const std::shared_ptr<WorkerCount> workers = core->m_parts.workers;
    workers->enter();
    Status started = tryLeftThread([core = std::shared_ptr(core), workers]() mutable {
        core->work();
        core.reset(); // before the store may go
        workers->leave();
    });
    if (!started)
        workers->leave();
    return started;
}

void RecorderCore::setListener(Recorder* listener)
{
    const std::scoped_lock lock(m_listenerMutex);
    m_listener = listener;
}

void RecorderCore::work()
{
    begin();
    while (!m_over)
        round();
    finish();
}

void RecorderCore::begin()
{
    const QByteArray spec = encodeSpec(*m_parts.spec);
    m_journal.writeSpec(spec);
    publish(); // before the row is made, so that a crash leaves a whole run
    m_rows.begin(spec);
    m_rows.commit(*m_run);
}

void RecorderCore::round()
{
    constexpr auto interval = std::chrono::milliseconds(Recorder::changeInterval);
    auto batches = m_queue.take(m_published + interval, m_rows.next());
    for (EventQueue::Batch& batch : batches) {
        write(batch);
        for (const auto& resume : m_queue.release(std::exchange(batch, {}).bytes))
            resume();
        if (EventQueue::Clock::now() - m_published >= interval) {
            publish();
            tell();
        }
    }
    for (const auto& resume : m_queue.release(0))
        resume();
    m_over = m_complete || (batches.empty() && m_queue.isClosed());
    if (!batches.empty() && !m_over) {
        publish();
        tell();
    }
    collectRows(false);
    if (m_failed && !m_failureTold && !m_over)
        tell(); // the database has failed, and no batch has come to tell it with
    if (m_rows.isDue())
        m_rows.commit(*m_run);
}

void RecorderCore::write(const EventQueue::Batch& batch)
{
    for (const RunEvent& event : batch.events) {
        if (m_complete)
            return; // nothing may follow the run's end
        m_journal.write(event);
        m_complete = std::holds_alternative<RunEnded>(event);
    }
}

void RecorderCore::publish()
{
    const std::vector<Item> items = m_journal.settle();
    m_published = EventQueue::Clock::now();
    if (m_journal.failure())
        setFailure(*m_journal.failure());
    // In slices: a reader in the GUI thread never waits for more than one.
    for (size_t first = 0; first < items.size(); first += itemsAtOnce) {
        m_run->edit([&](RunData& data) {
            for (size_t i = first; i < std::min(first + itemsAtOnce, items.size()); ++i)
                apply(data, items[i]);
        });
    }
    m_change.summary = m_run->summary();
    for (const Item& item : items)
        m_rows.note(item, *m_run);
}

void RecorderCore::apply(RunData& data, const Item& item)
{
    std::visit(Overloaded{
                   [&](const StartedItem& i) {
                       data.started(i.task, i.attempt, i.time);
                       m_change.tasks.push_back(i.task);
                   },
                   [&](const IndexEntry& i) {
                       data.addEntry(i);
                       (i.kind == IndexEntry::Kind::Log ? m_change.hosts : m_change.tasks).push_back(i.subject);
                   },
                   [&](const LineItem& i) { data.setFirstLine(i.task, i.attempt, i.line); },
                   [&](const EndedItem& i) {
                       data.ended(i.task, i.attempt, i.time, i.payload);
                       m_change.tasks.push_back(i.task);
                   },
                   [&](const HostItem& i) {
                       data.setHost(i.host, i.record);
                       m_change.hosts.push_back(i.host);
                   },
                   [&](const RunEndedItem& i) { data.runEnded(i.time, i.cancelled); },
               },
               item);
}

void RecorderCore::tell()
{
    sortUnique(m_change.tasks);
    sortUnique(m_change.hosts);
    m_change.runId = m_parts.spec->id;
    const std::optional<Error> failure = m_run->failure();
    const bool news = !m_change.tasks.empty() || !m_change.hosts.empty() || m_change.ended;
    const std::scoped_lock lock(m_listenerMutex);
    if (m_listener && failure && !m_failureTold)
        Q_EMIT m_listener->failed(*failure);
    m_failureTold = failure.has_value();
    if (m_listener && news)
        Q_EMIT m_listener->stored(m_change);
    m_change.tasks.clear();
    m_change.hosts.clear();
}

void RecorderCore::setFailure(const Error& error)
{
    if (m_failed.exchange(true))
        return;
    m_run->edit([&](RunData& data) { data.fail(error); });
}

void RecorderCore::collectRows(bool wait)
{
    if (const std::optional<Error> full = m_rows.collect(wait))
        setFailure(*full);
}

void RecorderCore::finish()
{
    m_queue.close();
    for (const EventQueue::Batch& batch : m_queue.take({}, {})) // came between the last look and the closing
        write(batch);
    publish();
    if (m_parts.segments->isGone())
        setFailure(Error{ErrorKind::HistoryRemoved, {}, {}, m_parts.segments->files()->folder(), 0});
    if (!m_complete) {
        m_run->edit([&](RunData& data) {
            for (const TaskIndex task : data.interrupt(*m_parts.spec)) {
                m_change.tasks.push_back(task);
                m_rows.noteTask(task, data.tasks[task]);
            }
            m_change.summary = data.summary;
        });
    }
    collectRows(true);
    m_rows.commit(*m_run);
    m_change.ended = true;
    tell();
    for (const auto& resume : m_queue.release(0))
        resume();
    collectRows(true);
    m_parts.segments->releaseReserve();
    m_parts.lock.reset();
    m_rows.close();
}

} // namespace rollcall::history
