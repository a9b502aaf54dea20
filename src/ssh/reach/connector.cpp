// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/connector.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds stagger{250};

// With several addresses the failure that tells most is reported: an answer beats silence.
int telling(Reason reason)
{
    switch (reason) {
    case Reason::Refused:
        return 4;
    case Reason::TooManyDescriptors:
        return 3;
    case Reason::NoRoute:
        return 1;
    case Reason::None:
        return 0;
    default:
        return 2;
    }
}

} // namespace

Reason connectReason(int error)
{
    switch (error) {
    case ECONNREFUSED:
    case ECONNRESET:
        return Reason::Refused;
    case ETIMEDOUT:
        return Reason::ConnectTimeout;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        return Reason::TooManyDescriptors;
    default:
        return Reason::NoRoute;
    }
}

struct Connector::Attempt
{
    Address address;
    int descriptor = -1;
    std::unique_ptr<Loop::Watch> watch;

    void close()
    {
        watch.reset();
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
    }
    ~Attempt() { close(); }
};

Connector::Connector(Loop& loop, std::vector<Address> addresses, const Address& from,
                     std::function<void(Result&&)> done, std::function<void(const QString&)> log)
    : m_loop(loop), m_addresses(std::move(addresses)), m_from(from), m_done(std::move(done)), m_log(std::move(log)),
      m_stagger(loop, [this] { next(); })
{
}

Connector::~Connector() = default;

void Connector::start()
{
    next();
}

QString Connector::pending() const
{
    QStringList waiting;
    for (const auto& attempt : m_attempts) {
        if (attempt->descriptor >= 0)
            waiting << attempt->address.text();
    }
    return waiting.join(u", "_s);
}

bool Connector::bindTo(int descriptor, const Address& from, int family)
{
    if (from.length == 0)
        return true;
    if (from.family() != family) {
        errno = EADDRNOTAVAIL;
        return false;
    }
    return ::bind(descriptor, reinterpret_cast<const sockaddr*>(&from.bytes), from.length) == 0;
}

void Connector::next()
{
    if (m_next >= m_addresses.size())
        return;
    m_attempts.push_back(std::make_unique<Attempt>());
    Attempt& attempt = *m_attempts.back();
    attempt.address = m_addresses[m_next++];
    ++m_open;
    m_log(u"connecting to "_s + attempt.address.text());
    attempt.descriptor = ::socket(attempt.address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (attempt.descriptor < 0)
        return failed(attempt, errno);
    if (!bindTo(attempt.descriptor, m_from, attempt.address.family()))
        return failed(attempt, errno);
    const auto* name = reinterpret_cast<const sockaddr*>(&attempt.address.bytes);
    if (::connect(attempt.descriptor, name, attempt.address.length) != 0 && errno != EINPROGRESS)
        return failed(attempt, errno);
    attempt.watch =
        std::make_unique<Loop::Watch>(m_loop, attempt.descriptor, [this, &attempt](bool, bool) { tried(attempt); });
    attempt.watch->start(false, true);
    if (m_next < m_addresses.size())
        m_stagger.start(stagger);
}

void Connector::tried(Attempt& attempt)
{
    int error = 0;
    socklen_t size = sizeof(error);
    ::getsockopt(attempt.descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return failed(attempt, error);
    const int on = 1;
    ::setsockopt(attempt.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    attempt.watch.reset();
    Result result;
    result.descriptor = std::exchange(attempt.descriptor, -1);
    result.address = attempt.address;
    m_stagger.stop();
    m_attempts.clear();
    const auto done = std::move(m_done); // it may destroy this
    done(std::move(result));
}

void Connector::failed(Attempt& attempt, int error)
{
    attempt.close();
    --m_open;
    const QString sentence = attempt.address.text() + u": "_s + qt_error_string(error);
    m_log(sentence);
    const Reason reason = connectReason(error);
    if (telling(reason) > telling(m_failure.reason)) {
        m_failure.reason = reason;
        m_failure.detail = sentence;
    }
    if (m_next < m_addresses.size())
        return next();
    if (m_open == 0)
        finish();
}

void Connector::finish()
{
    m_stagger.stop();
    const auto done = std::move(m_done); // it may destroy this
    done(std::move(m_failure));
}

} // namespace rollcall::ssh
