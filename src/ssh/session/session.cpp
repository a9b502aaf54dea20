// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/phrase.h"
#include "ssh/base/algorithmoptions.h"
#include "ssh/base/failure.h"
#include "ssh/base/lanes.h"
#include "ssh/base/link.h"
#include "ssh/login/agents.h"
#include "ssh/login/login.h"
#include "ssh/session/sessioncore.h"

#include <unistd.h>

// A session's frame: its beginning, the key exchange, its deadlines and its end. Reaching the server is in
// sessionconnect.cpp, logging in in sessionlogin.cpp, commands in sessionexecs.cpp.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds thinkingTime{2};
constexpr int agentPatience = 4; // login timeouts
constexpr int usualRsaBits = 1024; // ssh_config(5), RequiredRSASize
constexpr qsizetype longestGreeting = 255; // RFC 4253 section 4.2

} // namespace

Session::Private::Private(Session& facade_, Loop& loop_, std::shared_ptr<const HostSpec> host_,
                          SessionOptions options_, const Services& services, SessionListener& listener_)
    : facade(facade_), loop(loop_), host(std::move(host_)), options(options_), trust(services.trust),
      lanes(services.lanes), doors(services.doors),
      means{services.desk, services.keys, services.agents, services.lanes, isBatch(),
            agentPatience * options.loginTimeout}, jumps(services.jumps),
      listener(listener_),
      timer(std::make_unique<Loop::Timer>(loop_, [this] { timedOut(); })), loginLeft(options_.loginTimeout),
      asking(std::make_shared<int>(0)), login(makeLogin())
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

std::unique_ptr<Login> Session::Private::makeLogin()
{
    return std::make_unique<Login>(loop, host, means, *this);
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
    if (host->session) {
        for (const QString& remark : host->session->remarks)
            log(u"not done, though ssh_config asks for it: "_s + remark);
    }
    if (host->algorithms && host->algorithms->legacy)
        log(u"old algorithms (SHA-1, CBC) are allowed for this host"_s);
    if (!host->skip.isEmpty()) {
        return finish(verdictOf(Reason::SkippedByConfiguration, host->skip));
    }
    connectBy = startedAt + options.connectTimeout;
    startDeadline(connectBy);
    trust->load(*host, loop.handle(), [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && self->state == State::AwaitingFiles)
            self->begin(std::exchange(self->descriptor, -1));
    });
    login->prepare();
    if (host->jump || !host->proxyCommand.isEmpty())
        return approach();
    resolve();
}

void Session::Private::begin(int socket)
{
    state = State::Exchanging;
    begunAt = Clock::now();
    connector.reset();
    trace = {};
    link = std::make_unique<Link>(loop, socket, [this] { linkReady(); });
    static const AlgorithmSpec none;
    const QStringList hostKeys = hostKeyAlgorithms(host->algorithms ? *host->algorithms : none,
                                                   trust->knownTypes(*host), onlyTypes);
    QString problem;
    if (hostKeys.isEmpty() || !applyOptions(link->session(), *host, hostKeys, problem)) {
        const QString lacking = problem.isEmpty() ? onlyTypes.join(u',') : problem;
        return finish(verdictOf(Reason::NoCommonAlgorithm, phrase(Phrase::KnowsNoneOf, {lacking})));
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
    case State::AtDoor:
    case State::Tunnelling:
    case State::Spawning:
    case State::Connecting:
    case State::BackOff:
    case State::AwaitingFiles:
    case State::Inquiring:
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
        broke(&Private::exchangeFailed);
}

void Session::Private::exchangeFailed()
{
    // libssh may have read the server's words before they could be looked at; it has said them before, then.
    if (trace.firstBytes.isEmpty())
        trace.firstBytes = saidBusy;
    // Who thinks it over before closing is not turning callers away; libwrap does so for 5 s.
    const bool atOnce = Clock::now() - begunAt < thinkingTime || !trace.firstBytes.isEmpty();
    if (mayBeBusy(trace) && atOnce) {
        saidBusy = trace.firstBytes;
        if (retryLater())
            return;
    }
    const QString words = link->error();
    Verdict verdict = exchangeFailure(trace, words);
    if (verdict.reason == Reason::NoCommonAlgorithm && !onlyTypes.isEmpty()) {
        // It showed a key of another type before, and has none of the types that are on file.
        const Trust::Finding changed = trust->changed(*host);
        verdict.reason = changed.reason;
        verdict.detail = changed.detail;
    }
    // All that libssh says of an RSA key it finds too short.
    const int leastRsaBits = host->algorithms ? host->algorithms->leastRsaBits : 0;
    if (leastRsaBits > usualRsaBits && verdict.reason == Reason::ProtocolError && words.contains("hostkey signature"_L1))
        verdict.detail = verdict.detail.with(phrase(Phrase::RequiredRsaSize, {QString::number(leastRsaBits)}));
    finish(std::move(verdict));
}

void Session::Private::timedOut()
{
    switch (state) {
    case State::BackOff:
        return reconnect();
    case State::Ready:
        return keepalive();
    case State::LoggingIn:
        return finish(verdictOf(Reason::LoginTimeout, afterSeconds(options.loginTimeout)));
    case State::Connecting:
        if (Verdict verdict = timeoutVerdict(); !connectAgain())
            finish(std::move(verdict));
        return;
    case State::Idle:
    case State::Resolving:
    case State::Tunnelling:
    case State::Spawning:
    case State::AwaitingFiles:
    case State::Exchanging:
    case State::Verifying:
        return finish(timeoutVerdict());
    case State::AtDoor:
    case State::Inquiring:
    case State::Ended:
        return;
    }
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
    pass = {};
    for (auto& task : tasks) {
        if (task->number < 0)
            continue;
        emitOutput(*task);
        if (ending.reason == Reason::LinkLost && task->channel && task->channel->isWhole()) {
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
    proxy.reset();
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
    finish(verdictOf(reason), state == State::Ready);
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
