// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/rundata.h"

#include "core/verdict/outcome.h"

#include <algorithm>
#include <utility>

namespace rollcall::history {

RunData::RunData(const StoredSpec& spec)
    : tasks(static_cast<size_t>(spec.taskCount())), chunks(tasks.size()), hosts(static_cast<size_t>(spec.hosts.size())),
      logs(hosts.size())
{
    phases[static_cast<size_t>(HostPhase::Waiting)] = static_cast<int>(hosts.size());
    summary.id = spec.id;
    summary.title = spec.title;
    summary.target = spec.target;
    summary.snippet = spec.snippet;
    summary.started = spec.created;
    summary.hosts = static_cast<int>(spec.hosts.size());
    summary.steps = spec.stepCount();
}

static bool isBefore(const Attempt& one, quint16 attempt)
{
    return one.record.attempt < attempt;
}

RunData::Place RunData::placeOf(TaskIndex task, quint16 attempt)
{
    if (attempt > tasks[task].attempt)
        supersede(task, attempt);
    if (attempt == tasks[task].attempt)
        return {tasks[task], chunks[task], true};
    std::vector<Attempt>& before = earlier[task];
    auto at = std::lower_bound(before.begin(), before.end(), attempt, isBefore);
    if (at == before.end() || at->record.attempt != attempt) {
        at = before.insert(at, Attempt());
        at->record.attempt = attempt;
    }
    return {at->record, at->chunks, false};
}

void RunData::supersede(TaskIndex task, quint16 attempt)
{
    TaskRecord& latest = tasks[task];
    if (latest.ended)
        --summary.outcomes[static_cast<size_t>(latest.outcome())];
    if (latest.started || latest.ended || !chunks[task].empty())
        earlier[task].push_back({latest, std::exchange(chunks[task], {})});
    latest = TaskRecord();
    latest.attempt = attempt;
}

const Attempt* RunData::earlierAttempt(TaskIndex task, quint16 attempt) const
{
    const auto found = earlier.find(task);
    if (found == earlier.end())
        return nullptr;
    const auto at = std::lower_bound(found->second.begin(), found->second.end(), attempt, isBefore);
    return at != found->second.end() && at->record.attempt == attempt ? &*at : nullptr;
}

const TaskRecord* RunData::recordOf(TaskIndex task, quint16 attempt) const
{
    if (task < tasks.size() && tasks[task].attempt == attempt)
        return &tasks[task];
    const Attempt* const before = earlierAttempt(task, attempt);
    return before ? &before->record : nullptr;
}

const std::vector<Chunk>* RunData::chunksOf(TaskIndex task, quint16 attempt) const
{
    if (task < tasks.size() && tasks[task].attempt == attempt)
        return &chunks[task];
    const Attempt* const before = earlierAttempt(task, attempt);
    return before ? &before->chunks : nullptr;
}

void RunData::started(TaskIndex task, quint16 attempt, qint64 time)
{
    if (task >= tasks.size())
        return;
    TaskRecord& record = placeOf(task, attempt).record;
    record.started = true;
    record.startTime = time;
    lastTime = std::max(lastTime, time);
}

void RunData::addChunk(TaskIndex task, quint16 attempt, Stream stream, quint64 position, quint32 length, qint64 time)
{
    if (task >= tasks.size())
        return;
    const Place place = placeOf(task, attempt);
    std::array<qint64, 2>& bytes = place.record.bytes;
    Chunk chunk;
    chunk.position = position;
    chunk.offset = bytes[static_cast<size_t>(stream)];
    chunk.total = bytes[0] + bytes[1];
    chunk.length = length;
    chunk.time = static_cast<quint32>(std::clamp<qint64>(time, 0, 0x7fffffff)) & 0x7fffffffU;
    chunk.error = stream == Stream::Error ? 1 : 0;
    place.chunks.push_back(chunk);
    bytes[static_cast<size_t>(stream)] += length;
    lastTime = std::max(lastTime, time);
}

void RunData::setFirstLine(TaskIndex task, quint16 attempt, const QString& line)
{
    if (task < tasks.size())
        placeOf(task, attempt).record.firstLine = line;
}

void RunData::ended(TaskIndex task, quint16 attempt, qint64 time, const EndedPayload& payload)
{
    if (task >= tasks.size())
        return;
    const Place place = placeOf(task, attempt);
    TaskRecord& record = place.record;
    if (record.ended)
        return;
    record.ended = true;
    record.endTime = time;
    record.verdict = payload.verdict;
    if (record.verdict.reason == Reason::LocalDiskFull && record.verdict.detail.isEmpty() && summary.incomplete)
        record.verdict.detail = failure->file;
    record.digest = payload.digest;
    record.output = payload.output;
    if (!payload.firstLine.isEmpty())
        record.firstLine = payload.firstLine;
    if (place.isLatest)
        ++summary.outcomes[static_cast<size_t>(record.outcome())];
    place.chunks.shrink_to_fit();
    lastTime = std::max(lastTime, time);
}

void RunData::setHost(HostIndex host, const HostRecord& record)
{
    if (host >= hosts.size())
        return;
    --phases[static_cast<size_t>(hosts[host].phase)];
    ++phases[static_cast<size_t>(record.phase)];
    hosts[host].phase = record.phase;
    if (!record.address.isEmpty())
        hosts[host].address = record.address;
    for (size_t i = 0; i < record.entered.size(); ++i) {
        qint64& entered = hosts[host].entered[i];
        entered = entered < 0 ? record.entered[i] : entered;
        lastTime = std::max(lastTime, record.entered[i]);
    }
}

void RunData::addLog(HostIndex host, quint64 position, quint32 length, qint64 time)
{
    if (host < logs.size())
        logs[host].push_back({position, time, length});
    lastTime = std::max(lastTime, time);
}

void RunData::addEntry(const IndexEntry& entry)
{
    switch (entry.kind) {
    case IndexEntry::Kind::Output:
        addChunk(entry.subject, entry.attempt, Stream::Output, entry.position, entry.length, entry.time);
        break;
    case IndexEntry::Kind::Error:
        addChunk(entry.subject, entry.attempt, Stream::Error, entry.position, entry.length, entry.time);
        break;
    case IndexEntry::Kind::Log:
        addLog(entry.subject, entry.position, entry.length, entry.time);
        break;
    }
}

void RunData::runEnded(qint64 time, bool cancelled)
{
    summary.state = cancelled ? RunState::Cancelled : RunState::Finished;
    summary.ended = summary.started.addMSecs(time);
    summary.elapsed = time;
    lastTime = std::max(lastTime, time);
    live = false;
}

void RunData::fail(const Error& error)
{
    if (!failure)
        failure = error;
    summary.incomplete = true;
}

void RunData::damage(const Error& error)
{
    if (!failure)
        failure = error;
    summary.damaged = true;
}

void RunData::damageTask(TaskIndex task, quint16 attempt)
{
    if (task < tasks.size() && recordOf(task, attempt))
        placeOf(task, attempt).record.damaged = true;
}

// Events that had not been written are lost with the process: only what never starts at all is certain not to have.
static Verdict endOf(const TaskRecord& task, const StoredHost& host, bool incomplete)
{
    if (!task.started && !host.skip.isEmpty())
        return verdictOf(Reason::SkippedByConfiguration, host.skip);
    Verdict verdict = unseenEnd(task.started);
    if (incomplete) {
        verdict.reason = Reason::LocalDiskFull;
        verdict.detail = {};
    }
    return verdict;
}

std::vector<TaskIndex> RunData::interrupt(const StoredSpec& spec)
{
    summary.state = RunState::Interrupted;
    summary.ended = {};
    summary.elapsed = lastTime;
    live = false;
    std::vector<TaskIndex> interrupted;
    for (TaskIndex task = 0; task < tasks.size(); ++task) {
        if (tasks[task].ended)
            continue;
        EndedPayload payload;
        payload.verdict = endOf(tasks[task], spec.hosts[spec.hostOf(task)], summary.incomplete);
        ended(task, tasks[task].attempt, lastTime, payload);
        interrupted.push_back(task);
    }
    settleHosts();
    return interrupted;
}

void RunData::settleHosts()
{
    for (HostRecord& host : hosts)
        host.phase = HostPhase::Done;
    phases = {};
    phases[static_cast<size_t>(HostPhase::Done)] = static_cast<int>(hosts.size());
}

} // namespace rollcall::history
