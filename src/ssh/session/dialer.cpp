// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/dialer.h"

#include "core/verdict/phrase.h"
#include "ssh/session/sessionreport.h"

#include <unistd.h>

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

Dialer::Dialer(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, const Services& services,
               SessionReport& report, Calls calls)
    : m_loop(loop), m_host(std::move(host)), m_options(options), m_executors(services.executors),
      m_jumps(services.jumps), m_report(report), m_calls(std::move(calls)), m_alive(std::make_shared<Dialer*>(this))
{
}

Dialer::~Dialer() = default;

bool Dialer::isDirect() const
{
    return !m_host->jump && m_host->proxyCommand.isEmpty();
}

void Dialer::resolve()
{
    m_state = State::Resolving;
    Resolved literal;
    if (literalAddress(m_host->address, m_host->port, m_host->family, literal)) {
        if (!literal.addresses.empty())
            return resolved(std::move(literal));
        return done({-1, Reason::NoRoute, literal.problem});
    }
    m_report.log(u"looking up "_s + m_host->address);
    resolveName(*m_executors, m_loop.handle(), m_host->address, m_host->port, m_host->family, m_alive,
                [weak = std::weak_ptr(m_alive)](Resolved&& result) {
                    if (const auto alive = weak.lock(); alive && (*alive)->m_state == State::Resolving)
                        (*alive)->resolved(std::move(result));
                });
}

void Dialer::resolved(Resolved&& result)
{
    if (result.addresses.empty()) {
        const Detail detail = result.problem.isEmpty()
                                  ? Detail(m_host->address)
                                  : phrase(Phrase::NameAndProblem, {m_host->address, result.problem});
        return done({-1, result.descriptorsShort ? Reason::TooManyDescriptors : Reason::NameNotFound, detail});
    }
    m_addresses = std::move(result.addresses);
    m_state = State::Idle;
    m_calls.resolved(m_addresses.size());
}

void Dialer::dial()
{
    if (m_host->jump)
        return tunnel();
    m_report.enter(HostPhase::Connecting);
    if (!m_host->proxyCommand.isEmpty())
        return spawn();
    connect();
}

void Dialer::hangUp()
{
    m_connector.reset();
    m_state = State::Idle;
}

// We may be deep inside a callback of what is open.
void Dialer::stop()
{
    m_alive.reset();
    m_state = State::Idle;
}

void Dialer::tunnel()
{
    m_state = State::Tunnelling;
    const auto pool = m_jumps.lock();
    if (!pool)
        return done({-1, Reason::JumpFailed});
    m_report.log(u"through jump host "_s + m_host->jump->name);
    JumpWays::Request request;
    request.jump = m_host->jump;
    request.target = m_host->address;
    request.port = m_host->port;
    request.options = m_options;
    request.asker = m_loop.handle();
    request.wanted = m_alive;
    const auto whileWaiting = [weak = std::weak_ptr(m_alive)]() -> Dialer* {
        const auto alive = weak.lock();
        return alive && (*alive)->m_state == State::Tunnelling ? *alive : nullptr;
    };
    request.log = [whileWaiting](const QString& text) {
        if (Dialer* self = whileWaiting())
            self->m_report.log(text);
    };
    request.asks = [whileWaiting](bool asks) {
        if (Dialer* self = whileWaiting())
            self->m_report.enter(asks ? HostPhase::Asking : HostPhase::Connecting);
    };
    request.forwarding = [whileWaiting] {
        if (Dialer* self = whileWaiting())
            self->m_calls.forwarding();
    };
    request.opened = [whileWaiting](JumpWays::Opened&& opened) {
        if (Dialer* self = whileWaiting())
            self->tunnelled(std::move(opened));
        else if (opened.descriptor >= 0)
            ::close(opened.descriptor);
    };
    pool->open(m_loop, std::move(request));
}

void Dialer::tunnelled(JumpWays::Opened&& opened)
{
    m_jumpConnection = opened.connection;
    done({opened.descriptor, opened.reason, opened.detail, opened.lost});
}

void Dialer::spawn()
{
    m_state = State::Spawning;
    m_report.log(u"starting the proxy command "_s + m_host->proxyCommand);
    m_proxy = std::make_unique<ProxyCommand>(m_loop, m_executors, [this](const QString& text) { m_report.log(text); });
    m_proxy->start(m_host->proxyCommand, [this](ProxyCommand::Started&& started) {
        if (m_state == State::Spawning)
            done({started.descriptor, Reason::ProxyCommandFailed, started.problem});
        else if (started.descriptor >= 0)
            ::close(started.descriptor);
    });
}

void Dialer::connect()
{
    m_state = State::Connecting;
    Resolved from;
    if (m_host->session && !m_host->session->bindAddress.isEmpty())
        literalAddress(m_host->session->bindAddress, 0, HostSpec::AddressFamily::Any, from);
    m_connector = std::make_unique<Connector>(
        m_loop, m_addresses, from.addresses.empty() ? Address() : from.addresses.front(),
        [this](Connector::Result&& result) { connected(std::move(result)); },
        [this](const QString& text) { m_report.log(text); });
    m_connector->start();
}

void Dialer::connected(Connector::Result&& result)
{
    if (m_state != State::Connecting) {
        if (result.descriptor >= 0)
            ::close(result.descriptor);
        return;
    }
    const bool answered = result.descriptor >= 0;
    if (answered)
        m_addresses = {result.address}; // also for the next connection, should there be one
    done({result.descriptor, result.reason, result.detail, false, !answered});
}

void Dialer::done(Dialled&& dialled)
{
    hangUp();
    m_calls.dialled(std::move(dialled));
}

QString Dialer::address() const
{
    return isDirect() && !m_addresses.empty() ? m_addresses.front().text() : m_host->address;
}

Detail Dialer::timeoutDetail() const
{
    switch (m_state) {
    case State::Tunnelling:
        return phrase(Phrase::NoAnswerThrough, {m_host->jump->name});
    case State::Resolving:
        return phrase(Phrase::LookingUp, {m_host->address});
    case State::Connecting:
        return phrase(Phrase::NoAnswerFrom, {m_connector->pending()});
    case State::Idle:
    case State::Spawning:
        break;
    }
    return {};
}

bool Dialer::goesThroughOthers() const
{
    return m_proxy || (m_host->jump && !m_jumps.expired());
}

// Only the jump host's own loop knows. Exit code 0 is what nc and the like end with when the server has hung up: then
// it may be the server's doing.
void Dialer::askWhy(std::function<void(BreakCause&&)> told)
{
    if (m_proxy) {
        return m_proxy->awaitExit([this, told = std::move(told)](std::optional<int> status) {
            if (!status)
                return told({});
            const QString code = QString::number(*status);
            const QString words = m_proxy->lastWords();
            const Detail how = words.isEmpty() ? phrase(Phrase::ProxyEnded, {code})
                                               : phrase(Phrase::ProxyEndedWords, {code, Detail::said(words)});
            if (*status != 0)
                return told({false, how, {}});
            told({false, std::nullopt, words.isEmpty() ? phrase(Phrase::ProxyEndedSilent) : how});
        });
    }
    const auto pool = m_jumps.lock();
    if (!pool)
        return told({});
    pool->wasLost(*m_host->jump, m_jumpConnection, m_loop.handle(),
                  [weak = std::weak_ptr(m_alive), told = std::move(told)](bool lost) {
                      if (!weak.expired())
                          told({lost, std::nullopt});
                  });
}

} // namespace rollcall::ssh
