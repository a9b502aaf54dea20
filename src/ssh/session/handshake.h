// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/failure.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/agents.h"
#include "ssh/trust/trust.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

// From a connected descriptor to a link whose server has proved to be whom it is taken for: greeting and key exchange
// (RFC 4253), then the host key. What it has learned on one connection holds for the next: the words of a server that
// was busy, the key types to insist on. Knows no deadline. In its loop's thread; owned by Approach; what broke is
// read by failure.h.
//
//     Idle ─start─▶ AwaitingFiles ─▶ Exchanging ─▶ Verifying ─▶ Idle (trusted, refused, or once more)
//                    (known_hosts)       └─ the link broke: Broken
namespace rollcall::ssh {

class SessionReport;

class Handshake
{
public:
    struct Calls
    {
        std::function<void()> linkReady; // the link's own, as long as it lives
        std::function<void()> waiting;   // for the user, or a file, to say whether to believe the host
        std::function<void(std::unique_ptr<Link>&&)> trusted;
        std::function<void(Verdict&&, bool politely)> refused;
        std::function<void()> onceMore; // for another host key type
        std::function<void()> outlived; // by the question: the server has hung up meanwhile
        std::function<void()> broke;    // see wasTurnedAway() and failure()
    };

    Handshake(Loop& loop, std::shared_ptr<const HostSpec> host, bool mayAsk, std::shared_ptr<Trust> trust,
              SessionReport& report, Calls calls);
    ~Handshake();
    Handshake(const Handshake&) = delete;
    Handshake& operator=(const Handshake&) = delete;

    void prepare();             // reads known_hosts, before there is a connection
    void start(int descriptor); // takes it
    void drive();               // the link is ready
    void drop();                // the connection is gone
    void stop();                // for good: nothing is told any more, and the link is freed by the destructor
    bool isOpen() const;        // the connection
    void sayGoodbye();          // to a server that has shown its key

    /// Of a connection that broke: the server seems to be too busy. `saidNothing`: and sent not a byte.
    bool wasTurnedAway();
    bool saidNothing() const { return m_trace.firstBytes.isEmpty(); }
    Verdict failure() const;
    Detail timeoutDetail() const; // how far it had come

private:
    using Clock = std::chrono::steady_clock;
    enum class State { Idle, AwaitingFiles, Exchanging, Verifying, Broken };

    bool load();
    void begin();
    void exchange();
    void verify();
    void verified(Trust::Finding&& finding);

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const bool m_mayAsk;
    const std::shared_ptr<Trust> m_trust;
    SessionReport& m_report;
    const Calls m_calls;
    std::shared_ptr<Handshake*> m_alive; // expired for whoever works for us: nobody waits any more
    State m_state = State::Idle;
    int m_descriptor = -1; // connected, and not yet a link's
    std::unique_ptr<Link> m_link;
    Clock::time_point m_begunAt;
    ExchangeTrace m_trace;
    QByteArray m_saidBusy;   // what a busy server said on an earlier connection
    QStringList m_onlyTypes; // host key types to insist on
};

} // namespace rollcall::ssh
