// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/approach.h"

#include "core/verdict/detail.h"
#include "core/verdict/phrase.h"
#include "ssh/session/sessionreport.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds staggerAllowance{250}; // per further address, see Connector
constexpr Milliseconds betweenRounds{1000};   // of all addresses

// The server, and the way to it: what is admitted to as one.
QString placeOf(const HostSpec& host)
{
    QString place;
    for (const HostSpec* hop = &host; hop; hop = hop->jump.get())
        place += hop->address + u':' + QString::number(hop->port) + u' ';
    return place;
}

} // namespace

bool isBatch(const HostSpec& host, const SessionOptions& options)
{
    return options.batch || (host.session && host.session->batch);
}

Approach::Approach(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, const Services& services,
                   SessionReport& report, Calls calls)
    : m_loop(loop), m_host(std::move(host)), m_connectTimeout(options.connectTimeout), m_admission(services.admission),
      m_report(report), m_calls(std::move(calls)), m_alive(std::make_shared<Approach*>(this)),
      m_timer(loop, [this] { timedOut(); }),
      m_dialer(loop, m_host, options, services, report,
               {[this](size_t addresses) {
                    m_connectBy += staggerAllowance * static_cast<int>(addresses - 1);
                    askAdmission();
                },
                [this] { m_timer.startUntil(Clock::now() + m_connectTimeout); },
                [this](Dialer::Dialled&& result) { dialled(std::move(result)); }}),
      m_handshake(loop, m_host, !isBatch(*m_host, options), services.trust, report,
                  {m_calls.linkReady, [this] { m_timer.stop(); },
                   [this](std::unique_ptr<Link>&& link) {
                       m_timer.stop();
                       m_state = State::Idle;
                       m_calls.trusted(std::move(link));
                   },
                   [this](Verdict&& verdict, bool politely) { m_calls.failed(std::move(verdict), politely); },
                   [this] { again(); }, [this] { outlived(); }, [this] { broke(); }})
{
}

void Approach::prepare()
{
    m_startedAt = Clock::now();
    m_connectBy = m_startedAt + m_connectTimeout;
    m_timer.startUntil(m_connectBy);
    m_handshake.prepare();
}

void Approach::start()
{
    if (!m_dialer.isDirect())
        return askAdmission();
    m_state = State::Resolving;
    m_dialer.resolve();
}

std::chrono::milliseconds Approach::age() const
{
    return std::chrono::duration_cast<Milliseconds>(Clock::now() - m_startedAt);
}

// Every connection begins here.
void Approach::askAdmission()
{
    m_state = State::Admitting;
    auto free = m_admission->enter(placeOf(*m_host), m_loop.handle(), m_alive,
                                   [weak = std::weak_ptr(m_alive), since = Clock::now()](Admission::Pass&& given) {
                                       const auto alive = weak.lock();
                                       if (!alive || (*alive)->m_state != State::Admitting)
                                           return;
                                       Approach& self = **alive;
                                       const auto waited = Clock::now() - since;
                                       self.m_connectBy += waited;
                                       self.m_retries.stoodInLine(waited);
                                       self.m_pass = std::move(given);
                                       self.setOut();
                                   });
    if (free) {
        m_pass = std::move(*free);
        return setOut();
    }
    m_timer.stop();
    m_report.log(u"waiting for others to log in: many want to this server"_s);
}

void Approach::setOut()
{
    m_state = State::Dialling;
    if (m_host->jump) {
        m_timer.stop(); // the jump host has its own deadlines
    } else {
        m_timer.startUntil(m_connectBy);
        m_retries.connecting();
    }
    m_dialer.dial();
}

void Approach::dialled(Dialer::Dialled&& result)
{
    if (result.jumpLost && throughJumpAgain())
        return;
    if (result.descriptor < 0) {
        if (result.noAnswer && anotherRound())
            return;
        return m_calls.failed(verdictOf(result.reason, result.detail), false);
    }
    if (m_host->jump) {
        m_retries.connecting();
        m_connectBy = Clock::now() + m_connectTimeout;
    }
    const QString address = m_dialer.address();
    m_report.log(u"connected to %1 port %2"_s.arg(address).arg(m_host->port));
    m_report.connectedTo(address);
    m_timer.startUntil(m_connectBy);
    m_state = State::Handshaking;
    m_handshake.start(result.descriptor);
}

// It may have ended with the jump host's connection, which others are told of, too, or with the program that it goes
// through.
void Approach::broke()
{
    if (m_handshake.isOpen() || !m_dialer.goesThroughOthers())
        return brokeBecause({});
    m_state = State::Inquiring;
    m_timer.stop();
    m_dialer.askWhy([this](BreakCause&& cause) {
        if (m_state != State::Inquiring)
            return;
        m_state = State::Handshaking;
        brokeBecause(cause);
    });
}

void Approach::brokeBecause(const BreakCause& cause)
{
    if (cause.jumpHost && throughJumpAgain())
        return;
    if (cause.jumpHost || cause.proxy)
        return m_calls.failed(verdictOn(cause), false);
    if (m_handshake.wasTurnedAway() && backOff())
        return;
    if (!cause.proxyEnded.isEmpty() && m_handshake.saidNothing())
        return m_calls.failed(verdictOf(Reason::ProxyCommandFailed, cause.proxyEnded), false);
    m_calls.failed(m_handshake.failure(), false);
}

Verdict Approach::verdictOn(const BreakCause& cause) const
{
    if (cause.jumpHost)
        return verdictOf(Reason::JumpFailed, jumpDetail(m_host->jump->name, verdictOf(Reason::LinkLost)));
    return verdictOf(Reason::ProxyCommandFailed, cause.proxy.value_or(Detail()));
}

// sshd drops connections at random while many are not logged in yet (sshd_config(5), MaxStartups).
bool Approach::backOff()
{
    const auto now = Clock::now();
    const Milliseconds pause = m_retries.busy(now);
    const bool hopeful = m_admission->turnedAway(std::move(m_pass));
    if (!hopeful || !m_retries.isHopeful(now + pause, m_connectTimeout, m_handshake.saidNothing()))
        return false;
    m_report.log(u"the server closed before its greeting, trying again in %1 ms"_s.arg(pause.count()));
    m_state = State::BackOff;
    m_handshake.drop();
    m_timer.start(pause);
    return true;
}

// ConnectionAttempts of ssh_config(5): so many tries, one a second. A jump host has its own.
bool Approach::anotherRound()
{
    if (!m_host->session || !m_retries.afterSilence(m_host->session->connectionAttempts))
        return false;
    m_report.log(u"trying again in 1 s, attempt %1 of %2"_s.arg(m_retries.rounds() + 1)
                     .arg(m_host->session->connectionAttempts));
    m_state = State::BackOff;
    m_dialer.hangUp();
    m_timer.start(betweenRounds);
    return true;
}

bool Approach::throughJumpAgain()
{
    if (!mayComeAgain())
        return false;
    m_report.log(phrase(Phrase::JumpHostLost, {m_host->jump->name}).english());
    again();
    return true;
}

// After a question that outlived the connection, or for another host key type, or because the last one was lost.
void Approach::again()
{
    m_handshake.drop();
    m_report.log(u"connecting again"_s);
    m_connectBy = Clock::now() + m_connectTimeout;
    if (m_pass.isHeld()) // for another host key type: it is still our turn
        return setOut();
    askAdmission();
}

void Approach::outlived()
{
    if (m_retries.afterQuestion())
        return again();
    m_calls.failed(verdictOf(Reason::ServerClosed), false);
}

void Approach::timedOut()
{
    switch (m_state) {
    case State::BackOff:
        return again();
    case State::Resolving:
    case State::Dialling:
    case State::Handshaking: {
        const bool noAnswer = m_dialer.state() == Dialer::State::Connecting;
        const Detail ofDialling = m_dialer.timeoutDetail();
        Verdict verdict =
            verdictOf(Reason::ConnectTimeout, ofDialling.isEmpty() ? m_handshake.timeoutDetail() : ofDialling);
        if (!noAnswer || !anotherRound())
            m_calls.failed(std::move(verdict), false);
        return;
    }
    case State::Idle:
    case State::Admitting:
    case State::Inquiring:
        return;
    }
}

void Approach::stop()
{
    m_alive.reset();
    m_timer.stop();
    m_state = State::Idle;
    m_pass = {};
    m_dialer.stop();
    m_handshake.stop();
}

} // namespace rollcall::ssh
