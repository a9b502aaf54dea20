// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatedsource.h"

namespace rollcall::test {

namespace {
constexpr char twoLines[] = "one\ntwo\n";
constexpr qint64 size = sizeof(twoLines) - 1;
} // namespace

GatedSource::GatedSource(Gate& gate, int held) : m_gate(gate), m_held(held), m_spec(std::make_shared<StoredSpec>())
{
    m_spec->id = newRunId();
    m_spec->title = QStringLiteral("gated");
    m_spec->created = QDateTime::currentDateTimeUtc();
    StoredHost one;
    one.name = QStringLiteral("web-01");
    m_spec->hosts.append(one);
    StoredStep step;
    step.work = QStringLiteral("true");
    m_spec->steps.append(step);
}

RunSummary GatedSource::summary() const
{
    RunSummary summary;
    summary.id = m_spec->id;
    summary.title = m_spec->title;
    summary.state = RunState::Finished;
    summary.started = m_spec->created;
    summary.hosts = summary.steps = 1;
    return summary;
}

TaskRecord GatedSource::task(TaskIndex) const
{
    TaskRecord record;
    record.started = record.ended = true;
    record.verdict.reason = Reason::None;
    record.bytes = {size, 0};
    return record;
}

HostRecord GatedSource::host(HostIndex) const
{
    return {HostPhase::Done, QStringLiteral("127.0.0.1")};
}

QByteArray GatedSource::output(TaskIndex, Stream stream, qint64 offset, qint64 length) const
{
    ++m_reads;
    pass(Output);
    return stream == Stream::Output ? QByteArray(twoLines).mid(offset, length) : QByteArray();
}

QList<OutputChunk> GatedSource::chunks(TaskIndex) const
{
    return {{Stream::Output, 0, size, 0}};
}

QStringList GatedSource::log(HostIndex) const
{
    pass(Log);
    return {QStringLiteral("12:00:01.123  connected")};
}

void GatedSource::pass(Read read) const
{
    if ((m_held & read) != 0 && QThread::currentThread() != m_maker)
        m_gate.pass();
}

} // namespace rollcall::test
