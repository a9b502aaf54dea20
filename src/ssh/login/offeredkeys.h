// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/login/keyattempts.h"
#include "ssh/login/keycache.h"

#include <functional>
#include <memory>
#include <optional>

// The keys of one login: gathers them from the run's key files and from the agent, as each of these has been read, and
// knows from the run which one other hosts have accepted. With a handful of keys every host tries for itself; with
// many, most of them wrong, one host finds out which is right (the scout), so that the others do not look like somebody
// who guesses. In the session's loop thread; owned by PublicKeyMethod.
namespace rollcall::ssh {

struct LoginContext;

class OfferedKeys
{
public:
    /// `read`: what was not there yet has been read; called by a post.
    OfferedKeys(LoginContext& context, std::function<void()> read);
    ~OfferedKeys();
    OfferedKeys(const OfferedKeys&) = delete;
    OfferedKeys& operator=(const OfferedKeys&) = delete;

    void prepare(); // begins to read
    /// False: the key files have not been read yet.
    bool gather();
    /// Adds what needs to know what the agent holds. False: it has not answered yet. An agent that takes its time does
    /// not keep the files waiting.
    bool gatherRest();
    KeyAttempts& attempts() { return m_attempts; }
    const KeyAttempts& attempts() const { return m_attempts; }

    /// False: another host finds out; `found` is posted once it has, and the keys are ranked by that.
    bool mayTry(std::function<void()> found);
    void accepted(const QByteArray& blob);
    std::optional<KeyFile> unlockedFile(const QString& path) const;
    void over(); // whoever waits for what we find out need not any more

private:
    bool filesRead();
    bool agentAsked();
    void rank();

    LoginContext& m_context;
    const std::function<void()> m_read;
    KeyAttempts m_attempts;
    bool m_gathered = false;     // the files that need neither agent nor passphrase
    bool m_gatheredRest = false; // and everything else
    bool m_scouting = false;     // others wait for what we find out
};

} // namespace rollcall::ssh
