// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/runningexec.h"

#include "core/run/event.h"
#include "core/verdict/phrase.h"
#include "ssh/base/failure.h"
#include "ssh/session/sessionreport.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostChannelRefusals = 6;
constexpr Milliseconds afterRefusal{50};     // times the number of refusals so far
constexpr Milliseconds longestAnswer{5'000}; // to the question whether the server is still there

} // namespace

RunningExec::RunningExec(ExecContext& context, int number, ExecRequest&& request)
    : m_context(context), m_number(number), m_request(std::move(request)), m_timeout(m_request.timeout)
{
    m_request.environment.removeIf(
        [&](const auto& variable) { return context.refusedVariables.contains(variable.first); });
}

RunningExec::~RunningExec() = default;

void RunningExec::open()
{
    m_channel = std::make_unique<ExecChannel>(*m_context.link, std::move(m_request));
    m_channel->setReading(m_context.reading);
    watchOpening();
}

// A server may confirm the channel, or not even that, and then say nothing for ever, while it answers keepalives.
void RunningExec::watchOpening()
{
    m_opening = std::make_unique<Loop::Timer>(m_context.loop, [this] {
        if (!m_context.link || m_cancellation)
            return;
        Verdict verdict = verdictOf(Reason::ChannelRefused, afterSeconds(m_context.patience));
        noteStart(verdict);
        const auto changed = m_context.changed;
        end(verdict);
        changed();
    });
    m_opening->start(m_context.patience);
}

bool RunningExec::isAnswered() const
{
    return !m_cancellation && (!m_channel || m_channel->state() == ExecChannel::State::Running);
}

void RunningExec::setReading(bool reading)
{
    if (m_channel && !m_cancellation)
        m_channel->setReading(reading);
}

void RunningExec::advance()
{
    if (!m_channel)
        return;
    m_channel->advance();
    for (const QString& name : m_channel->takeRefusedVariables()) {
        m_context.report.log(u"the server does not take the environment variable %1 (AcceptEnv)"_s.arg(name));
        m_context.refusedVariables << name;
    }
    if (m_channel->isOpened() && !m_started)
        started();
    if (m_channel->state() == ExecChannel::State::Running)
        m_opening.reset();
    emitOutput();
}

void RunningExec::started()
{
    m_started = m_context.hadChannel = true;
    if (m_timeout.count() > 0) {
        m_timer = std::make_unique<Loop::Timer>(
            m_context.loop, [this] { m_context.cancel(m_number, Reason::CommandTimeout, afterSeconds(m_timeout)); });
        m_timer->start(m_timeout);
    }
    m_context.report.log(u"channel opened for command %1"_s.arg(m_number + 1));
    m_context.report.execStarted(m_number);
}

void RunningExec::emitOutput()
{
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        QByteArray bytes = m_channel->output().take(stream);
        if (!bytes.isEmpty())
            m_context.report.output(m_number, stream, std::move(bytes));
    }
}

bool RunningExec::settle(bool alone)
{
    if (m_channel->output().limitReached() && !m_cancellation)
        cancel(Reason::OutputLimit, m_channel->output().limitText(), alone);
    if (m_cancellation) {
        m_cancellation->advance();
        if (m_cancellation->isOver())
            end(cancelled());
        return false;
    }
    if (m_channel->state() == ExecChannel::State::Over && isSettled())
        end(m_channel->end().verdict());
    return m_channel && m_channel->state() == ExecChannel::State::Refused;
}

// A channel that closes without an exit status may be a command's end, or the first sign of a connection's: some
// servers close their channels before they say goodbye. That it answers us after it tells, not that something comes.
bool RunningExec::isSettled()
{
    if (m_channel->end().isKnown())
        return true;
    Link& link = *m_context.link;
    if (!link.isOpen())
        return false; // lost, all of it
    if (m_repliesBefore && link.overheard().replies > *m_repliesBefore) {
        m_context.report.log(u"the server is still there"_s);
        return true;
    }
    if (m_repliesBefore)
        return m_unanswered;
    m_context.report.log(u"the channel has closed without an exit status: is the server still there?"_s);
    m_timer = std::make_unique<Loop::Timer>(m_context.loop, [this] {
        m_unanswered = true;
        m_context.changed();
    });
    m_timer->start(longestAnswer);
    link.setReading(true);
    m_repliesBefore = link.overheard().replies;
    link.ping();
    m_context.changed(); // the answer may have come meanwhile: then nothing else would wake us
    return false;
}

Verdict RunningExec::cancelled() const
{
    Verdict verdict = m_channel->end().verdict();
    verdict.reason = m_cancelReason;
    verdict.remote = m_cancellation->remote();
    verdict.detail = m_cancelDetail;
    if (!m_cancellation->note().isEmpty())
        m_context.report.log(u"ended by us: "_s + m_cancellation->note());
    return verdict;
}

void RunningExec::refused(bool others, std::function<void()> next)
{
    if (others && m_channel->mayWorkLater()) { // MaxSessions
        m_context.report.log(u"the server opens no further channel now; waiting for another command to end"_s);
        return putOff();
    }
    // sshd forgets a channel a moment after both sides have closed it: the next one may come too early.
    if (m_context.hadChannel && m_channel->mayWorkLater() && m_refusals < mostChannelRefusals) {
        ++m_refusals;
        putOff();
        m_timer = std::make_unique<Loop::Timer>(m_context.loop, std::move(next));
        return m_timer->start(afterRefusal * m_refusals);
    }
    end(verdictOf(Reason::ChannelRefused, m_channel->problem()));
}

void RunningExec::putOff()
{
    m_opening.reset();
    m_request = m_channel->takeRequest();
    m_channel.reset();
}

void RunningExec::startOver()
{
    m_timer.reset();
    m_opening.reset();
    if (m_channel)
        putOff();
}

void RunningExec::cancel(Reason reason, const Detail& detail, bool alone)
{
    m_cancelReason = reason;
    m_cancelDetail = detail;
    if (!isOpened()) // still waits to be opened
        return end(verdictOf(reason, detail));
    m_timer.reset();
    m_opening.reset();
    m_channel->setReading(true);
    m_context.report.log(u"ending the command"_s);
    m_cancellation =
        std::make_unique<Cancellation>(m_context.loop, *m_context.link, *m_channel, alone, m_context.changed);
    m_context.changed();
}

// It stays in the table until that has gone through all of them.
void RunningExec::end(const Verdict& verdict)
{
    const int number = std::exchange(m_number, -1);
    const QString how = !verdict.signal.isEmpty() ? u"signal "_s + signalWord(verdict.signal).english()
                        : verdict.exitCode        ? u"exit code "_s + exitCodeText(verdict.exitCode)
                                                  : reasonName(verdict.reason);
    m_context.report.log(u"command %1 over: %2"_s.arg(number + 1).arg(how));
    m_timer.reset();
    m_opening.reset();
    m_cancellation.reset();
    m_channel.reset();
    m_context.link->settle();
    m_context.report.execEnded(number, verdict);
}

/// What is known of it where nobody says anything more.
void RunningExec::noteStart(Verdict& verdict) const
{
    using State = ExecChannel::State;
    const State state = m_channel ? m_channel->state() : State::Opening;
    const bool mayRun = state == State::Starting || state == State::Running || state == State::Over;
    verdict.remote = mayRun ? RemoteState::Unknown : RemoteState::NotStarted;
    if (state == State::Starting && !m_channel->output().hasSaid()) // what says something has started
        verdict.detail = verdict.detail.with(phrase(Phrase::StartNotAnswered));
}

Verdict RunningExec::lost(const Verdict& ending)
{
    if (m_channel)
        emitOutput();
    if (ending.reason == Reason::LinkLost && m_channel && m_channel->end().isWhole())
        return m_channel->end().verdict(); // it was over, but for the goodbye
    Verdict verdict = ending;
    noteStart(verdict);
    if (m_cancelReason != Reason::None)
        verdict.reason = m_cancelReason;
    if (verdict.reason == Reason::None)
        verdict.reason = Reason::LinkLost;
    return m_channel ? m_channel->end().lost(std::move(verdict)) : verdict;
}

} // namespace rollcall::ssh
