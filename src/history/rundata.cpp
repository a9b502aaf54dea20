// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rundata.h"

#include <algorithm>

namespace rollcall::history {

RunData::RunData(const StoredSpec& spec)
    : tasks(static_cast<size_t>(spec.taskCount())), chunks(tasks.size()),
      hosts(static_cast<size_t>(spec.hosts.size())), logs(hosts.size())
{
    phases[static_cast<size_t>(HostPhase::Waiting)] = static_cast<int>(hosts.size());
    summary.id = spec.id;
    summary.title = spec.title;
    summary.target = spec.target;
    summary.snippet = spec.snippet;
    summary.started = spec.created;
    summary.hosts = static_cast<int>(spec.hosts.size());
    summary.steps = spec.stepCount();
    base = spec.created.toMSecsSinceEpoch();
    lastTime = base;
}

void RunData::started(TaskIndex task, qint64 time)
{
    if (task >= tasks.size())
        return;
    tasks[task].started = true;
    tasks[task].startTime = time;
    lastTime = std::max(lastTime, time);
}

void RunData::addChunk(TaskIndex task, Stream stream, quint64 position, quint32 length, qint64 time)
{
    if (task >= tasks.size())
        return;
    std::array<qint64, 2>& bytes = tasks[task].bytes;
    Chunk chunk;
    chunk.position = position;
    chunk.offset = bytes[static_cast<size_t>(stream)];
    chunk.total = bytes[0] + bytes[1];
    chunk.length = length;
    chunk.time = static_cast<quint32>(std::clamp<qint64>(time - base, 0, 0x7fffffff)) & 0x7fffffffU;
    chunk.error = stream == Stream::Error ? 1 : 0;
    chunks[task].push_back(chunk);
    bytes[static_cast<size_t>(stream)] += length;
    lastTime = std::max(lastTime, time);
}

void RunData::setFirstLine(TaskIndex task, const QString& line)
{
    if (task < tasks.size())
        tasks[task].firstLine = line;
}

void RunData::ended(TaskIndex task, qint64 time, const EndedPayload& payload)
{
    if (task >= tasks.size() || tasks[task].ended)
        return;
    TaskRecord& record = tasks[task];
    record.ended = true;
    record.endTime = time;
    record.verdict = payload.verdict;
    if (record.verdict.reason == Reason::LocalDiskFull && record.verdict.detail.isEmpty() && summary.incomplete)
        record.verdict.detail = failure->file;
    record.digest = payload.digest;
    record.output = payload.output;
    if (!payload.firstLine.isEmpty())
        record.firstLine = payload.firstLine;
    ++summary.outcomes[static_cast<size_t>(record.outcome())];
    chunks[task].shrink_to_fit();
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
        addChunk(entry.subject, Stream::Output, entry.position, entry.length, entry.time);
        break;
    case IndexEntry::Kind::Error:
        addChunk(entry.subject, Stream::Error, entry.position, entry.length, entry.time);
        break;
    case IndexEntry::Kind::Log:
        addLog(entry.subject, entry.position, entry.length, entry.time);
        break;
    }
}

void RunData::runEnded(qint64 time, bool cancelled)
{
    summary.state = cancelled ? RunState::Cancelled : RunState::Finished;
    summary.ended = QDateTime::fromMSecsSinceEpoch(time).toUTC();
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

std::vector<TaskIndex> RunData::interrupt()
{
    summary.state = RunState::Interrupted;
    summary.ended = {};
    live = false;
    std::vector<TaskIndex> interrupted;
    for (TaskIndex task = 0; task < tasks.size(); ++task) {
        if (tasks[task].ended)
            continue;
        EndedPayload payload;
        payload.verdict.reason = summary.incomplete ? Reason::LocalDiskFull : Reason::Interrupted;
        payload.verdict.remote = tasks[task].started ? RemoteState::Unknown : RemoteState::NotStarted;
        ended(task, lastTime, payload);
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
