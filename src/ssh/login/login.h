// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/lanes.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/keycache.h"
#include "ssh/questions/answers.h"
#include "ssh/questions/desk.h"

#include <memory>
#include <optional>
#include <vector>

// Logging in on one host (RFC 4252): keys first, handed over directly where the private key is at hand, then
// keyboard-interactive, then the password. It outlives a connection: when the server hangs up while the user
// is being asked, the next connection goes on with the answer. In the session's loop thread; owned by it.
//
//            ┌────────────────────────────── denied, partial, key by key ──────────────────────────────┐
//            ▼                                                                                         │
//    Preparing ─▶ choose() ─┬─▶ Offer ─▶ Sign ───────────┐ (files; an encrypted one is offered first)   │
//     key files,  ▲ ▲ │ │   ├─▶ InLane ──────────────────┤ (the agent signs, in a lane)                 │
//     agent       │ │ │ │   ├─▶ None ────────────────────┼─▶ answered() ────────────────────────────────┘
//                 │ │ │ │   ├─▶ Interactive ◀─┐ prompts ─┤       │
//                 │ │ │ │   └─▶ Password ◀──┐ │          │       ├─ success: Done
//                 │ │ │ │                   │ │          │       └─ too many keys, the server hung up:
//                 │ │ │ └─ Asking ──────────┴─┘          │          once more on another connection
//                 │ │ │      the user's answer, or passphrase
//                 │ │ └─ Scouting: many keys, and another host finds out which is right
//                 │ └────┘
//                 └── nothing left: Done, failed
//
namespace rollcall::ssh {

class AgentSigner;
class Agents;

class Login
{
public:
    enum class Wait { Over, ForUser, ForOtherHost };

    struct Calls
    {
        std::function<void()> succeeded;
        std::function<void(Verdict&&)> failed;
        std::function<void(Wait)> waits;   // time stands still meanwhile
        std::function<void()> linkBroke;   // while something was sent to the server
        std::function<void()> needsLink;   // the answer is here, the connection is not any more
        std::function<void(const QString&)> log;
    };

    struct Means
    {
        std::shared_ptr<Desk> desk;
        std::shared_ptr<KeyCache> keys;
        std::shared_ptr<Agents> agents;
        std::shared_ptr<Lanes> lanes;
        bool batch = false;
        std::chrono::milliseconds agentPatience{120'000}; // with one signature, which may need a touch
    };

    Login(Loop& loop, std::shared_ptr<const HostSpec> host, Means means, Calls calls);
    ~Login();
    std::unique_ptr<Login> anew() const; // the same login, of which nothing has been tried

    void prepare();           // reads what can be read before there is a connection
    void attach(Link& link);  // begins, or goes on, on this verified connection
    void detach();            // the connection is gone
    void drive();             // the link is ready
    bool isAsking() const { return m_step == Step::Asking || m_step == Step::Scouting; }
    bool sentKeys() const { return m_step == Step::Sign || m_step == Step::Offer || m_step == Step::InLane; }
    int keysRefused() const { return m_keysRefused; } // on this connection
    void giveUp(); // the session ends: whoever waits for our result need not any more
    void linkLost(); // before giveUp: the server hung up
    /// The server hung up after too many keys: true if there is more to try on a further connection.
    bool hasMoreToTry();

private:
    enum class Step { Idle, Preparing, Scouting, None, Offer, Sign, InLane, Interactive, Password, Asking, Done };

    struct Attempt
    {
        enum class Kind { Key, Locked, Agent };
        Kind kind = Kind::Key;
        QString label;
        QByteArray blob;
        SshKeyPtr key; // Key: the private one; else the public one, if known
        QString path;  // Locked
    };

    // login.cpp: which method comes next
    std::function<void()> again();
    bool keysReady();
    bool agentReady();
    void choose();
    bool allows(unsigned method) const;
    static QStringList methodNames(unsigned methods);
    void answered(int rc);
    void succeed();
    void fail();
    void failWith(Reason reason, const Detail& detail);
    Detail missingKeys() const;
    int step();

    // loginkeys.cpp: which keys, and what becomes of them
    void listAttempts();
    bool listRest();
    void rankAttempts();
    bool mayTryKeys();
    void endScouting();
    void addFileAttempts(const KeyFile& file);
    void addLockedAttempt(const KeyFile& file);
    void addAgentAttempts(const std::vector<KeyFile>& files);
    void tryKey();
    void keyAnswered(int rc);
    void nextKey(const QString& why);
    void askPassphrase();
    void passphraseCame();
    void unlocked(bool fits);
    void signByAgent();
    void agentSlow(bool slow);
    void noteSilence();

    // loginprompts.cpp: what the user is asked
    struct Asked // by one prompt of the server
    {
        Desk::Topic topic;
        size_t place = 0; // among the topic's own prompts
    };

    void tryPassword();
    void tryInteractive();
    void promptsCame();
    std::vector<Asked> sortPrompts() const;
    void secretAnswered(int rc);
    void wait(const std::vector<Asked>& asked);
    void answersCame();
    void declined(Reason reason, const Desk::Topic& topic);
    void giveUpAsking();
    void beginAsking();
    void endAsking();
    void resume();
    Desk::Topic passwordTopic() const;
    Desk::Topic passphraseTopic() const;
    QString who() const;

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const std::shared_ptr<const LoginSpec> m_spec;
    const Means m_means;
    const Calls m_calls;
    std::shared_ptr<Login*> m_alive; // what is posted here finds it empty once this is gone
    Link* m_link = nullptr;
    Step m_step = Step::Idle;

    std::vector<Attempt> m_attempts;
    size_t m_attempt = 0;
    bool m_listed = false;     // the files that need neither agent nor passphrase
    bool m_listedRest = false; // and everything else
    bool m_scouting = false;   // others wait for what we find out
    int m_partial = 0;
    int m_rounds = 0;
    int m_keyConnections = 0;  // that ended because of too many keys
    int m_agentConnections = 0; // that did not outlive the agent's slowness
    std::unique_ptr<AgentSigner> m_signer;

    unsigned m_serverMethods = 0;
    bool m_methodsKnown = false;
    bool m_offered = false;      // the server has refused something of ours
    int m_keysRefused = 0;
    bool m_interactiveDone = false;
    bool m_passwordDone = false;
    bool m_passwordRefused = false;
    Reason m_questionReason = Reason::None; // NoAnswer, PausedAfterDenials, PassphraseWrong
    Detail m_questionDetail;
    QStringList m_missing; // key files
    Detail m_unusable;     // the last one, and why

    Answers m_answers;
    bool m_unlocking = false; // the answer is a passphrase
};

} // namespace rollcall::ssh
