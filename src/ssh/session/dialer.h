// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "ssh/reach/addresses.h"
#include "ssh/reach/connector.h"
#include "ssh/reach/proxycommand.h"
#include "ssh/session/jumpways.h"
#include "ssh/session/services.h"
#include "ssh/session/sessionlistener.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

// Gets a connected descriptor to one host in the one way that its configuration says: to its addresses (the name
// looked up once), through its jump host, or by its proxy command. And says, once a connection has broken, whether
// it was the jump host's or the program's doing. Knows no deadline: its owner limits the time and destroys it to give
// up. In its loop's thread; errors are reasons with their details.
//
//     Idle ─resolve─▶ Resolving ─▶ Idle ─dial─┬─▶ Connecting ─┐
//                    (names executor)         ├─▶ Tunnelling ─┼─▶ Idle
//                                             └─▶ Spawning ───┘
namespace rollcall::ssh {

class SessionReport;

/// Why a connection broke, if not by itself.
struct BreakCause
{
    bool jumpHost = false;       // its connection was lost, with all that go through it
    std::optional<Detail> proxy; // the program has failed: how
    Detail proxyEnded = {};      // it has not, as far as it says: what is known where nothing has come through it
};

class Dialer
{
public:
    struct Dialled
    {
        int descriptor = -1;          // the receiver closes it
        Reason reason = Reason::None; // why there is none
        Detail detail = {};
        bool jumpLost = false; // the jump host's connection broke under way: the same again may work
        bool noAnswer = false; // of any address: another round may be worth it
    };

    struct Calls
    {
        std::function<void(size_t addresses)> resolved;
        std::function<void()> forwarding;       // the jump host is there: now it is the target's time that runs
        std::function<void(Dialled&&)> dialled; // also where there is no address to dial
    };

    enum class State { Idle, Resolving, Tunnelling, Spawning, Connecting };

    Dialer(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, const Services& services,
           SessionReport& report, Calls calls);
    ~Dialer();
    Dialer(const Dialer&) = delete;
    Dialer& operator=(const Dialer&) = delete;

    bool isDirect() const; // to an address, which has to be known before
    State state() const { return m_state; }
    void resolve();
    void dial();
    void hangUp();                // it took too long
    void stop();                  // for good: nothing is told any more, and what is open is freed by the destructor
    QString address() const;      // of the connection made last, as text
    Detail timeoutDetail() const; // what it is that took too long; empty: nothing of this

    bool goesThroughOthers() const; // and may be asked about them:
    void askWhy(std::function<void(BreakCause&&)> told);

private:
    void resolved(Resolved&& result);
    void tunnel();
    void tunnelled(JumpWays::Opened&& opened);
    void spawn();
    void connect();
    void connected(Connector::Result&& result);
    void done(Dialled&& dialled);

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const SessionOptions m_options;
    const std::shared_ptr<Executors> m_executors;
    const std::weak_ptr<JumpWays> m_jumps; // weak: the pool owns sessions, too
    SessionReport& m_report;
    const Calls m_calls;
    std::shared_ptr<Dialer*> m_alive; // expired for whoever works for us: nobody waits any more
    State m_state = State::Idle;
    std::vector<Address> m_addresses; // the one that answered, once one has
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<ProxyCommand> m_proxy;
    quint64 m_jumpConnection = 0; // of the jump host: the one we came through
};

} // namespace rollcall::ssh
