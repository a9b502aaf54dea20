// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/login/loginmethod.h"
#include "ssh/login/offeredkeys.h"

#include <memory>
#include <optional>

// Login by key (RFC 4252 section 7): handed over directly where the private key is at hand; offered first where it
// takes a passphrase; signed by the agent in an executor, which has the session meanwhile. In the session's loop
// thread; owned by Login.
//
//     tryNext ─┬─▶ Sign ───────────────────────────────┐ (files)
//              ├─▶ Offer ─▶ the passphrase ─▶ tryNext ─┤ (an encrypted one)
//              └─▶ InExecutor ─────────────────────────┴─▶ accepted, or the next one
namespace rollcall::ssh {

class AgentSigner;

class PublicKeyMethod : public LoginMethod
{
public:
    explicit PublicKeyMethod(LoginContext& context);
    ~PublicKeyMethod() override;

    void prepare() override { m_keys.prepare(); }
    bool tryNext() override;
    int call() override;
    void answered(int rc) override;
    void answersCame() override;
    void connectionChanged() override;
    void over() override;
    bool survivesHangup() override;
    bool wantsAnotherLink() override;
    bool hasLeftTheLoop() const override { return m_step == Step::InExecutor; }
    std::optional<int> keysRefused() const override { return m_keys.attempts().refusedHere(); }

private:
    enum class Step { Offer, Sign, InExecutor };

    void tryKey();
    void send(Step step);
    void signByAgent();
    void agentFailed();
    void noteSilence();
    void unusable();
    void skip(const QString& why);
    void askPassphrase();
    void openFile();
    void opened(bool fits);
    QuestionBroker::Topic passphraseTopic() const;

    OfferedKeys m_keys;
    Step m_step = Step::Sign;
    std::unique_ptr<AgentSigner> m_signer;
    int m_slowConnections = 0; // that did not outlive the agent's slowness
    bool m_unlocking = false;  // a passphrase is asked for, or being tried
};

} // namespace rollcall::ssh
