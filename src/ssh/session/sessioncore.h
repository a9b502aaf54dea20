// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/doors.h"
#include "ssh/base/failure.h"
#include "ssh/base/lanes.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/login.h"
#include "ssh/reach/addresses.h"
#include "ssh/reach/connector.h"
#include "ssh/reach/proxycommand.h"
#include "ssh/reach/tunnel.h"
#include "ssh/session/cancellation.h"
#include "ssh/session/execchannel.h"
#include "ssh/session/jumppool.h"
#include "ssh/session/services.h"
#include "ssh/session/session.h"
#include "ssh/trust/trust.h"

#include <optional>
#include <vector>

// The inside of a Session: its states, and what belongs to each. All in the loop's thread.
//
//   Idle ─start─▶ Resolving ─▶ AtDoor ─▶ Connecting ─▶ Exchanging ─▶ Verifying ─▶ LoggingIn ─▶ Ready ─▶ Ended
//                  (names      ▲ ▲  │      ▲    │        ▲   │ busy?      │            │           │
//                   lane)      │ │  └▶ Tunnelling ──────┤   │            │ key types  │ the server│
//                              │ │     (a jump host)     │   │            │ on file    │ hung up   │
//                              │ │  └▶ Spawning ─────────┘   │            │            │ while the │
//                              │ │     (ProxyCommand)        │            │            │ user was  │
//                              │ └──── BackOff ◀─────────────┘            │            │ asked     │
//                              ├──────────────────────────────────────────┴────────────┘           │
//                              └──── Inquiring ◀─── a connection through a jump host broke ◀───────┘
//                                    (was it the jump host's own? Then once more, if nothing has been run)
//   From every state: a deadline, an error, abort() ─▶ Ended
//
// Each state has one deadline, and one timer serves them all; while a question is open it stands still. In
// Ready the timer sends keepalives. The listener hears ended() from a task of the loop, never from the depth
// of a callback, so that it may delete the session there.
namespace rollcall::ssh {

struct Session::Private : std::enable_shared_from_this<Session::Private>, Login::Owner
{
    using Clock = std::chrono::steady_clock;
    enum class State {
        Idle, Resolving, AtDoor, Tunnelling, Spawning, Connecting, BackOff, AwaitingFiles, Exchanging, Verifying,
        LoggingIn, Ready, Inquiring, Ended
    };

    struct Task // an exec
    {
        int number = 0;
        ExecRequest request;                  // until the channel has it
        Milliseconds timeout{0};
        std::unique_ptr<ExecChannel> channel; // null: waits for another to end
        std::unique_ptr<Loop::Timer> timer;
        std::unique_ptr<Loop::Timer> opening; // until the server has answered that it runs
        std::unique_ptr<Cancellation> cancellation;
        Reason cancelReason = Reason::None;
        Detail cancelDetail;
        bool started = false;
        int refusals = 0;
        std::optional<quint64> heardBefore;   // packets; the channel has closed without an exit status, and we have asked
        bool unanswered = false;
    };

    Private(Session& facade, Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options,
            const Services& services, SessionListener& listener);
    ~Private() override;

    // session.cpp: the start, the key exchange, the deadlines
    void start();
    void begin(int descriptor);
    void linkReady();
    void exchange();
    void exchangeFailed();
    void timedOut();
    void startDeadline(Clock::time_point when);
    std::unique_ptr<Login> makeLogin();
    bool isBatch() const { return options.batch || (host->session && host->session->batch); }

    // sessionconnect.cpp: to the server, and once more
    void resolve();
    void resolved(Resolved&& result);
    void approach();
    void setOut();
    void tunnel();
    void tunnelled(JumpPool::Opened&& opened);
    void spawn();
    void spawned(ProxyCommand::Started&& started);
    void connect();
    void connected(Connector::Result&& result);
    QString place() const;
    bool retryLater();
    bool connectAgain();
    void reconnect();
    void broke(void (Private::*really)());
    void jumpWasLost(State before);
    void proxyEnded(State before, std::optional<int> status, void (Private::*really)());
    bool repeat(State before);
    Verdict timeoutVerdict() const;

    // sessionlogin.cpp: host key and login
    void verify();
    void verified(Trust::Finding&& finding);
    void startLogin();
    void loginSucceeded() override;
    void loginFailed(Verdict&& verdict) override;
    void loginAsking(bool asking) override;
    void loginWaiting(bool waiting) override;
    void loginLinkBroke() override;
    void loginBroke();
    void loginNeedsLink() override;
    void loginLog(const QString& text) override;

    // sessionexecs.cpp: channels
    void exec(int number, ExecRequest&& request);
    void forward(const QString& target, quint16 port, Tunnel::Opened&& opened);
    void serve();
    void serveOnce();
    void serveTask(Task& task);
    void openNext();
    void putOff(Task& task);
    void watchOpening(Task& task);
    void emitOutput(Task& task);
    bool isSettled(Task& task);
    void taskOver(Task& task);
    void endTask(Task& task, const Verdict& verdict);
    void cancel(int number, Reason reason, const Detail& detail = {});
    void beginCancel(Task& task, Reason reason, const Detail& detail);
    void setReading(bool reading);
    void updateReading();
    void keepalive();
    void linkBroke();
    void linkLost(Reason reason, const Detail& detail);

    // the end
    void finish(Verdict verdict, bool politely = false);
    void finished();
    void abort(Reason reason);
    void setPhase(HostPhase phase);
    void log(const QString& text);

    Session& facade;
    Loop& loop;
    const std::shared_ptr<const HostSpec> host;
    const SessionOptions options;
    const std::shared_ptr<Trust> trust;
    const std::shared_ptr<Lanes> lanes;
    const std::shared_ptr<Doors> doors;
    const Login::Means means;
    const std::weak_ptr<JumpPool> jumps; // weak: the pool owns sessions, too
    SessionListener& listener;

    State state = State::Idle;
    HostPhase phase = HostPhase::Waiting;
    std::unique_ptr<Loop::Timer> timer;
    Clock::time_point startedAt;
    Clock::time_point connectBy;      // for one connection
    Clock::time_point begunAt;        // the key exchange
    Clock::time_point loginBegan;     // or went on, after a question
    Milliseconds loginLeft{0};
    Doors::Pass pass;                 // until logged in
    Clock::time_point atDoorSince;
    std::optional<Clock::time_point> busySince; // the server first turned us away; time at its door does not count
    quint64 jumpConnection = 0;       // of the jump host: the one we came through
    int jumpLosses = 0;
    int keyReconnects = 0;            // because of the host key
    int attempts = 0;                 // connections that were made
    int rounds = 0;                   // of all addresses, in vain (ConnectionAttempts)
    std::shared_ptr<int> asking;      // what lanes check whether they are still wanted

    std::vector<Address> addresses;
    QString address;                  // in use, as text
    std::unique_ptr<Connector> connector;
    std::unique_ptr<ProxyCommand> proxy;
    int descriptor = -1;              // connected, and not yet a link's
    std::unique_ptr<Link> link;
    ExchangeTrace trace;
    QByteArray saidBusy; // what a busy server said on an earlier connection
    QStringList onlyTypes;            // host key types to insist on
    std::unique_ptr<Login> login;

    std::vector<std::unique_ptr<Task>> tasks;
    std::vector<std::unique_ptr<Tunnel>> tunnels;
    bool serving = false;
    bool serveAgain = false;
    bool wantsReading = true;
    bool closing = false;
    bool toldReady = false;
    bool hadChannel = false;          // the server has opened one before
    QStringList refusedVariables;     // not asked for again: each costs a round trip
    qint64 heard = 0;                 // bytes received at the last keepalive tick
    int unanswered = 0;

    struct Ending { int number; Verdict verdict; };
    std::vector<Ending> endings;      // execs whose end is told together with the session's
    Verdict ending;
    bool sayGoodbye = false;
};

} // namespace rollcall::ssh
