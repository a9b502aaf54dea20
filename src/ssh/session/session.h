// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/session/execrequest.h"
#include "ssh/session/keepalive.h"
#include "ssh/session/logintime.h"
#include "ssh/session/services.h"
#include "ssh/session/sessionlistener.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

// One SSH connection to one host, driven without blocking in its loop's thread: an Approach up to a trusted link, a
// Login on it, then the commands of an ExecTable until it is closed or lost. It never outlives its loop, and tells its
// listener everything exactly once and in order. Deadlines are its own (monotonic): each ends it with its reason.
//
//   Idle ─start─▶ Approaching ─▶ LoggingIn ─▶ Ready ─▶ Ended
//                    ▲ ▲ ▲            │         │
//                    │ │ └────────────┤         │  the server hung up while the user was asked, or lets try no more keys
//                    │ └──────── Inquiring ◀────┘  a connection through a jump host broke: was it the jump host's own?
//                    └───────────────┘             Then once more, if nothing has been run
//   From every state: a deadline, an error, abort() ─▶ Ended
//
// The timer serves one state after the other: the login's deadline, which stands still while a question is open, then
// the keepalives. The listener hears ended() from a task of the loop, never from the depth of a callback, so that it
// may delete the session there.
namespace rollcall::ssh {

class AgentForward;
class Approach;
class ExecTable;
class Link;
class Login;
class SessionReport;
struct BreakCause;

class Session
{
public:
    Session(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, Services& services,
            SessionListener& listener);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    /// Opens a channel and runs the request on it; `exec` is the caller's number for it. Several may be
    /// under way where the server allows; one that it refuses ends with ChannelRefused.
    void exec(int exec, ExecRequest request);
    /// As a jump host: opens a way from that host to another (direct-tcpip, RFC 4254 section 7.2) and hands
    /// over a connected descriptor, or -1 and why not (empty: this connection is gone). Through until one side
    /// closes, or ended().
    void forward(const QString& host, quint16 port, std::function<void(int descriptor, const QString& why)> opened);
    /// Stops and goes on reading output of every channel (backpressure by the channel windows).
    void setReading(bool reading);
    /// Ends one command: TERM by signal, then the second channel's verdict; a few seconds, 10 at most.
    /// execEnded follows with `reason` and the remote state found out.
    void cancelExec(int exec, Reason reason);
    /// Orderly: closes the connection once no exec is under way. ended() follows.
    void close();
    /// At once: every exec under way ends with `reason`; ended() follows. Before login nothing is waited for.
    void abort(Reason reason);

private:
    enum class State { Idle, Approaching, LoggingIn, Ready, Inquiring, Ended };
    struct Ending
    {
        Verdict verdict;
        bool politely = false;       // with a word to the server
        std::vector<LostExec> execs; // told together with the session's
    };

    void linkReady();
    void trusted(std::unique_ptr<Link>&& link);
    void loggedIn();
    void loginWaits(bool waiting, bool forUser);
    void loginBroke();
    void served();
    void timedOut();
    void keepalive();
    void linkBroke();
    void brokeBecause(const BreakCause& cause);
    bool comeAgain();
    void anotherLink();
    void finish(Verdict verdict, bool politely = false);
    void finished();

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const std::unique_ptr<SessionReport> m_report;
    const std::shared_ptr<Session*> m_alive; // expired: what is posted comes too late
    State m_state = State::Idle;
    Ending m_ending;
    bool m_closing = false;
    LoginTime m_loginTime;
    Keepalive m_keepalive;
    std::unique_ptr<Loop::Timer> m_timer;
    std::unique_ptr<Approach> m_approach;
    std::unique_ptr<Link> m_link; // trusted
    std::unique_ptr<Login> m_login;
    std::unique_ptr<ExecTable> m_execs;
    std::unique_ptr<AgentForward> m_forward;
};

} // namespace rollcall::ssh
