// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/agents.h"
#include "ssh/algorithmoptions.h"
#include "ssh/jumppool.h"
#include "ssh/lanes.h"
#include "ssh/sessioncore.h"

#include <QRandomGenerator>

#include <unistd.h>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds staggerAllowance{250}; // per further address, see Connector
constexpr int mostSilentClosings = 6;         // after that many it is not because of its load
constexpr qsizetype longestGreeting = 255;    // RFC 4253 section 4.2
constexpr int busyBudget = 3;                 // a busy server may take this many connect timeouts in all

} // namespace

Session::Private::Private(Session& facade_, Loop& loop_, std::shared_ptr<const HostSpec> host_,
                          SessionOptions options_, const Services& services, SessionListener& listener_)
    : facade(facade_), loop(loop_), host(std::move(host_)), options(options_), trust(services.trust),
      lanes(services.lanes), jumps(services.jumps), listener(listener_),
      timer(std::make_unique<Loop::Timer>(loop_, [this] { timedOut(); })), loginLeft(options_.loginTimeout),
      asking(std::make_shared<int>(0)),
      login(std::make_unique<Login>(loop_, host,
                                    Login::Means{services.desk, services.keys, services.agents, services.lanes,
                                                 options_.batch},
                                    *this))
{
}

Session::Private::~Private()
{
    tasks.clear();
    tunnels.clear();
    login.reset();
    link.reset();
    if (descriptor >= 0)
        ::close(descriptor);
}

void Session::Private::log(const QString& text)
{
    listener.log(facade, text);
}

void Session::Private::setPhase(HostPhase wanted)
{
    if (phase == wanted)
        return;
    phase = wanted;
    listener.phaseChanged(facade, phase, address);
}

void Session::Private::startDeadline(Clock::time_point when)
{
    timer->start(std::chrono::ceil<Milliseconds>(when - Clock::now()));
}

void Session::Private::start()
{
    startedAt = Clock::now();
    setPhase(HostPhase::Connecting);
    if (!host->skip.isEmpty()) {
        Verdict skipped;
        skipped.reason = Reason::SkippedByConfiguration;
        skipped.detail = host->skip;
        return finish(std::move(skipped));
    }
    connectBy = startedAt + options.connectTimeout;
    startDeadline(connectBy);
    trust->load(*host, loop.handle(), [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && self->state == State::AwaitingFiles)
            self->begin(std::exchange(self->descriptor, -1));
    });
    login->prepare();
    if (host->jump)
        return tunnel();
    resolve();
}

void Session::Private::resolve()
{
    state = State::Resolving;
    Resolved literal;
    if (literalAddress(host->address, host->port, host->family, literal))
        return resolved(std::move(literal));
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
        Verdict verdict;
        verdict.reason = result.descriptorsShort ? Reason::TooManyDescriptors : Reason::NameNotFound;
        verdict.detail = result.problem.isEmpty() ? host->address : host->address + u": "_s + result.problem;
        return finish(std::move(verdict));
    }
    addresses = std::move(result.addresses);
    connectBy += staggerAllowance * static_cast<int>(addresses.size() - 1);
    startDeadline(connectBy);
    connect();
}

void Session::Private::tunnel()
{
    state = State::Tunnelling;
    const auto pool = jumps.lock();
    if (!pool) {
        Verdict verdict;
        verdict.reason = Reason::JumpFailed;
        return finish(std::move(verdict));
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
    address = host->address;
    ++attempts;
    connectBy = Clock::now() + options.connectTimeout;
    Connector::Result result;
    result.descriptor = opened.descriptor;
    result.reason = opened.reason;
    result.detail = opened.detail;
    connected(std::move(result));
}

void Session::Private::connect()
{
    state = State::Connecting;
    setPhase(HostPhase::Connecting);
    ++attempts;
    connector = std::make_unique<Connector>(
        loop, addresses, [this](Connector::Result&& result) { connected(std::move(result)); },
        [this](const QString& text) { log(text); });
    connector->start();
}

void Session::Private::connected(Connector::Result&& result)
{
    if (result.descriptor < 0) {
        Verdict verdict;
        verdict.reason = result.reason;
        verdict.detail = result.detail;
        return finish(std::move(verdict));
    }
    if (!host->jump) {
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

void Session::Private::begin(int socket)
{
    state = State::Exchanging;
    connector.reset();
    trace = {};
    link = std::make_unique<Link>(loop, socket, [this] { linkReady(); });
    static const AlgorithmSpec none;
    const QStringList hostKeys = hostKeyAlgorithms(host->algorithms ? *host->algorithms : none,
                                                   trust->knownTypes(*host), onlyTypes);
    QString problem;
    if (hostKeys.isEmpty() || !applyOptions(link->session(), *host, hostKeys, problem)) {
        Verdict verdict;
        verdict.reason = Reason::NoCommonAlgorithm;
        verdict.detail = u"Rollcall knows none of "_s + (problem.isEmpty() ? onlyTypes.join(u',') : problem);
        return finish(std::move(verdict));
    }
    exchange();
}

void Session::Private::linkReady()
{
    switch (state) {
    case State::Exchanging:
        return exchange();
    case State::Verifying:
        return link->pump(); // only to hear whether the server is still there
    case State::LoggingIn:
        return login->drive();
    case State::Ready:
        link->pump();
        return serve();
    case State::Idle:
    case State::Resolving:
    case State::Tunnelling:
    case State::Connecting:
    case State::BackOff:
    case State::AwaitingFiles:
    case State::Ended:
        return;
    }
}

void Session::Private::exchange()
{
    if (!trace.bannerSeen) {
        bool ended = false;
        const QByteArray bytes = link->peek(ended);
        trace.firstBytes += bytes.left(longestGreeting - trace.firstBytes.size());
    }
    const int rc = link->connect();
    trace.bannerSeen = trace.bannerSeen || ssh_get_serverbanner(link->session()) != nullptr;
    if (rc == SSH_OK)
        return verify();
    if (rc == SSH_ERROR || !link->isOpen())
        exchangeFailed();
}

void Session::Private::exchangeFailed()
{
    if (mayBeBusy(trace) && retryLater())
        return;
    Verdict verdict = exchangeFailure(trace, link->error());
    if (verdict.reason == Reason::NoCommonAlgorithm && !onlyTypes.isEmpty()) {
        // It showed a key of another type before, and has none of the types that are on file.
        const Trust::Finding changed = trust->changed(*host);
        verdict.reason = changed.reason;
        verdict.detail = changed.detail;
    }
    finish(std::move(verdict));
}

// sshd drops connections at random while many are not logged in yet (sshd_config(5), MaxStartups).
bool Session::Private::retryLater()
{
    const auto limit = startedAt + busyBudget * options.connectTimeout;
    const Milliseconds step{200 << std::min(attempts - 1, 3)};
    const Milliseconds pause{step / 2 + Milliseconds(QRandomGenerator::global()->bounded(int(step.count())))};
    const auto now = Clock::now();
    if (now + pause >= limit || (trace.firstBytes.isEmpty() && attempts >= mostSilentClosings))
        return false;
    log(u"the server closed before its greeting, trying again in %1 ms"_s.arg(pause.count()));
    state = State::BackOff;
    link.reset();
    timer->start(pause);
    return true;
}

// The same address once more: after a question that outlived the connection, or for another host key type.
void Session::Private::reconnect()
{
    link.reset();
    log(u"connecting again"_s);
    connectBy = Clock::now() + options.connectTimeout;
    if (host->jump)
        return tunnel();
    startDeadline(connectBy);
    connect();
}

void Session::Private::timedOut()
{
    switch (state) {
    case State::BackOff:
        return reconnect();
    case State::Ready:
        return keepalive();
    case State::LoggingIn: {
        Verdict verdict;
        verdict.reason = Reason::LoginTimeout;
        verdict.detail = u"after %1 s"_s.arg(options.loginTimeout.count() / 1000.0);
        return finish(std::move(verdict));
    }
    case State::Idle:
    case State::Resolving:
    case State::Tunnelling:
    case State::Connecting:
    case State::AwaitingFiles:
    case State::Exchanging:
    case State::Verifying:
        return finish(timeoutVerdict());
    case State::Ended:
        return;
    }
}

Verdict Session::Private::timeoutVerdict() const
{
    Verdict verdict;
    verdict.reason = Reason::ConnectTimeout;
    if (state == State::Tunnelling)
        verdict.detail = u"no answer through %1"_s.arg(host->jump->name);
    else if (state == State::Resolving)
        verdict.detail = u"looking up %1"_s.arg(host->address);
    else if (state == State::Connecting && connector)
        verdict.detail = u"no answer from %1"_s.arg(connector->pending());
    else if (!trace.bannerSeen)
        verdict.detail = u"%1 accepted the connection, but sent no greeting"_s.arg(address);
    else
        verdict.detail = u"%1 stalled in the key exchange"_s.arg(address);
    return verdict;
}

// Everything is told and freed in a task of the loop: we may be deep inside a callback of what is freed.
void Session::Private::finish(Verdict verdict, bool politely)
{
    if (state == State::Ended)
        return;
    state = State::Ended;
    ending = std::move(verdict);
    sayGoodbye = politely;
    timer->stop();
    asking.reset();
    for (auto& task : tasks) {
        if (task->number < 0)
            continue;
        emitOutput(*task);
        if (ending.reason == Reason::LinkLost && task->channel && task->channel->hasExit()) {
            endings.push_back({task->number, task->channel->verdict()}); // it was over, but for the goodbye
            continue;
        }
        Verdict lost = ending;
        lost.remote = task->started ? RemoteState::Unknown : RemoteState::NotStarted;
        if (task->cancelReason != Reason::None)
            lost.reason = task->cancelReason;
        if (lost.reason == Reason::None)
            lost.reason = Reason::LinkLost;
        endings.push_back({task->number, lost});
    }
    loop.post([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->finished();
    });
}

void Session::Private::finished()
{
    tasks.clear();
    tunnels.clear();
    connector.reset();
    login.reset();
    if (link && sayGoodbye)
        link->disconnect();
    link.reset();
    timer.reset();
    for (const Ending& told : std::exchange(endings, {}))
        listener.execEnded(facade, told.number, told.verdict);
    listener.ended(facade, ending);
}

void Session::Private::abort(Reason reason)
{
    Verdict verdict;
    verdict.reason = reason;
    finish(std::move(verdict), state == State::Ready);
}

Session::Session(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, Services& services,
                 SessionListener& listener)
    : d(std::make_shared<Private>(*this, loop, std::move(host), options, services, listener))
{
}

Session::~Session() = default;

const HostSpec& Session::host() const
{
    return *d->host;
}

void Session::start()
{
    d->start();
}

void Session::exec(int exec, ExecRequest request)
{
    d->exec(exec, std::move(request));
}

void Session::forward(const QString& host, quint16 port, std::function<void(int, const QString&)> opened)
{
    d->forward(host, port, std::move(opened));
}

void Session::setReading(bool reading)
{
    d->setReading(reading);
}

void Session::cancelExec(int exec, Reason reason)
{
    d->cancel(exec, reason);
}

void Session::close()
{
    d->closing = true;
    if (d->state != Private::State::Ready)
        return d->finish({}, false);
    d->serve();
}

void Session::abort(Reason reason)
{
    d->abort(reason);
}

} // namespace rollcall::ssh
