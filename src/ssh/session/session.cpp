// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/session.h"

#include "core/verdict/detail.h"
#include "core/verdict/phrase.h"
#include "ssh/base/failure.h"
#include "ssh/login/login.h"
#include "ssh/login/loginmethod.h"
#include "ssh/session/agentforward.h"
#include "ssh/session/approach.h"
#include "ssh/session/dialer.h"
#include "ssh/session/exectable.h"
#include "ssh/session/sessionreport.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int personPatience = 4; // login timeouts, for a touch or a visit

LoginMeans loginMeans(const HostSpec& host, const SessionOptions& options, const Services& services)
{
    const auto patience = personPatience * options.loginTimeout;
    return {services.broker,        services.keys, services.agents, services.executors,
            isBatch(host, options), patience,      patience};
}

} // namespace

Session::Session(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, Services& services,
                 SessionListener& listener)
    : m_loop(loop), m_host(std::move(host)), m_report(std::make_unique<SessionReport>(*this, listener)),
      m_alive(std::make_shared<Session*>(this)), m_loginTime(options.loginTimeout), m_keepalive(m_host->keepaliveCount),
      m_timer(std::make_unique<Loop::Timer>(loop, [this] { timedOut(); })),
      m_approach(std::make_unique<Approach>(
          loop, m_host, options, services, *m_report,
          Approach::Calls{[this] { linkReady(); }, [this](std::unique_ptr<Link>&& link) { trusted(std::move(link)); },
                          [this](Verdict&& verdict, bool politely) { finish(std::move(verdict), politely); }})),
      m_login(std::make_unique<Login>(
          loop, m_host, loginMeans(*m_host, options, services),
          Login::Calls{[this] { loggedIn(); }, [this](Verdict&& verdict) { finish(std::move(verdict), true); },
                       [this](LoginWait wait) { loginWaits(wait != LoginWait::Over, wait == LoginWait::ForUser); },
                       [this] { linkBroke(); }, [this] { anotherLink(); },
                       [this](const QString& text) { m_report->log(text); }})),
      m_execs(std::make_unique<ExecTable>(loop, *m_report, options.loginTimeout, [this] { served(); })),
      m_forward(std::make_unique<AgentForward>(loop, m_host, services, *m_report))
{
}

Session::~Session() = default;

void Session::start()
{
    m_report->enter(HostPhase::Connecting);
    if (m_host->session) {
        for (const QString& remark : m_host->session->remarks)
            m_report->log(u"not done, though ssh_config asks for it: "_s + remark);
    }
    if (m_host->algorithms && m_host->algorithms->legacy)
        m_report->log(u"old algorithms (SHA-1, CBC) are allowed for this host"_s);
    if (!m_host->skip.isEmpty())
        return finish(verdictOf(Reason::SkippedByConfiguration, m_host->skip));
    m_state = State::Approaching;
    m_approach->prepare();
    m_login->prepare();
    m_approach->start();
}

void Session::exec(int exec, ExecRequest request)
{
    if (m_state == State::Ready) {
        request.forwardAgent = m_forward->isWanted();
        return m_execs->exec(exec, std::move(request));
    }
    const Reason reason = m_ending.verdict.reason;
    m_report->execEnded(exec, verdictOf(reason == Reason::None ? Reason::LinkLost : reason));
}

void Session::forward(const QString& host, quint16 port, std::function<void(int, const QString&)> opened)
{
    if (m_state != State::Ready)
        return opened(-1, {});
    m_execs->forward(host, port, std::move(opened));
}

void Session::setReading(bool reading)
{
    m_execs->setReading(reading);
}

void Session::cancelExec(int exec, Reason reason)
{
    if (m_state == State::Ended || !m_execs->mayCancel(exec))
        return;
    if (m_state != State::Ready) // on the way there once more: nothing has been run
        return abort(reason);
    m_execs->cancel(exec, reason);
}

void Session::close()
{
    m_closing = true;
    if (m_state != State::Ready)
        return finish({}, false);
    m_execs->serve();
}

void Session::abort(Reason reason)
{
    finish(verdictOf(reason), m_state == State::Ready);
}

void Session::linkReady()
{
    switch (m_state) {
    case State::Approaching:
        return m_approach->drive();
    case State::LoggingIn:
        return m_login->drive();
    case State::Ready:
        m_link->pump();
        return m_execs->serve();
    case State::Idle:
    case State::Inquiring:
    case State::Ended:
        return;
    }
}

void Session::trusted(std::unique_ptr<Link>&& link)
{
    m_link = std::move(link);
    m_state = State::LoggingIn;
    m_report->enter(m_login->isAsking() ? HostPhase::Asking : HostPhase::LoggingIn);
    const auto until = m_loginTime.begin(std::chrono::steady_clock::now());
    if (!m_login->isAsking())
        m_timer->startUntil(until);
    m_login->attach(*m_link);
}

// The agent's answer may come when the session has just been ended: nothing is run any more then.
void Session::loggedIn()
{
    if (m_state != State::LoggingIn)
        return;
    m_state = State::Ready;
    m_report->enter(HostPhase::Running);
    m_report->log(u"logged in as %1 after %2 ms"_s.arg(m_host->user).arg(m_approach->age().count()));
    m_timer->stop();
    m_approach->loggedIn();
    m_keepalive.begin(m_link->bytesReceived());
    if (m_host->keepalive.count() > 0)
        m_timer->start(m_host->keepalive);
    m_execs->attach(*m_link);
    m_forward->attach(*m_link);
    if (!m_report->ready()) // logged in once more, after the jump host was lost
        m_execs->openNext();
    if (m_state == State::Ready)
        m_execs->serve();
}

void Session::loginWaits(bool waiting, bool forUser)
{
    if (m_state == State::Ended)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (!waiting) {
        m_report->enter(HostPhase::LoggingIn);
        return m_timer->startUntil(m_loginTime.goOn(now));
    }
    m_loginTime.pause(now);
    m_timer->stop();
    m_approach->stepAside();
    if (forUser)
        m_report->enter(HostPhase::Asking);
}

void Session::loginBroke()
{
    if (auto verdict = m_login->hungUp())
        finish(std::move(*verdict));
    else
        anotherLink();
}

void Session::served()
{
    const bool open = m_link->isOpen();
    if (m_closing && (open ? m_execs->isEmpty() : m_execs->isIdle()))
        return finish({}, open);
    if (!open)
        linkBroke();
}

void Session::timedOut()
{
    if (m_state == State::LoggingIn)
        finish(verdictOf(Reason::LoginTimeout, m_login->timeoutDetail(afterSeconds(m_loginTime.limit()))));
    else if (m_state == State::Ready)
        keepalive();
}

void Session::keepalive()
{
    m_timer->start(m_host->keepalive);
    if (!m_execs->isReading())
        return; // silence is our own doing
    switch (m_keepalive.tick(m_link->bytesReceived())) {
    case Keepalive::Step::Heard:
        return;
    case Keepalive::Step::Ask:
        m_report->log(u"sending a keepalive"_s);
        m_link->ping();
        return m_execs->serve();
    case Keepalive::Step::Lost:
        return finish(verdictOf(Reason::KeepaliveUnanswered,
                                phrase(Phrase::Keepalives, {QString::number(m_keepalive.unanswered())})));
    }
}

// A connection may have ended with the jump host's, which others are told of, too, or with the program that it goes
// through.
void Session::linkBroke()
{
    if (m_state == State::Ended)
        return;
    Dialer& dialer = m_approach->dialer();
    if (m_link->isOpen() || !dialer.goesThroughOthers())
        return brokeBecause({});
    const State before = std::exchange(m_state, State::Inquiring);
    m_timer->stop();
    m_execs->detach();
    dialer.askWhy([this, before](BreakCause&& cause) {
        if (m_state != State::Inquiring)
            return;
        m_state = before;
        brokeBecause(cause);
    });
}

void Session::brokeBecause(const BreakCause& cause)
{
    if (cause.jumpHost && comeAgain())
        return;
    const bool others = cause.jumpHost || cause.proxy;
    if (m_state == State::LoggingIn)
        return others ? finish(m_approach->verdictOn(cause)) : loginBroke();
    Detail detail = libraryDetail(m_link->error());
    if (cause.jumpHost)
        detail = phrase(Phrase::JumpHostLost, {m_host->jump->name});
    else if (cause.proxy)
        detail = phrase(Phrase::ProxyLost).with(*cause.proxy);
    finish(verdictOf(Reason::LinkLost, detail));
}

// Once more, through a new connection of the jump host: as long as nothing can have been run.
bool Session::comeAgain()
{
    const bool loggedIn = m_state == State::Ready;
    if ((loggedIn && !m_execs->mayStartOver()) || !m_approach->mayComeAgain())
        return false;
    if (loggedIn) { // there: that is to be done again
        m_execs->startOver();
        m_login = m_login->anew();
        m_login->prepare();
        m_loginTime.renew();
    }
    m_report->log(phrase(Phrase::JumpHostLost, {m_host->jump->name}).english());
    anotherLink();
    return true;
}

void Session::anotherLink()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Approaching;
    m_timer->stop();
    m_login->detach();
    m_forward->detach();
    m_link.reset();
    m_approach->again();
}

// Everything is told and freed in a task of the loop: we may be deep inside a callback of what is freed.
void Session::finish(Verdict verdict, bool politely)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_ending = {std::move(verdict), politely, {}};
    m_timer->stop();
    m_approach->stop();
    m_execs->detach();
    m_ending.execs = m_execs->end(m_ending.verdict);
    m_loop.post([weak = std::weak_ptr(m_alive)] {
        if (const auto alive = weak.lock())
            (*alive)->finished();
    });
}

void Session::finished()
{
    m_execs->clear();
    m_forward.reset();
    if (m_ending.politely)
        m_approach->sayGoodbye();
    m_approach.reset();
    m_login.reset();
    if (m_link && m_ending.politely)
        m_link->disconnect();
    m_link.reset();
    m_timer.reset();
    for (const auto& [number, verdict] : std::exchange(m_ending.execs, {}))
        m_report->execEnded(number, verdict);
    const Verdict verdict = m_ending.verdict; // the session may be gone while this is told
    m_report->ended(verdict);
}

} // namespace rollcall::ssh
