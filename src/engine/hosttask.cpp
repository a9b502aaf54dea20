// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hosttask.h"

#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "engine/lane.h"
#include "engine/runstate.h"
#include "engine/steprequest.h"

#include <algorithm>

namespace rollcall::engine {

HostTask::HostTask(Lane& lane, HostIndex host) : m_lane(lane), m_host(host) {}

HostTask::~HostTask() = default;

void HostTask::start()
{
    RunState& run = m_lane.run();
    const RunSpecPtr& spec = run.spec;
    const HostSpec& host = spec->hosts[m_host];
    if (!host.skip.isEmpty()) {
        endRest(verdictOf(Reason::SkippedByConfiguration, host.skip));
        finish();
        return;
    }
    ssh::SessionOptions options;
    options.connectTimeout = host.connectTimeout.value_or(spec->options.connectTimeout);
    options.loginTimeout = spec->options.loginTimeout;
    options.batch = run.batch;
    m_session = std::make_unique<ssh::Session>(m_lane.loop(), std::shared_ptr<const HostSpec>(spec, &host), options,
                                               run.services, *this);
    if (m_lane.isThrottled())
        m_session->setReading(false);
    m_session->start();
}

void HostTask::setReading(bool reading)
{
    if (m_session && !m_finished)
        m_session->setReading(reading);
}

void HostTask::cancel(Reason reason)
{
    if (m_finished || m_stop)
        return;
    m_stop = reason;
    if (!m_session) {
        endRest(verdictOf(reason));
        finish();
    } else if (m_running) {
        m_session->cancelExec(m_step, reason);
    } else {
        m_session->abort(reason);
    }
}

void HostTask::abort(Reason reason)
{
    if (m_finished || !m_session)
        return;
    m_stop = reason;
    m_session->abort(reason);
}

void HostTask::phaseChanged(ssh::Session&, HostPhase phase, const QString& address)
{
    if (phase != HostPhase::Done) // that is ours to say, after the last task's end
        m_lane.add(HostChanged{m_host, phase, address, m_lane.now()});
}

void HostTask::ready(ssh::Session&)
{
    m_loggedIn = true;
    nextStep();
}

void HostTask::nextStep()
{
    const RunSpec& spec = *m_lane.run().spec;
    ++m_step;
    if (m_stop || m_step >= spec.stepCount()) {
        if (m_stop)
            endRest(verdictOf(*m_stop));
        m_session->close();
        return;
    }
    const Step& step = spec.steps[m_step];
    Result<ssh::ExecRequest> request = stepRequest(step, spec.hosts[m_host], spec.options);
    if (!request) {
        endRest(verdictOf(Reason::SkippedByConfiguration, errorText(request.error())));
        m_session->close();
        return;
    }
    m_judge.begin(&m_lane.run().rules[static_cast<size_t>(m_step)], request->pty, {spec.hosts[m_host].encoding});
    m_echo.begin(request->pty ? step.standardInput : QByteArray());
    m_running = true;
    m_session->exec(m_step, std::move(*request));
}

void HostTask::execStarted(ssh::Session&, int exec)
{
    m_lane.add(TaskStarted{m_lane.run().spec->task(m_host, exec), m_lane.now()});
}

void HostTask::output(ssh::Session&, int exec, Stream stream, QByteArray&& bytes)
{
    if (stream == Stream::Output)
        bytes = m_echo.pass(std::move(bytes));
    show(exec, stream, std::move(bytes));
}

void HostTask::show(int exec, Stream stream, QByteArray&& bytes)
{
    if (bytes.isEmpty())
        return;
    m_judge.see(stream, bytes);
    m_lane.add(TaskOutput{m_lane.run().spec->task(m_host, exec), stream, m_lane.now(), std::move(bytes)});
}

void HostTask::execEnded(ssh::Session&, int exec, const Verdict& verdict)
{
    m_running = false;
    show(exec, Stream::Output, m_echo.rest());
    const Verdict judged = m_judge.judge(verdict);
    endStep(exec, judged);
    m_step = exec;
    if (judged.reason != Reason::None && !m_stop && m_lane.run().spec->steps[exec].afterFailure.stopsHost) {
        ++m_step;
        endRest(verdictOf(Reason::SkippedAfterFailure));
        m_session->close();
        return;
    }
    nextStep();
}

void HostTask::ended(ssh::Session&, const Verdict& verdict)
{
    if (verdict.reason == Reason::PausedAfterDenials && !m_stop)
        m_lane.run().pause(); // the broker has seen several denials of one secret: nobody else tries either
    if (m_running) {          // the session promises an execEnded before; a task without an end would be worse
        m_running = false;
        show(m_step, Stream::Output, m_echo.rest());
        Verdict lost = verdict;
        if (lost.reason == Reason::None)
            lost.reason = Reason::LinkLost;
        lost.remote = RemoteState::Unknown;
        endStep(m_step, lost);
        ++m_step;
    }
    Verdict rest = verdict;
    if (rest.reason == Reason::None)
        rest.reason = m_stop.value_or(Reason::ServerClosed);
    rest.remote = RemoteState::NotStarted;
    endRest(rest);
    finish();
}

void HostTask::log(ssh::Session&, const QString& text)
{
    m_lane.add(HostLog{m_host, m_lane.now(), text});
}

void HostTask::endStep(int step, const Verdict& verdict)
{
    m_lane.add(TaskEnded{m_lane.run().spec->task(m_host, step), m_lane.now(), verdict});
}

void HostTask::endRest(const Verdict& verdict)
{
    const int count = m_lane.run().spec->stepCount();
    for (m_step = std::max(m_step, 0); m_step < count; ++m_step)
        endStep(m_step, verdict);
}

void HostTask::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_lane.finished(m_host);
}

} // namespace rollcall::engine
