// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/session/jumpbackoff.h"
#include "ssh/session/jumpqueue.h"
#include "ssh/session/jumpways.h"
#include "ssh/session/services.h"
#include "ssh/session/session.h"
#include "ssh/session/sessionlistener.h"

#include <memory>
#include <optional>

// One jump host of a run: its connection, opened for the first who wants it, again after it was lost, and given up
// while nobody wants it any more. Everything but the constructor, host() and handle() belongs to its loop's thread;
// whoever holds the last reference may be in another one, so the session is given back by close(), before.
//
//   Idle ──serve──▶ Connecting ──ready──▶ Ready ──lost──▶ Idle, or Pausing if somebody waits
//                     ▲ │    │ failed                       │
//                     │ │    ├─ never worked: refused for good
//                     │ │    └─ did work: Pausing ◀─────────┘
//                     │ └─ nobody wants it: GivingUp ─▶ Idle
//                     └──────────┘ a few times                    From every state: close() ─▶ Closed
namespace rollcall::ssh {

class JumpHost : public std::enable_shared_from_this<JumpHost>, public SessionListener
{
public:
    using Request = JumpWays::Request;

    JumpHost(Loop& loop, std::shared_ptr<const HostSpec> host, const Services& services, std::weak_ptr<JumpWays> pool);

    const HostSpec& host() const { return *m_host; }
    const Loop::Handle& handle() const { return m_handle; }
    void watchEnd(); // of its loop
    void serve(Request&& request);
    bool isThere(quint64 connection) const { return m_state == State::Ready && m_connection == connection; }
    void close();

    void phaseChanged(Session&, HostPhase phase, const QString&) override;
    void ready(Session&) override;
    void execStarted(Session&, int) override {}
    void output(Session&, int, Stream, QByteArray&&) override {}
    void execEnded(Session&, int, const Verdict&) override {}
    void ended(Session&, const Verdict& verdict) override;
    void log(Session&, const QString& text) override;

private:
    enum class State { Idle, Connecting, GivingUp, Ready, Pausing, Closed };

    void connect();
    void connectLater();
    void giveUpUnwanted();
    void sweep();
    void makeWays();
    void makeWay(JumpQueue::Next&& next);
    void wayMade(quint64 number, const std::shared_ptr<Request>& request, int descriptor, const QString& why);
    void failAll(const Verdict& verdict);
    void failed(const Request& request, const Verdict& verdict) const;
    void tellAsking(const Request& request) const;
    void later(std::unique_ptr<Loop::Timer>& timer, Milliseconds pause, void (JumpHost::*what)());

    const std::shared_ptr<const HostSpec> m_host;
    const Loop::Handle m_handle;
    Loop& m_loop;
    Services m_services; // without the pool
    const std::weak_ptr<JumpWays> m_pool;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Loop::Timer> m_pause; // running: connects again at its end
    std::unique_ptr<Loop::Timer> m_sweep;
    SessionOptions m_options;
    State m_state = State::Idle;
    bool m_asks = false; // the user
    quint64 m_connection = 0;
    JumpBackOff m_backOff;
    std::optional<Verdict> m_refused; // why it never worked: not tried again in this run
    JumpQueue m_queue;
};

} // namespace rollcall::ssh
