// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakesource.h"

#include "core/base/showntext.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"

namespace rollcall::test {

using namespace Qt::StringLiterals;

constexpr qsizetype longestFirstLine = 200;
constexpr qint64 start = 1'767'268'800'123; // 2026-01-01T12:00:00.123Z

FakeSource::FakeSource(int hosts, const QStringList& commands) : m_spec(std::make_shared<StoredSpec>())
{
    m_spec->id = u"11111111-2222-3333-4444-555555555555"_s;
    m_spec->title = commands.value(0);
    m_spec->target = u"@web"_s;
    m_spec->created = QDateTime::fromMSecsSinceEpoch(start, Qt::UTC);
    for (int i = 0; i < hosts; ++i) {
        StoredHost host;
        host.name = u"web-%1"_s.arg(i + 1, 2, 10, QLatin1Char('0'));
        host.group = u"web"_s;
        host.address = host.name + u".example"_s;
        host.user = u"root"_s;
        m_spec->hosts.append(host);
    }
    for (const QString& command : commands) {
        StoredStep step;
        step.work = command;
        m_spec->steps.append(step);
    }
}

void FakeSource::end(TaskIndex task, const QByteArray& output, const QByteArray& error, std::optional<quint32> exitCode)
{
    TaskRecord record;
    record.started = record.ended = true;
    record.startTime = 0;
    record.endTime = 1500;
    record.verdict.exitCode = exitCode;
    record.verdict.reason = exitCode == 0U ? Reason::None : Reason::ExitCode;
    record.verdict.remote = RemoteState::Ended;
    record.bytes = {output.size(), error.size()};
    const QByteArray& said = output.isEmpty() ? error : output;
    const QString shown = shownText(said.left(longestFirstLine), decodingOf(*m_spec, task));
    record.firstLine = displayLine(shown.section(u'\n', 0, 0));
    record.digest = output + '\0' + error;
    m_tasks.insert(task, record);
    m_streams[0].insert(task, output);
    m_streams[1].insert(task, error);
}

void FakeSource::end(TaskIndex task, const Verdict& verdict)
{
    TaskRecord record;
    record.ended = true;
    record.verdict = verdict;
    m_tasks.insert(task, record);
}

RunSummary FakeSource::summary() const
{
    RunSummary summary;
    summary.id = m_spec->id;
    summary.title = m_spec->title;
    summary.target = m_spec->target;
    summary.state = m_state;
    summary.started = m_spec->created;
    summary.ended = summary.started.addSecs(2);
    summary.hosts = static_cast<int>(m_spec->hosts.size());
    summary.steps = m_spec->stepCount();
    for (const TaskRecord& record : m_tasks) {
        if (record.ended)
            ++summary.outcomes[static_cast<size_t>(record.outcome())];
    }
    return summary;
}

HostRecord FakeSource::host(HostIndex host) const
{
    HostRecord record{HostPhase::Done, u"192.0.2.%1"_s.arg(host + 1)};
    record.entered[static_cast<size_t>(HostPhase::Running)] = 250;
    return record;
}

QByteArray FakeSource::output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const
{
    return m_streams[static_cast<size_t>(stream)].value(task).mid(offset, length);
}

} // namespace rollcall::test
