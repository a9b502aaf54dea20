// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/recordercore.h"

#include "core/run/event.h"
#include "core/run/runspec.h"
#include "history/database/database.h"
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

void WorkerCount::waitForNone()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_count == 0; });
}

RecorderCore::RecorderCore(Parts parts)
    : m_parts(std::move(parts)), m_run(std::make_shared<StoredRun>(m_parts.spec, m_parts.segments->files())),
      m_queue(m_parts.queueLimit), m_journal(m_parts.segments)
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

EventQueue::Clock::time_point RecorderCore::nextCommit() const
{
    const bool committing = m_parts.database && (!m_rows.isEmpty() || m_commit.valid());
    return committing ? m_committed + std::chrono::milliseconds(commitInterval)
                      : EventQueue::Clock::now() + std::chrono::hours(1);
}

void RecorderCore::begin()
{
    m_encodedSpec = encodeSpec(*m_parts.spec);
    m_journal.writeSpec(m_encodedSpec);
    publish(); // before the row is made, so that a crash leaves a whole run
    m_listed = std::make_shared<bool>(false);
    commit();
}

void RecorderCore::round()
{
    constexpr auto interval = std::chrono::milliseconds(Recorder::changeInterval);
    auto batches = m_queue.take(m_published + interval, nextCommit());
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
    collectCommit(false);
    if (m_failed && !m_failureTold && !m_over)
        tell(); // a database without room is news as well
    if (EventQueue::Clock::now() - m_committed >= std::chrono::milliseconds(commitInterval))
        commit();
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
    if (!m_parts.database)
        return;
    for (const Item& item : items)
        noteRow(item);
}

void RecorderCore::apply(RunData& data, const Item& item)
{
    std::visit(
        Overloaded{
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

void RecorderCore::noteRow(const Item& item)
{
    if (const auto* entry = std::get_if<IndexEntry>(&item))
        appendEntry(m_rows.index, *entry);
    else if (const auto* ended = std::get_if<EndedItem>(&item))
        m_rows.tasks.emplace_back(ended->task, m_run->attempt(ended->task, ended->attempt));
    else if (const auto* host = std::get_if<HostItem>(&item); host && host->record.phase == HostPhase::Done)
        m_rows.hosts[host->host] = m_run->host(host->host); // once: the files have what comes before
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

/// Hands over what there is, unless the last portion is still being written.
void RecorderCore::commit()
{
    m_committed = EventQueue::Clock::now();
    if (!m_parts.database || m_commit.valid())
        return;
    m_rows.summary = m_run->summary();
    m_committing = std::make_shared<RunRows>(std::exchange(m_rows, {}));
    m_commit = m_parts.database->submit([rows = m_committing, listed = m_listed, spec = m_parts.spec,
                                         encoded = m_encodedSpec](QSqlDatabase& db) -> Status {
        if (!*listed) {
            if (Status status = insertRun(db, rows->summary, encoded, *spec); !status)
                return status;
            *listed = true;
        }
        return writeRows(db, *rows);
    });
}

void RecorderCore::collectCommit(bool wait)
{
    if (!m_commit.valid() ||
        (!wait && m_commit.wait_for(std::chrono::seconds(0)) != std::future_status::ready))
        return;
    const Status status = m_commit.get();
    if (status.ok())
        return;
    // The segments have it all: a locked database is tried again, a full disk is said aloud.
    m_rows.prepend(std::move(*m_committing));
    if (status.error().kind == ErrorKind::DiskFull)
        setFailure(status.error());
}

void RecorderCore::finish()
{
    m_queue.close();
    for (const EventQueue::Batch& batch : m_queue.take({}, {})) // came between the last look and the closing
        write(batch);
    publish();
    if (!m_complete) {
        m_run->edit([&](RunData& data) {
            for (const TaskIndex task : data.interrupt(*m_parts.spec)) {
                m_change.tasks.push_back(task);
                m_rows.tasks.emplace_back(task, data.tasks[task]);
            }
            m_change.summary = data.summary;
        });
    }
    collectCommit(true);
    commit();
    m_change.ended = true;
    tell();
    for (const auto& resume : m_queue.release(0))
        resume();
    collectCommit(true);
    m_parts.segments->releaseReserve();
    m_parts.lock.reset();
    m_parts.database.reset();
}

} // namespace rollcall::history
