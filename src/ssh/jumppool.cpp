// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/jumppool.h"

#include <unistd.h>

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

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
    return a.jump == b.jump || (a.jump && b.jump && sameWay(*a.jump, *b.jump));
}

// One jump host. Everything but the constructor and `host` belongs to its loop's thread; whoever holds the last
// reference may be in another one, so the session is given back by close(), before.
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
    void forward(Request&& request);
    void failed(const Request& request, const QString& why) const;

    Loop& m_loop;
    Services m_services; // without the pool
    const std::weak_ptr<JumpPool> m_pool;
    std::unique_ptr<Session> m_session;
    bool m_ready = false;
    bool m_closed = false;
    QString m_refused; // why it never worked: not tried again in this run
    std::vector<Request> m_waiting;
};

void JumpPool::Jump::serve(Request&& request)
{
    if (request.wanted.expired())
        return;
    if (m_closed || !m_refused.isEmpty())
        return failed(request, m_refused);
    if (m_ready)
        return forward(std::move(request));
    const SessionOptions options = request.options;
    m_waiting.push_back(std::move(request));
    if (m_session)
        return;
    Services services = m_services;
    services.jumps = m_pool.lock(); // for a chain; sessions keep it weakly
    m_session = std::make_unique<Session>(m_loop, host, options, services, *this);
    m_session->start();
}

void JumpPool::Jump::close()
{
    m_closed = true;
    m_ready = false;
    m_session.reset();
    for (const Request& request : std::exchange(m_waiting, {}))
        failed(request, u"the run is over"_s);
    m_services = {};
}

void JumpPool::Jump::ready(Session&)
{
    m_ready = true;
    for (Request& request : std::exchange(m_waiting, {}))
        forward(std::move(request));
}

void JumpPool::Jump::ended(Session&, const Verdict& verdict)
{
    const QString why = verdict.detail.isEmpty() ? reasonName(verdict.reason)
                                                 : reasonName(verdict.reason) + u": "_s + verdict.detail;
    if (!m_ready)
        m_refused = why;
    m_ready = false;
    m_session.reset();
    for (const Request& request : std::exchange(m_waiting, {}))
        failed(request, why);
}

void JumpPool::Jump::log(Session&, const QString& text)
{
    const QString line = host->name + u": "_s + text;
    for (const Request& request : m_waiting)
        request.asker.post([log = request.log, line] { log(line); });
}

void JumpPool::Jump::forward(Request&& request)
{
    request.asker.post(request.forwarding);
    auto kept = std::make_shared<Request>(std::move(request));
    m_session->forward(kept->target, kept->port, [kept, name = host->name](int descriptor, const QString& why) {
        Opened opened;
        opened.descriptor = descriptor;
        if (descriptor < 0) {
            opened.reason = Reason::JumpFailed;
            opened.detail = name + u": "_s + why;
        }
        kept->asker.post([kept, opened]() mutable { kept->opened(std::move(opened)); });
    });
}

void JumpPool::Jump::failed(const Request& request, const QString& why) const
{
    Opened opened;
    opened.reason = Reason::JumpFailed;
    opened.detail = host->name + u": "_s + why;
    request.asker.post([call = request.opened, opened]() mutable { call(std::move(opened)); });
}

JumpPool::JumpPool(const Services& services) : m_services(std::make_unique<Services>(services)) {}

JumpPool::~JumpPool()
{
    for (const auto& jump : m_jumps)
        jump->handle.post([jump] { jump->close(); });
}

void JumpPool::open(Loop& loop, Request&& request)
{
    std::shared_ptr<Jump> jump;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& known : m_jumps) {
            if (known->host == request.jump || sameWay(*known->host, *request.jump))
                jump = known;
        }
        if (!jump) {
            jump = std::make_shared<Jump>(loop, request.jump, *m_services, weak_from_this());
            jump->watchEnd();
            m_jumps.push_back(jump);
        }
    }
    auto kept = std::make_shared<Request>(std::move(request));
    jump->handle.post([jump, kept] { jump->serve(std::move(*kept)); });
}

} // namespace rollcall::ssh
