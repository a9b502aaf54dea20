// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumphost.h"

#include "ssh/base/failure.h"

#include <unistd.h>

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWayRefusals = 6; // of one way, by a jump host that is short of them
constexpr Milliseconds sweepInterval{500};

} // namespace

JumpHost::JumpHost(Loop& loop, std::shared_ptr<const HostSpec> host, const Services& services,
                   std::weak_ptr<JumpWays> pool)
    : m_host(std::move(host)), m_handle(loop.handle()), m_loop(loop), m_services(services), m_pool(std::move(pool))
{
}

void JumpHost::watchEnd()
{
    m_loop.atEnd([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->close();
    });
}

void JumpHost::serve(Request&& request)
{
    if (request.wanted.expired())
        return;
    if (m_state == State::Closed || m_refused)
        return failed(request, m_refused.value_or(verdictOf(Reason::CancelledByQuit)));
    m_options = request.options;
    if (m_state == State::Ready) {
        m_queue.lineUp(std::move(request));
        return makeWays();
    }
    if (m_asks)
        tellAsking(request);
    m_queue.await(std::move(request));
    if (m_backOff.isNeeded())
        connectLater();
    else
        connect();
}

void JumpHost::connect()
{
    if (m_state != State::Idle && m_state != State::Pausing)
        return;
    m_state = State::Connecting;
    Services services = m_services;
    services.jumps = m_pool.lock(); // for a chain; sessions keep it weakly
    m_session = std::make_unique<Session>(m_loop, m_host, m_options, services, *this);
    m_session->start();
    later(m_sweep, sweepInterval, &JumpHost::sweep);
}

void JumpHost::connectLater()
{
    if (m_state != State::Idle)
        return;
    m_state = State::Pausing;
    later(m_pause, m_backOff.pause(), &JumpHost::connect);
}

void JumpHost::sweep()
{
    if (m_state == State::Ready)
        makeWays();
    else if (m_state == State::Connecting || m_state == State::GivingUp)
        giveUpUnwanted();
}

// Who waits for the connection may have been cancelled meanwhile.
void JumpHost::giveUpUnwanted()
{
    if (!m_queue.dropUnwanted())
        return later(m_sweep, sweepInterval, &JumpHost::sweep);
    m_state = State::GivingUp;
    m_session->abort(Reason::CancelledByUser);
}

void JumpHost::later(std::unique_ptr<Loop::Timer>& timer, Milliseconds pause, void (JumpHost::*what)())
{
    if (!timer) {
        timer = std::make_unique<Loop::Timer>(m_loop, [weak = weak_from_this(), what] {
            if (const auto self = weak.lock())
                (self.get()->*what)();
        });
    }
    timer->start(pause);
}

void JumpHost::close()
{
    m_state = State::Closed;
    m_session.reset();
    m_pause.reset();
    m_sweep.reset();
    failAll(verdictOf(Reason::CancelledByQuit));
    m_services = {};
}

void JumpHost::ready(Session&)
{
    m_state = State::Ready;
    ++m_connection;
    m_queue.connected();
    makeWays();
}

void JumpHost::ended(Session&, const Verdict& verdict)
{
    if (m_state == State::Ready)
        m_queue.lost();
    m_session.reset();
    if (std::exchange(m_state, State::Idle) == State::GivingUp) { // but somebody may have come since
        if (m_queue.isWaitedFor())
            connect();
        return;
    }
    m_backOff.lost();
    const bool worked = m_connection > 0;
    if (!worked)
        m_refused = verdict;
    const bool hopeful = worked && m_backOff.isHopeful() && outcomeOf(verdict.reason) != Outcome::Denied &&
                         outcomeOf(verdict.reason) != Outcome::Untrusted;
    if (!hopeful)
        return failAll(verdict);
    if (!m_queue.dropUnwanted())
        connectLater();
}

// Whoever waits for the jump host waits for the user with it.
void JumpHost::phaseChanged(Session&, HostPhase phase, const QString&)
{
    const bool asks = phase == HostPhase::Asking;
    if (std::exchange(m_asks, asks) == asks)
        return;
    for (const Request& request : m_queue.waiting())
        tellAsking(request);
}

void JumpHost::tellAsking(const Request& request) const
{
    if (request.asks)
        request.asker.post([call = request.asks, asks = m_asks] { call(asks); });
}

void JumpHost::log(Session&, const QString& text)
{
    const QString line = m_host->name + u": "_s + text;
    for (const Request& request : m_queue.waiting())
        request.asker.post([log = request.log, line] { log(line); });
}

void JumpHost::makeWays()
{
    while (m_state == State::Ready) { // it may be lost on the way
        auto next = m_queue.next();
        if (!next)
            break;
        makeWay(std::move(*next));
    }
    if (m_state == State::Ready && m_queue.hasMore())
        later(m_sweep, sweepInterval, &JumpHost::sweep);
}

void JumpHost::makeWay(JumpQueue::Next&& next)
{
    next.request.asker.post(next.request.forwarding);
    auto kept = std::make_shared<Request>(std::move(next.request));
    m_session->forward(kept->target, kept->port,
                       [weak = weak_from_this(), number = next.number, kept](int descriptor, const QString& why) {
                           if (const auto self = weak.lock())
                               self->wayMade(number, kept, descriptor, why);
                           else if (descriptor >= 0)
                               ::close(descriptor);
                       });
}

// Inside the session's own work: it is asked for the next way in a turn of its own.
void JumpHost::wayMade(quint64 number, const std::shared_ptr<Request>& request, int descriptor, const QString& why)
{
    m_queue.made(number);
    if (m_queue.hasMore()) {
        m_loop.post([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->makeWays();
        });
    }
    if (descriptor < 0 && isShortOfWays(why) && m_state == State::Ready && ++request->refusals <= mostWayRefusals) {
        m_queue.lineUp(std::move(*request));
        return later(m_sweep, sweepInterval, &JumpHost::sweep);
    }
    JumpWays::Opened opened;
    opened.descriptor = descriptor;
    opened.connection = m_connection;
    if (descriptor >= 0) {
        m_backOff.madeWay();
    } else if (why.isEmpty()) {
        opened.lost = true;
        opened.reason = Reason::JumpFailed;
        opened.detail = jumpDetail(m_host->name, verdictOf(Reason::LinkLost));
    } else {
        const Verdict refused = forwardFailure(why, m_host->name);
        opened.reason = refused.reason;
        opened.detail = refused.detail;
    }
    request->asker.post([request, opened]() mutable { request->opened(std::move(opened)); });
}

// Who waits is told of the jump host's own verdict.
void JumpHost::failAll(const Verdict& verdict)
{
    for (const Request& request : m_queue.takeAll())
        failed(request, verdict);
}

void JumpHost::failed(const Request& request, const Verdict& verdict) const
{
    JumpWays::Opened opened;
    opened.reason = Reason::JumpFailed;
    opened.detail = jumpDetail(m_host->name, verdict);
    request.asker.post([call = request.opened, opened]() mutable { call(std::move(opened)); });
}

} // namespace rollcall::ssh
