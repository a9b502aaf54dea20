// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumppool.h"

#include "core/run/event.h"
#include "core/run/runoptions.h"
#include "ssh/base/failure.h"

#include <QRandomGenerator>

#include <unistd.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds firstPause{400};    // until a lost jump host is connected to again; doubles
constexpr int mostLosses = 6;              // one after the other
constexpr size_t mostOpenings = 64;        // ways being made at once
constexpr int mostRefusals = 6;            // of one way, by a jump host that is short of them
constexpr Milliseconds sweepInterval{500};

template <typename T>
bool sameValue(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b)
{
    return a == b || (a && b && *a == *b);
}

} // namespace

bool sameWay(const HostSpec& a, const HostSpec& b)
{
    if (a.address != b.address || a.port != b.port || a.user != b.user || a.family != b.family)
        return false;
    if (!sameValue(a.login, b.login) || !sameValue(a.trust, b.trust) || !sameValue(a.algorithms, b.algorithms))
        return false;
    if (a.proxyCommand != b.proxyCommand)
        return false;
    return a.jump == b.jump || (a.jump && b.jump && sameWay(*a.jump, *b.jump));
}

// One jump host. Everything but the constructor and `host` belongs to its loop's thread; whoever holds the last
// reference may be in another one, so the session is given back by close(), before.
//
//   (nothing) ──serve──▶ connecting ──ready──▶ ready ──lost──▶ (nothing, or pausing if somebody waits)
//                          ▲    │ failed                          │
//                          │    ├─ never worked: refused for good │
//                          │    └─ did work: pausing ◀────────────┘
//                          └──────────┘ a few times
class JumpPool::Jump : public std::enable_shared_from_this<Jump>, public SessionListener
{
public:
    Jump(Loop& loop, std::shared_ptr<const HostSpec> spec, const Services& services, std::weak_ptr<JumpPool> pool)
        : host(std::move(spec)), handle(loop.handle()), m_loop(loop), m_services(services), m_pool(std::move(pool))
    {
    }

    void watchEnd()
    {
        m_loop.atEnd([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->close();
        });
    }

    void serve(Request&& request);
    bool isThere(quint64 connection) const { return m_ready && m_connection == connection; }
    void close();

    void phaseChanged(Session&, HostPhase, const QString&) override {}
    void ready(Session&) override;
    void execStarted(Session&, int) override {}
    void output(Session&, int, Stream, QByteArray&&) override {}
    void execEnded(Session&, int, const Verdict&) override {}
    void ended(Session&, const Verdict& verdict) override;
    void log(Session&, const QString& text) override;

    const std::shared_ptr<const HostSpec> host;
    const Loop::Handle handle;

private:
    struct Opening // a way that is being made
    {
        quint64 number = 0;
        std::weak_ptr<void> wanted;
    };

    void connect();
    void connectLater();
    void giveUpUnwanted();
    void makeWays();
    void makeWay(Request&& request);
    void wayMade(quint64 number, const std::shared_ptr<Request>& request, int descriptor, const QString& why);
    void failAll(const Verdict& verdict);
    void failed(const Request& request, const Verdict& verdict) const;
    void later(std::unique_ptr<Loop::Timer>& timer, Milliseconds pause, void (Jump::*what)());

    Loop& m_loop;
    Services m_services; // without the pool
    const std::weak_ptr<JumpPool> m_pool;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Loop::Timer> m_pause; // running: connects again at its end
    std::unique_ptr<Loop::Timer> m_sweep;
    SessionOptions m_options;
    bool m_ready = false;
    bool m_closed = false;
    bool m_pausing = false;
    bool m_sweeping = false;
    bool m_unwanted = false;
    quint64 m_connection = 0;
    int m_losses = 0;              // since a way was last made
    std::optional<Verdict> m_refused; // why it never worked: not tried again in this run
    std::vector<Request> m_waiting; // for the connection
    std::deque<Request> m_queue;    // for others to have got their way
    std::vector<Opening> m_openings;
    quint64 m_ways = 0;
};

void JumpPool::Jump::serve(Request&& request)
{
    if (request.wanted.expired())
        return;
    if (m_closed || m_refused)
        return failed(request, m_refused.value_or(verdictOf(Reason::CancelledByQuit)));
    m_options = request.options;
    if (m_ready) {
        m_queue.push_back(std::move(request));
        return makeWays();
    }
    m_waiting.push_back(std::move(request));
    if (m_losses > 0)
        connectLater();
    else
        connect();
}

void JumpPool::Jump::connect()
{
    m_pausing = false;
    if (m_session || m_closed)
        return;
    Services services = m_services;
    services.jumps = m_pool.lock(); // for a chain; sessions keep it weakly
    m_session = std::make_unique<Session>(m_loop, host, m_options, services, *this);
    m_session->start();
    later(m_sweep, sweepInterval, &Jump::makeWays);
}

// Who waits for the connection may have been cancelled meanwhile.
void JumpPool::Jump::giveUpUnwanted()
{
    std::erase_if(m_waiting, [](const Request& request) { return request.wanted.expired(); });
    if (!m_waiting.empty())
        return later(m_sweep, sweepInterval, &Jump::makeWays);
    if (m_session)
        m_session->abort(Reason::CancelledByUser);
    m_unwanted = true;
}

// It worked before: the pause grows with every loss, and differs, so that many clients do not come at once.
void JumpPool::Jump::connectLater()
{
    if (m_pausing || m_session || m_closed)
        return;
    m_pausing = true;
    const Milliseconds step = firstPause * (1 << std::min(m_losses - 1, 5));
    later(m_pause, step / 2 + Milliseconds(QRandomGenerator::global()->bounded(int(step.count()))), &Jump::connect);
}

void JumpPool::Jump::later(std::unique_ptr<Loop::Timer>& timer, Milliseconds pause, void (Jump::*what)())
{
    if (!timer) {
        timer = std::make_unique<Loop::Timer>(m_loop, [weak = weak_from_this(), what] {
            if (const auto self = weak.lock())
                (self.get()->*what)();
        });
    }
    timer->start(pause);
}

void JumpPool::Jump::close()
{
    m_closed = true;
    m_ready = false;
    m_session.reset();
    m_pause.reset();
    m_sweep.reset();
    failAll(verdictOf(Reason::CancelledByQuit));
    m_services = {};
}

void JumpPool::Jump::ready(Session&)
{
    m_ready = true;
    ++m_connection;
    for (Request& request : std::exchange(m_waiting, {}))
        m_queue.push_back(std::move(request));
    makeWays();
}

void JumpPool::Jump::ended(Session&, const Verdict& verdict)
{
    const bool worked = m_connection > 0;
    if (std::exchange(m_ready, false)) { // nothing of what waits for its way has one
        for (Request& request : std::exchange(m_queue, {}))
            m_waiting.push_back(std::move(request));
        m_openings.clear();
    }
    m_session.reset();
    if (std::exchange(m_unwanted, false)) { // but somebody may have come since
        if (!m_waiting.empty())
            connect();
        return;
    }
    ++m_losses;
    if (!worked)
        m_refused = verdict;
    const bool hopeful = worked && m_losses <= mostLosses && outcomeOf(verdict.reason) != Outcome::Denied
        && outcomeOf(verdict.reason) != Outcome::Untrusted;
    if (!hopeful)
        return failAll(verdict);
    std::erase_if(m_waiting, [](const Request& request) { return request.wanted.expired(); });
    if (!m_waiting.empty())
        connectLater();
}

void JumpPool::Jump::log(Session&, const QString& text)
{
    const QString line = host->name + u": "_s + text;
    for (const Request& request : m_waiting)
        request.asker.post([log = request.log, line] { log(line); });
}

// Whoever has given up holds no place: its way may still be under way for minutes, as the jump host's own
// connecting is.
void JumpPool::Jump::makeWays()
{
    m_sweeping = false;
    if (m_closed)
        return;
    if (!m_ready)
        return m_session ? giveUpUnwanted() : void();
    std::erase_if(m_openings, [](const Opening& opening) { return opening.wanted.expired(); });
    while (m_openings.size() < mostOpenings && !m_queue.empty()) {
        Request request = std::move(m_queue.front());
        m_queue.pop_front();
        if (!request.wanted.expired())
            makeWay(std::move(request));
        if (!m_ready) // it was lost on the way in
            return;
    }
    if (!m_queue.empty() && !std::exchange(m_sweeping, true))
        later(m_sweep, sweepInterval, &Jump::makeWays);
}

void JumpPool::Jump::makeWay(Request&& request)
{
    request.asker.post(request.forwarding);
    const quint64 number = ++m_ways;
    m_openings.push_back({number, request.wanted});
    auto kept = std::make_shared<Request>(std::move(request));
    m_session->forward(kept->target, kept->port,
                       [weak = weak_from_this(), number, kept](int descriptor, const QString& why) {
                           if (const auto self = weak.lock())
                               self->wayMade(number, kept, descriptor, why);
                           else if (descriptor >= 0)
                               ::close(descriptor);
                       });
}

// Inside the session's own work: it is asked for the next way in a turn of its own.
void JumpPool::Jump::wayMade(quint64 number, const std::shared_ptr<Request>& request, int descriptor,
                             const QString& why)
{
    std::erase_if(m_openings, [number](const Opening& opening) { return opening.number == number; });
    if (!m_queue.empty()) {
        m_loop.post([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->makeWays();
        });
    }
    if (descriptor < 0 && isShortOfWays(why) && m_ready && ++request->refusals <= mostRefusals) {
        m_queue.push_back(std::move(*request));
        m_sweeping = true;
        return later(m_sweep, sweepInterval, &Jump::makeWays);
    }
    Opened opened;
    opened.descriptor = descriptor;
    opened.connection = m_connection;
    if (descriptor >= 0) {
        m_losses = 0;
    } else if (why.isEmpty()) {
        opened.lost = true;
        opened.reason = Reason::JumpFailed;
        opened.detail = jumpDetail(host->name, verdictOf(Reason::LinkLost));
    } else {
        const Verdict refused = forwardFailure(why, host->name);
        opened.reason = refused.reason;
        opened.detail = refused.detail;
    }
    request->asker.post([request, opened]() mutable { request->opened(std::move(opened)); });
}

void JumpPool::Jump::failAll(const Verdict& verdict)
{
    for (Request& request : std::exchange(m_queue, {}))
        m_waiting.push_back(std::move(request));
    for (const Request& request : std::exchange(m_waiting, {}))
        failed(request, verdict);
}

// Who waits is told of the jump host's own verdict.
void JumpPool::Jump::failed(const Request& request, const Verdict& verdict) const
{
    Opened opened;
    opened.reason = Reason::JumpFailed;
    opened.detail = jumpDetail(host->name, verdict);
    request.asker.post([call = request.opened, opened]() mutable { call(std::move(opened)); });
}

JumpPool::JumpPool(const Services& services) : m_services(std::make_unique<Services>(services)) {}

JumpPool::~JumpPool()
{
    close();
}

void JumpPool::close()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& jump : m_jumps)
        jump->handle.post([jump] { jump->close(); });
    m_jumps.clear();
}

std::shared_ptr<JumpPool::Jump> JumpPool::find(const HostSpec& host) const
{
    for (const auto& known : m_jumps) {
        if (known->host.get() == &host || sameWay(*known->host, host))
            return known;
    }
    return nullptr;
}

void JumpPool::open(Loop& loop, Request&& request)
{
    std::shared_ptr<Jump> jump;
    {
        const std::lock_guard lock(m_mutex);
        jump = find(*request.jump);
        if (!jump) {
            jump = std::make_shared<Jump>(loop, request.jump, *m_services, weak_from_this());
            jump->watchEnd();
            m_jumps.push_back(jump);
        }
    }
    auto kept = std::make_shared<Request>(std::move(request));
    jump->handle.post([jump, kept] { jump->serve(std::move(*kept)); });
}

// The jump host's session gives back its ways and hears of its end in one task of its loop: what is posted there
// because a way has ended comes after both.
void JumpPool::wasLost(const HostSpec& host, quint64 connection, const Loop::Handle& asker,
                       std::function<void(bool)> told)
{
    std::shared_ptr<Jump> jump;
    {
        const std::lock_guard lock(m_mutex);
        jump = find(host);
    }
    if (!jump)
        return asker.post([told = std::move(told)] { told(false); });
    jump->handle.post([jump, connection, asker, told = std::move(told)]() mutable {
        asker.post([lost = !jump->isThere(connection), told = std::move(told)] { told(lost); });
    });
}

} // namespace rollcall::ssh
