// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/loginmethod.h"
#include "ssh/login/serverwords.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

// Logging in on one host (RFC 4252): its methods one after the other (loginmethod.h, the table), until the server is
// content or nothing is left that it allows. It outlives a connection: when the server hangs up while the user is being
// asked, the next connection goes on with the answer. In the session's loop thread; owned by it.
//
//            ┌──────────────── denied, partial, key by key ────────────────┐
//            ▼                                                             │
//    Preparing ─▶ choose() ───────▶ Trying ─▶ answered() ──────────────────┘
//     key files,  ▲ ▲   │             ▲         │
//     agent       │ │   │             │         ├─ success: Done
//                 │ │   └▶ Asking ────┘         └─ the server hung up: once more on another connection, or failed
//                 │ │      the user's answer, or passphrase
//                 │ └──── Scouting: many keys, and another host finds out which is right
//                 └── nothing left: Done, failed
//
namespace rollcall::ssh {

class Login
{
public:
    struct Calls
    {
        std::function<void()> succeeded;
        std::function<void(Verdict&&)> failed;
        std::function<void(LoginWait)> waits; // time stands still meanwhile
        std::function<void()> linkBroke;      // while something was sent to the server
        std::function<void()> needsLink;      // the answer is here, the connection is not any more
        std::function<void(const QString&)> log;
    };

    Login(Loop& loop, const std::shared_ptr<const HostSpec>& host, const LoginMeans& means, Calls calls);
    ~Login();                            // whoever waits for our result need not any more
    std::unique_ptr<Login> anew() const; // the same login, of which nothing has been tried

    void prepare();          // reads what can be read before there is a connection
    void attach(Link& link); // begins, or goes on, on this verified connection
    void detach();           // the connection is gone
    void drive();            // the link is ready
    /// It took too long: with what the server has said.
    Detail timeoutDetail(const Detail& time) const { return m_context.report.withWords(time); }
    bool isAsking() const { return m_step == Step::Asking || m_step == Step::Scouting; }
    /// The server has hung up. Nothing: there is more to try on a further connection.
    std::optional<Verdict> hungUp();

    // For its methods.
    void choose();                    // what comes next; the one that asks has been answered
    void trying(LoginMethod& method); // it sends something; drive() does it
    void answered(int rc);            // SSH_AUTH_…
    void succeed();
    void failWith(Reason reason, const Detail& detail);
    void ask(LoginMethod& method, const std::vector<QuestionBroker::Topic>& topics);
    void waitForOtherHost();
    void goOn(); // after either, where needed on another connection
    void needLink();
    std::function<void()> whenRead(); // to be posted once what prepare() reads has come

private:
    enum class Step { Idle, Preparing, Trying, Asking, Scouting, Done };

    void answersCame();
    void fail();

    const Calls m_calls;
    const std::shared_ptr<bool> m_alive;
    LoginContext m_context;
    ServerWords m_words;
    Step m_step = Step::Idle;
    std::vector<std::unique_ptr<LoginMethod>> m_methods; // in the order in which they are tried
    LoginMethod* m_current = nullptr;                    // that sent, or asks
    int m_partial = 0;                                   // successes that were not enough
    int m_rounds = 0;                                    // of prompts
};

} // namespace rollcall::ssh
