// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "ssh/base/lanes.h"
#include "ssh/reach/addresses.h"
#include "ssh/reach/connector.h"
#include "ssh/reach/proxycommand.h"
#include "ssh/session/jumppool.h"
#include "ssh/session/sessioncore.h"

#include <QRandomGenerator>

#include <unistd.h>

#include <algorithm>
#include <utility>

// A session on its way to the server: names, addresses, the jump host, and trying again.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds staggerAllowance{250}; // per further address, see Connector
constexpr Milliseconds betweenAttempts{1000};
constexpr int mostSilentClosings = 6;         // after that many it is not because of its load
constexpr int mostJumpLosses = 4;             // of its connection, before a host gives up
constexpr int busyBudget = 3;                 // a busy server may take this many connect timeouts in all

} // namespace

void Session::Private::resolve()
{
    state = State::Resolving;
    Resolved literal;
    if (literalAddress(host->address, host->port, host->family, literal)) {
        if (!literal.addresses.empty())
            return resolved(std::move(literal));
        return finish(verdictOf(Reason::NoRoute, literal.problem));
    }
    log(u"looking up "_s + host->address);
    resolveName(*lanes, loop.handle(), host->address, host->port, host->family, asking,
                [weak = weak_from_this()](Resolved&& result) {
                    const auto self = weak.lock();
                    if (self && self->state == State::Resolving)
                        self->resolved(std::move(result));
                });
}

void Session::Private::resolved(Resolved&& result)
{
    if (result.addresses.empty()) {
        const Detail detail = result.problem.isEmpty() ? Detail(host->address)
                                                       : phrase(Phrase::NameAndProblem, {host->address, result.problem});
        return finish(verdictOf(result.descriptorsShort ? Reason::TooManyDescriptors : Reason::NameNotFound, detail));
    }
    addresses = std::move(result.addresses);
    connectBy += staggerAllowance * static_cast<int>(addresses.size() - 1);
    approach();
}

// Every connection begins here.
void Session::Private::approach()
{
    state = State::AtDoor;
    auto free = doors->enter(place(), loop.handle(), asking, [weak = weak_from_this()](Doors::Pass&& given) {
        const auto self = weak.lock();
        if (!self || self->state != State::AtDoor)
            return;
        const auto waited = Clock::now() - self->atDoorSince;
        self->connectBy += waited;
        if (self->busySince)
            *self->busySince += waited;
        self->pass = std::move(given);
        self->setOut();
    });
    if (free) {
        pass = std::move(*free);
        return setOut();
    }
    timer->stop();
    atDoorSince = Clock::now();
    log(u"waiting for others to log in: many want to this server"_s);
}

void Session::Private::setOut()
{
    if (host->jump)
        return tunnel();
    startDeadline(connectBy);
    if (!host->proxyCommand.isEmpty())
        return spawn();
    connect();
}

// The server, and the way to it: what is behind one door.
QString Session::Private::place() const
{
    QString place;
    for (const HostSpec* hop = host.get(); hop; hop = hop->jump.get())
        place += hop->address + u':' + QString::number(hop->port) + u' ';
    return place;
}

void Session::Private::tunnel()
{
    state = State::Tunnelling;
    const auto pool = jumps.lock();
    if (!pool) {
        return finish(verdictOf(Reason::JumpFailed));
    }
    log(u"through jump host "_s + host->jump->name);
    timer->stop(); // the jump host has its own deadlines
    JumpPool::Request request;
    request.jump = host->jump;
    request.target = host->address;
    request.port = host->port;
    request.options = options;
    request.asker = loop.handle();
    request.wanted = asking;
    request.log = [weak = weak_from_this()](const QString& text) {
        if (const auto self = weak.lock(); self && self->state == State::Tunnelling)
            self->log(text);
    };
    request.forwarding = [weak = weak_from_this()] {
        if (const auto self = weak.lock(); self && self->state == State::Tunnelling)
            self->startDeadline(Clock::now() + self->options.connectTimeout);
    };
    request.opened = [weak = weak_from_this()](JumpPool::Opened&& opened) {
        const auto self = weak.lock();
        if (!self || self->state != State::Tunnelling) {
            if (opened.descriptor >= 0)
                ::close(opened.descriptor);
            return;
        }
        self->tunnelled(std::move(opened));
    };
    pool->open(loop, std::move(request));
}

void Session::Private::tunnelled(JumpPool::Opened&& opened)
{
    jumpConnection = opened.connection;
    if (opened.lost && repeat(State::Tunnelling))
        return;
    address = host->address;
    ++attempts;
    connectBy = Clock::now() + options.connectTimeout;
    Connector::Result result;
    result.descriptor = opened.descriptor;
    result.reason = opened.reason;
    result.detail = opened.detail;
    connected(std::move(result));
}

void Session::Private::spawn()
{
    state = State::Spawning;
    setPhase(HostPhase::Connecting);
    ++attempts;
    log(u"starting the proxy command "_s + host->proxyCommand);
    proxy = std::make_unique<ProxyCommand>(loop, lanes, [this](const QString& text) { log(text); });
    proxy->start(host->proxyCommand, [this](ProxyCommand::Started&& started) {
        if (state == State::Spawning)
            spawned(std::move(started));
        else if (started.descriptor >= 0)
            ::close(started.descriptor);
    });
}

void Session::Private::spawned(ProxyCommand::Started&& started)
{
    address = host->address;
    Connector::Result result;
    result.descriptor = started.descriptor;
    result.reason = Reason::ProxyCommandFailed;
    result.detail = started.problem;
    connected(std::move(result));
}

void Session::Private::connect()
{
    state = State::Connecting;
    setPhase(HostPhase::Connecting);
    ++attempts;
    Resolved from;
    if (host->session && !host->session->bindAddress.isEmpty())
        literalAddress(host->session->bindAddress, 0, HostSpec::AddressFamily::Any, from);
    connector = std::make_unique<Connector>(
        loop, addresses, from.addresses.empty() ? Address() : from.addresses.front(),
        [this](Connector::Result&& result) { connected(std::move(result)); },
        [this](const QString& text) { log(text); });
    connector->start();
}

void Session::Private::connected(Connector::Result&& result)
{
    if (result.descriptor < 0) {
        if (connectAgain())
            return;
        return finish(verdictOf(result.reason, result.detail));
    }
    if (connector) {
        address = result.address.text();
        addresses = {result.address}; // also for the next connection, should there be one
    }
    log(u"connected to %1 port %2"_s.arg(address).arg(host->port));
    listener.phaseChanged(facade, phase, address);
    startDeadline(connectBy);
    state = State::AwaitingFiles;
    descriptor = result.descriptor;
    if (trust->load(*host, loop.handle(), [weak = weak_from_this()] {
            const auto self = weak.lock();
            if (self && self->state == State::AwaitingFiles)
                self->begin(std::exchange(self->descriptor, -1));
        }))
        begin(std::exchange(descriptor, -1));
}

// sshd drops connections at random while many are not logged in yet (sshd_config(5), MaxStartups).
bool Session::Private::retryLater()
{
    const auto now = Clock::now();
    busySince = busySince.value_or(now);
    const Milliseconds step{200 << std::min(attempts - 1, 3)};
    const Milliseconds pause{step / 2 + Milliseconds(QRandomGenerator::global()->bounded(int(step.count())))};
    const bool hopeful = doors->turnedAway(std::move(pass));
    if (!hopeful || now + pause >= *busySince + busyBudget * options.connectTimeout
        || (trace.firstBytes.isEmpty() && attempts >= mostSilentClosings))
        return false;
    log(u"the server closed before its greeting, trying again in %1 ms"_s.arg(pause.count()));
    state = State::BackOff;
    link.reset();
    timer->start(pause);
    return true;
}

// ConnectionAttempts of ssh_config(5): so many tries, one a second. A jump host has its own.
bool Session::Private::connectAgain()
{
    if (state != State::Connecting || !host->session || ++rounds >= host->session->connectionAttempts)
        return false;
    log(u"trying again in 1 s, attempt %1 of %2"_s.arg(rounds + 1).arg(host->session->connectionAttempts));
    state = State::BackOff;
    connector.reset();
    timer->start(betweenAttempts);
    return true;
}

// The same address once more: after a question that outlived the connection, or for another host key type.
void Session::Private::reconnect()
{
    link.reset();
    log(u"connecting again"_s);
    connectBy = Clock::now() + options.connectTimeout;
    if (pass.isHeld()) // for another host key type: it is still our turn
        return setOut();
    approach();
}

// A connection that ends on its way may have ended with the jump host's, which others are told of, too: only the
// jump host's own loop knows; or with the program it goes through. `really`: what to do if it was neither.
void Session::Private::broke(void (Private::*really)())
{
    const auto pool = jumps.lock();
    if ((!proxy && (!host->jump || !pool)) || (link && link->isOpen()))
        return (this->*really)();
    const State before = std::exchange(state, State::Inquiring);
    timer->stop();
    if (proxy) {
        return proxy->awaitExit([this, before, really](std::optional<int> status) {
            if (state == State::Inquiring)
                proxyEnded(before, status, really);
        });
    }
    pool->wasLost(*host->jump, jumpConnection, loop.handle(), [weak = weak_from_this(), before, really](bool lost) {
        const auto self = weak.lock();
        if (!self || self->state != State::Inquiring)
            return;
        self->state = before;
        if (lost)
            self->jumpWasLost(before);
        else
            (self.get()->*really)();
    });
}

// Exit code 0 is what nc and the like end with when the server has hung up: then it is the server's doing.
void Session::Private::proxyEnded(State before, std::optional<int> status, void (Private::*really)())
{
    state = before;
    if (status.value_or(0) == 0)
        return (this->*really)();
    const QString code = QString::number(*status);
    const QString words = proxy->lastWords();
    const Detail detail = words.isEmpty() ? phrase(Phrase::ProxyEnded, {code})
                                          : phrase(Phrase::ProxyEndedWords, {code, Detail::said(words)});
    if (before == State::Ready)
        return linkLost(Reason::LinkLost, phrase(Phrase::ProxyLost).with(detail));
    finish(verdictOf(Reason::ProxyCommandFailed, detail));
}

void Session::Private::jumpWasLost(State before)
{
    if (repeat(before))
        return;
    if (before == State::Ready)
        return linkLost(Reason::LinkLost, phrase(Phrase::JumpHostLost, {host->jump->name}));
    finish(verdictOf(Reason::JumpFailed, jumpDetail(host->jump->name, verdictOf(Reason::LinkLost))));
}

// Once more, through a new connection of the jump host: as long as nothing can have been run.
bool Session::Private::repeat(State before)
{
    const bool mayHaveRun = std::any_of(tasks.begin(), tasks.end(), [](const auto& task) {
        return task->number >= 0 && (task->cancellation || (task->channel && task->channel->isOpened()));
    });
    if (before == State::Ready && (mayHaveRun || tasks.empty() || !tunnels.empty()))
        return false;
    if (++jumpLosses > mostJumpLosses)
        return false;
    for (const auto& task : tasks) {
        task->timer.reset();
        task->opening.reset();
        if (task->channel)
            putOff(*task);
    }
    if (before == State::Ready) { // logged in there: that is to be done again
        login = makeLogin();
        login->prepare();
        loginLeft = options.loginTimeout;
        hadChannel = false;
    } else {
        login->detach();
    }
    log(phrase(Phrase::JumpHostLost, {host->jump->name}).english());
    reconnect();
    return true;
}

Verdict Session::Private::timeoutVerdict() const
{
    Verdict verdict = verdictOf(Reason::ConnectTimeout);
    if (state == State::Tunnelling)
        verdict.detail = phrase(Phrase::NoAnswerThrough, {host->jump->name});
    else if (state == State::Resolving)
        verdict.detail = phrase(Phrase::LookingUp, {host->address});
    else if (state == State::Connecting && connector)
        verdict.detail = phrase(Phrase::NoAnswerFrom, {connector->pending()});
    else if (!trace.bannerSeen)
        verdict.detail = phrase(Phrase::NoGreeting, {address});
    else
        verdict.detail = phrase(Phrase::StalledInKeyExchange, {address});
    return verdict;
}

} // namespace rollcall::ssh
