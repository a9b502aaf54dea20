// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/verdict/outcome.h"
#include "ssh/base/admission.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/session/dialer.h"
#include "ssh/session/handshake.h"
#include "ssh/session/retries.h"
#include "ssh/session/services.h"
#include "ssh/session/sessionlistener.h"
#include "ssh/session/sessionreport.h"

#include <chrono>
#include <functional>
#include <memory>

// A session's way up to a trusted link, as often as it takes: admission to a server that many want to, one connection
// (Dialer), the key exchange and the host key (Handshake), and once more after what may pass (Retries). One deadline
// for each connection; it stands still until admission and while the user is asked. In the loop's thread; owned by the
// session, which hears of the end in the middle of a callback, and frees this later.
//
//   Idle ─start─▶ Resolving ─▶ Admitting ─▶ Dialling ─▶ Handshaking ─▶ Idle: the link is the session's
//                               ▲ ▲ ▲          │          │  │
//                               │ │ └──────────┴─ BackOff ◀──┤ busy? no answer?   again(): the session needs another link
//                               │ └─ key types on file ◀─────┤
//                               └─ Inquiring ◀───────────────┘ a connection through a jump host broke: was it that one's own?
//   From every state: its deadline, or what does not pass ─▶ failed
namespace rollcall::ssh {

/// Nobody may be asked about this host.
bool isBatch(const HostSpec& host, const SessionOptions& options);

class Approach
{
public:
    struct Calls
    {
        std::function<void()> linkReady; // for as long as the link lives; here while it is not the session's: drive()
        std::function<void(std::unique_ptr<Link>&&)> trusted;
        std::function<void(Verdict&&, bool politely)> failed;
    };

    Approach(Loop& loop, std::shared_ptr<const HostSpec> host, SessionOptions options, const Services& services,
             SessionReport& report, Calls calls);
    Approach(const Approach&) = delete;
    Approach& operator=(const Approach&) = delete;

    void prepare(); // reads what can be read before there is a connection
    void start();
    void again();                                             // the same address once more; the session's link is gone
    bool mayComeAgain() { return m_retries.afterLostJump(); } // once for each call
    void drive() { m_handshake.drive(); }
    void stop();                                    // for good: nothing is told any more
    void sayGoodbye() { m_handshake.sayGoodbye(); } // where there is a link still
    void loggedIn() { m_pass.loggedIn(); }
    void stepAside() { m_pass = {}; } // whom the session waits for may wait behind us for admission
    Dialer& dialer() { return m_dialer; }
    std::chrono::milliseconds age() const; // since start()

    /// What a connection broke of is the jump host's doing, or the proxy command's.
    Verdict verdictOn(const BreakCause& cause) const;

private:
    using Clock = std::chrono::steady_clock;
    enum class State { Idle, Resolving, Admitting, Dialling, Handshaking, BackOff, Inquiring };

    void askAdmission();
    void setOut();
    void dialled(Dialer::Dialled&& dialled);
    void broke();
    void brokeBecause(const BreakCause& cause);
    bool backOff();
    bool anotherRound();
    bool throughJumpAgain();
    void outlived();
    void timedOut();

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const Milliseconds m_connectTimeout;
    const std::shared_ptr<Admission> m_admission;
    SessionReport& m_report;
    const Calls m_calls;
    std::shared_ptr<Approach*> m_alive; // expired for whoever works for us: nobody waits any more
    State m_state = State::Idle;
    Retries m_retries;
    Loop::Timer m_timer;
    Clock::time_point m_startedAt;
    Clock::time_point m_connectBy; // for one connection
    Admission::Pass m_pass;        // until logged in
    Dialer m_dialer;
    Handshake m_handshake;
};

} // namespace rollcall::ssh
